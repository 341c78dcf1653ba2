package se.framdrift.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Delivery;
import se.framdrift.model.Rejection;
import se.framdrift.pipeline.Intake;
import se.framdrift.problem.Problem;
import se.framdrift.web.LineFeeds.LineFeed;

/**
 * Where programs that write to InfluxDB find it: {@code /write} and {@code /query} of version 1,
 * {@code /api/v2/write} of version 2, {@code /ping} and {@code /health} of both, with their status
 * codes and error bodies.
 *
 * @see <a href="https://docs.influxdata.com/influxdb/v1/tools/api/">InfluxDB 1 API</a>
 * @see <a href="https://docs.influxdata.com/influxdb/v2/api/">InfluxDB 2 API</a>
 */
final class InfluxRoutes {

  /** The version whose ways these are; some programs look at nothing but its being there. */
  static final String VERSION = "1.8.10-framdrift";

  private static final String FORMAT = "line-protocol";

  private static final Pattern CREATE =
      Pattern.compile("(?i)\\s*create\\s+database\\s+\"?([^\";]{1,200}?)\"?\\s*(with\\b.*)?;?\\s*");

  private static final Pattern SHOW = Pattern.compile("(?i)\\s*show\\s+databases\\s*;?\\s*");

  private final ObservationRoutes.Take take;
  private final LineFeeds feeds;
  private final InstantSource clock;
  private final Room room;

  InfluxRoutes(ObservationRoutes.Take take, LineFeeds feeds, InstantSource clock, Room room) {
    this.take = take;
    this.feeds = feeds;
    this.clock = clock;
    this.room = room;
  }

  void mount(Router router, Access access) {
    write(router, access, "/write", InfluxForm::one, this::writeOne);
    write(router, access, "/api/v2/write", InfluxForm::two, this::writeTwo);
    router
        .get("/query")
        .handler(ctx -> formed(ctx, InfluxForm::one))
        .handler(access.require(Role.FEED, InfluxForm::token))
        .handler(this::query);
    router
        .post("/query")
        .handler(ctx -> formed(ctx, InfluxForm::one))
        .handler(access.require(Role.FEED, InfluxForm::token))
        .handler(Bodies.upTo(Limits.SMALL_BODY_BYTES))
        .handler(this::query);
    Reading.get(router, "/ping").handler(InfluxRoutes::ping);
    Reading.get(router, "/health").handler(InfluxRoutes::health);
  }

  private void write(
      Router router,
      Access access,
      String path,
      UnaryOperator<JsonObject> form,
      java.util.function.Consumer<RoutingContext> write) {
    router
        .post(path)
        .handler(ctx -> formed(ctx, form))
        .handler(access.require(Role.FEED, InfluxForm::token))
        .handler(InfluxRoutes::notAsForm)
        .handler(Bodies.within(room, Limits.BODY_BYTES))
        .handler(Bodies.upTo(Limits.BODY_BYTES))
        .handler(write::accept);
  }

  /** What curl and others call a form, when nobody says otherwise, must not be read as one. */
  private static void notAsForm(RoutingContext ctx) {
    ctx.request().headers().remove(HttpHeaders.CONTENT_TYPE);
    ctx.next();
  }

  private static void formed(RoutingContext ctx, UnaryOperator<JsonObject> form) {
    ProblemDetails.inForm(ctx, form);
    ctx.response().putHeader(InfluxForm.VERSION_HEADER, VERSION);
    ctx.next();
  }

  private void writeOne(RoutingContext ctx) {
    String database = ctx.queryParams().get("db");
    if (database == null || database.isEmpty()) {
      throw new Problem.Malformed("database is required").asFailure();
    }
    String policy = ctx.queryParams().get("rp");
    LineFeed feed =
        feed(
            "database not found: \"%s\"".formatted(InfluxForm.shortened(database)),
            database,
            policy == null ? database : database + "/" + policy);
    Answers.when(
        ctx, written(ctx, feed), intake -> answer(ctx, intake.rejected(), InfluxForm::partialOne));
  }

