package se.framdrift.web;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.model.Happenings;
import se.framdrift.model.Happenings.Cursor;
import se.framdrift.problem.Problem;
import se.framdrift.web.Moment.Then;
import se.framdrift.wire.ChangeJson;

/** {@code /api/v1/changes}: what changed between two moments, and why. */
final class ChangeRoutes {

  private static final int MAX_LIMIT = 1_000;

  private final Municipalities municipalities;
  private final Times times;
  private final Archive archive;
  private final Tables.OfChanges table;

  ChangeRoutes(
      Municipalities municipalities, Times times, Archive archive, Tables.OfChanges table) {
    this.municipalities = municipalities;
    this.times = times;
    this.archive = archive;
    this.table = table;
  }

  void mount(Router router) {
    Reading.get(router, "/api/v1/changes").handler(this::changes);
  }

  /**
   * What is asked.
   *
   * @param since null when it began before the first commit
   * @param now whether no end was named
   */
  private record Asked(
      String municipality, @Nullable Then since, Then to, boolean now, Cursor from) {}

  private void changes(RoutingContext ctx) {
    Parameters parameters =
        Parameters.of(
            ctx, "municipality", "since", "asOf", "after", "limit", "offset", "format", "bom");
    Catalog owner =
        municipalities.withCode(
            parameters
                .text("municipality")
                .orElseThrow(() -> malformed("Say municipality=: a position is of one ledger.")));
    AsOf since = AsOf.of(parameters, "since");
    if (since instanceof AsOf.Now) {
      throw malformed("Say since=: a position that you have seen, a moment or a day.");
    }
    int limit = parameters.limit(Parameters.DEFAULT_LIMIT, MAX_LIMIT);
    Cursor after = after(parameters);
    boolean csv = parameters.csv();
    boolean bom = parameters.bom();
    Future<Asked> asked = asked(parameters, owner.municipality().code(), since, after);
    if (csv) {
      table(ctx, asked, bom);
    } else {
      page(ctx, asked, limit);
    }
  }

  private Future<Asked> asked(
      Parameters parameters, String code, AsOf since, @Nullable Cursor after) {
    boolean now = !AsOf.isAsked(parameters);
    Future<Then> to = now ? times.last(code) : times.then(code, AsOf.of(parameters, "asOf"));
    Future<Function<Then, Asked>> from =
        times
            .since(code, since)
            .map(
                begun ->
                    end -> {
                      long position = begun.map(Then::position).orElse(0L);
                      if (position > end.position()) {
                        throw malformed("since is after asOf.");
                      }
                      Cursor cursor = after == null ? Cursor.after(position) : after;
                      return new Asked(code, begun.orElse(null), end, now, cursor);
                    });
    return Future.all(to, from).map(_ -> from.result().apply(to.result()));
  }

  private void page(RoutingContext ctx, Future<Asked> asked, int limit) {
    Future<Happenings> page =
        asked.compose(
            each ->
                archive
                    .changes()
                    .page(each.municipality(), each.from(), each.to().position(), limit));
    Answers.when(
        ctx,
        Outages.answered(page),
        told -> {
          Asked each = asked.result();
          JsonObject json =
              new JsonObject()
                  .put("items", items(told))
                  .put("limit", limit)
                  .put("next", told.next() == null ? null : text(told.next()))
                  .put("municipality", each.municipality())
                  .put("since", moment(each.since()));
          if (each.now()) {
            Answers.json(ctx, json.put("asOf", moment(each.to())));
          } else {
            PastAnswers.json(ctx, json, each.to(), false);
          }
        });
  }

  private static JsonArray items(Happenings told) {
    JsonArray items = new JsonArray();
    told.items().forEach(each -> items.add(ChangeJson.happening(each, told)));
    return items;
  }

  /** All pages, one after another, at the pace of the reader. */
  private void table(RoutingContext ctx, Future<Asked> asked, boolean bom) {
    HttpServerResponse response = ctx.response();
    Answers.when(
        ctx,
        asked,
        each -> {
          String name =
              "framdrift-changes-%s-%d-%d.csv"
                  .formatted(each.municipality(), each.from().position(), each.to().position());
          response
              .putHeader(HttpHeaders.CONTENT_TYPE, Answers.CSV)
              .putHeader(
                  HttpHeaders.CACHE_CONTROL,
                  each.now()
                      ? Answers.CHECK
                      : PastAnswers.head(response, List.of(each.to()), false))
              .putHeader(HttpHeaders.CONTENT_DISPOSITION, Answers.attachment(name));
          if (ctx.request().method().equals(HttpMethod.HEAD)) {
            response.end();
            return;
          }
          response.setChunked(true);
          Future<Void> written =
              response.write(table.heading(bom)).compose(_ -> rest(each, each.from(), response));
          Answers.when(ctx, Outages.told(written), _ -> response.end());
        });
  }

  private Future<Void> rest(Asked asked, Cursor from, HttpServerResponse response) {
    return archive
        .changes()
        .page(asked.municipality(), from, asked.to().position(), MAX_LIMIT)
        .compose(
            told -> {
              Buffer rows = table.rows(told);
              Future<Void> written =
                  rows.length() == 0 ? Future.succeededFuture() : response.write(rows);
              Cursor next = told.next();
              return next == null ? written : written.compose(_ -> rest(asked, next, response));
            });
  }

  private static @Nullable JsonObject moment(@Nullable Then then) {
    return then == null
        ? null
        : new JsonObject()
            .put("municipality", then.municipality())
            .put("position", then.position())
            .put("at", then.at().toString());
  }

  /** {@code 12} for all of that commit, {@code 12.3} for its first four. */
  private static String text(Cursor cursor) {
    return cursor.ordinal() == Integer.MAX_VALUE
        ? Long.toString(cursor.position())
        : cursor.position() + "." + cursor.ordinal();
  }

  private static @Nullable Cursor after(Parameters parameters) {
    String text = parameters.text("after").orElse(null);
    if (text == null) {
      return null;
    }
    if (!text.matches("[0-9]{1,18}([.][0-9]{1,9})?")) {
      throw malformed("after is what the page before calls next.");
    }
    int dot = text.indexOf('.');
    return dot < 0
        ? Cursor.after(Long.parseLong(text))
        : new Cursor(
            Long.parseLong(text.substring(0, dot)), Integer.parseInt(text.substring(dot + 1)));
  }

  private static Problem.Failure malformed(String detail) {
    return new Problem.Malformed(detail).asFailure();
  }
}
