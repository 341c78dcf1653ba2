package se.framdrift.web;

import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.model.Delivery;
import se.framdrift.model.RawFact;
import se.framdrift.model.Rejection;
import se.framdrift.pipeline.Intake;
import se.framdrift.problem.Problem;

/**
 * {@code POST /api/v1/observations}: takes figures as JSON, NDJSON or CSV, and answers after they
 * are durable.
 */
public final class ObservationRoutes {

  /** Takes the rows of a delivery; completes when good rows and refused rows are both durable. */
  @FunctionalInterface
  public interface Take {
    Future<Intake> take(Delivery delivery, List<RawFact> rows, List<Rejection> undecodable);
  }

  /** The feed that rows are of when nothing more is known of their sender. */
  static final String FEED = "push";

  private static final String PATH = "/api/v1/observations";
  private static final String SENT = "observations-sent";

  /** What a request says before its body is read. */
  private record Sent(BodyKind kind, Delivery delivery, @Nullable String key) {

    Fingerprint fingerprint() {
      return new Fingerprint(kind.type() + "\n" + delivery.feed() + "\n");
    }
  }

  private final Take take;
  private final Decoders decoders;
  private final Municipalities municipalities;
  private final Once once;
  private final Streams streams;
  private final Room room;

  ObservationRoutes(
      Take take, Decoders decoders, Repeats repeats, Municipalities municipalities, Room room) {
    this.take = take;
    this.decoders = decoders;
    this.municipalities = municipalities;
    this.once = new Once(repeats);
    this.streams = new Streams(take, decoders.lines());
    this.room = room;
  }

  void mount(Router router, Access access) {
    router
        .post(PATH)
        .handler(access.require(Role.FEED))
        .handler(this::begin)
        .handler(Bodies.within(room, Limits.BODY_BYTES))
        .handler(Bodies.upTo(Limits.BODY_BYTES))
        .handler(this::whole);
  }

  /** Lines are taken as they come; the rest is read first. */
  private void begin(RoutingContext ctx) {
    Optional<String> feed = Parameters.of(ctx, "feed").text("feed");
    BodyKind kind = BodyKind.of(ctx.request());
    Sent sent = new Sent(kind, delivery(feed.orElse(null), kind.type()), Once.key(ctx));
    if (kind.type() == BodyKind.Type.NDJSON) {
      answer(
          ctx,
          once.answer(
              ctx,
              sent.key(),
              streams.open(ctx, kind.coding(), sent.delivery(), sent.fingerprint())));
    } else {
      ctx.put(SENT, sent);
      ctx.next();
    }
  }

  private Delivery delivery(@Nullable String feed, BodyKind.Type type) {
    if (feed == null) {
      return new Delivery(FEED, null, FEED, "", type.format, null);
    }
    Catalog catalog = municipalities.withFeed(feed);
    boolean pushed =
        catalog.feeds().stream()
            .anyMatch(each -> each.id().equals(feed) && each.kind().equals("push"));
    if (!pushed) {
      throw new Problem.Malformed(
              "Nothing is sent to the feed %s: it is not of kind push.".formatted(feed))
          .asFailure();
    }
    return new Delivery(feed, catalog.municipality().code(), feed, "", type.format, null);
  }

  private void whole(RoutingContext ctx) {
    Sent sent = Objects.requireNonNull(ctx.get(SENT));
    byte[] packed = Bodies.bytes(ctx);
    answer(ctx, once.answer(ctx, sent.key(), new Whole(ctx, sent, packed)));
  }

  private static void answer(RoutingContext ctx, Future<Once.Answer> answered) {
    Answers.when(
        ctx,
        answered,
        answer -> {
          ctx.response()
              .setStatusCode(answer.status())
              .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
              .putHeader(
                  HttpHeaders.CONTENT_TYPE,
                  answer.status() == 200 ? Answers.JSON : ProblemDetails.TYPE)
              .end(answer.body());
        });
  }

  /** What is sent back: refusals of all rows are an answer that is kept, like any other. */
  static Future<Once.Answer> told(RoutingContext ctx, Future<JsonObject> answer) {
    return answer
        .map(json -> new Once.Answer(200, json.encode()))
        .recover(
            e ->
                e instanceof Problem.Failure failure
                        && failure.problem() instanceof Problem.Invalid invalid
                    ? Future.succeededFuture(
                        new Once.Answer(422, ProblemDetails.body(ctx.response(), invalid).encode()))
                    : Future.failedFuture(e));
  }

  static JsonObject answer(Intake intake) {
    return new Totals(Integer.MAX_VALUE).add(intake).answer();
  }

  /** A body that was read whole. Reads, checks and commits away from the event loop. */
  private final class Whole implements Once.Work {

    private final RoutingContext ctx;
    private final Sent sent;
    private final byte[] packed;

    Whole(RoutingContext ctx, Sent sent, byte[] packed) {
      this.ctx = ctx;
      this.sent = sent;
      this.packed = packed;
    }

    @Override
    public Future<String> fingerprint() {
      return Bodies.away(ctx, packed, () -> sent.fingerprint().of(body()));
    }

    @Override
    public Future<Once.Done> perform() {
      Future<Intake> taken =
          Bodies.away(ctx, packed, () -> take(decoded(body()))).compose(intake -> intake);
      Future<JsonObject> json =
          Outages.answered(taken)
              .map(
                  intake ->
                      new Totals(sent.key() == null ? Integer.MAX_VALUE : Limits.TOLD)
                          .add(intake)
                          .answer());
      Future<Once.Answer> answer = told(ctx, json);
      return sent.key() == null
          ? answer.map(each -> new Once.Done(each, ""))
          : answer.compose(
              each -> fingerprint().map(fingerprint -> new Once.Done(each, fingerprint)));
    }

    private byte[] body() {
      return Unpacking.whole(packed, sent.kind().coding(), Limits.BODY_BYTES);
    }

    private Rows decoded(byte[] body) {
      return switch (sent.kind().type()) {
        case JSON -> decoders.json().apply(body);
        case CSV -> decoders.csv().read(body, sent.kind().charset());
        case NDJSON -> throw new IllegalStateException("lines are not read whole");
      };
    }

    private Future<Intake> take(Rows rows) {
      return take.take(
          sent.delivery().withHeading(rows.heading()), rows.rows(), rows.undecodable());
    }
  }
}