  private void writeTwo(RoutingContext ctx) {
    String bucket = ctx.queryParams().get("bucket");
    if (bucket == null || bucket.isEmpty()) {
      throw new Problem.Malformed("bucket is required").asFailure();
    }
    LineFeed feed =
        feed("bucket \"%s\" not found".formatted(InfluxForm.shortened(bucket)), bucket, bucket);
    Answers.when(
        ctx, written(ctx, feed), intake -> answer(ctx, intake.rejected(), InfluxForm::partialTwo));
  }

  private LineFeed feed(String unknown, String name, String longer) {
    List<LineFeed> listening =
        feeds.get().stream()
            .filter(each -> each.bucket().equals(name) || each.bucket().equals(longer))
            .toList();
    if (listening.isEmpty()) {
      throw new Problem.NotFound(unknown).asFailure();
    }
    if (listening.size() > 1) {
      throw new Problem.Malformed(
              "several feeds listen for %s: %s"
                  .formatted(name, listening.stream().map(LineFeed::id).toList()))
          .asFailure();
    }
    return listening.getFirst();
  }

  private Future<Intake> written(RoutingContext ctx, LineFeed feed) {
    String precision = ctx.queryParams().get("precision");
    BodyKind.Coding coding = BodyKind.coding(ctx.request());
    byte[] packed = Bodies.bytes(ctx);
    Future<Intake> taken =
        Bodies.away(ctx, packed, () -> take(feed, precision, coding, packed))
            .compose(intake -> intake);
    return Outages.answered(taken);
  }

  private Future<Intake> take(
      LineFeed feed, @Nullable String precision, BodyKind.Coding coding, byte[] packed) {
    byte[] body = Unpacking.whole(packed, coding, Limits.BODY_BYTES);
    Rows rows = feed.decode().read(body, precision, clock.instant());
    Delivery delivery =
        new Delivery(
            feed.id(), feed.municipality(), feed.id(), feed.bucket(), FORMAT, rows.heading());
    return take.take(delivery, rows.rows(), rows.undecodable());
  }

  /** 204 when everything was written. */
  private static void answer(
      RoutingContext ctx,
      List<Rejection> rejected,
      java.util.function.Function<List<Rejection>, JsonObject> partial) {
    ctx.response().putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    if (rejected.isEmpty()) {
      ctx.response().setStatusCode(204).end();
    } else {
      ctx.response()
          .setStatusCode(400)
          .putHeader(HttpHeaders.CONTENT_TYPE, Answers.JSON)
          .end(partial.apply(rejected).encode());
    }
  }

  /** What programs ask before they write, and no more. */
  private void query(RoutingContext ctx) {
    String parameter = ctx.queryParams().get("q");
    String form = ctx.body().available() ? ctx.request().getFormAttribute("q") : null;
    String statement = parameter != null ? parameter : form == null ? "" : form;
    Matcher create = CREATE.matcher(statement);
    JsonObject result = new JsonObject().put("statement_id", 0);
    if (create.matches()) {
      String name = create.group(1);
      feed("database not found: \"%s\"".formatted(InfluxForm.shortened(name)), name, name);
    } else if (SHOW.matcher(statement).matches()) {
      JsonArray names = new JsonArray();
      feeds.get().forEach(each -> names.add(new JsonArray().add(each.bucket())));
      result.put(
          "series",
          new JsonArray()
              .add(
                  new JsonObject()
                      .put("name", "databases")
                      .put("columns", new JsonArray().add("name"))
                      .put("values", names)));
    } else {
      throw new Problem.Malformed(
              "only CREATE DATABASE, for a database that a feed listens for, and SHOW DATABASES"
                  + " are answered here; figures are read at /api/v1")
          .asFailure();
    }
    Answers.fresh(ctx, new JsonObject().put("results", new JsonArray().add(result)));
  }

  private static void ping(RoutingContext ctx) {
    ctx.response()
        .putHeader(InfluxForm.VERSION_HEADER, VERSION)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .setStatusCode(204)
        .end();
  }

  private static void health(RoutingContext ctx) {
    Answers.fresh(
        ctx,
        new JsonObject()
            .put("name", "framdrift")
            .put("message", "ready for writes")
            .put("status", "pass")
            .put("checks", new JsonArray())
            .put("version", VERSION));
  }
}
