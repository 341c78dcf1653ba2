package se.framdrift.web;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.core.streams.WriteStream;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.function.Function;
import se.framdrift.model.QuarantineCount;
import se.framdrift.model.QuarantineFilter;
import se.framdrift.model.QuarantinedRow;
import se.framdrift.problem.Problem;
import se.framdrift.wire.StoredJson;

/**
 * {@code /api/v1/quarantine} and {@code /api/v1/feeds/{id}/quarantine}: rows that were refused, the
 * newest first, as JSON, or all of them as CSV or NDJSON; and how many there are for each reason.
 */
public final class QuarantineRoutes {

  private static final int EXPORT_PAGE = 500;
  private static final String NDJSON = "application/x-ndjson";

  /**
   * Refused rows.
   *
   * @param list newest first
   * @param count how many there are
   * @param counts how many for each reason, the most frequent first
   * @param pages all of them, page by page
   * @param table all of them as CSV
   */
  public record Refused(
      Rows list,
      Function<QuarantineFilter, Future<Long>> count,
      Counts counts,
      Pages pages,
      Table table) {}

  /** The newest first. */
  @FunctionalInterface
  public interface Rows {
    Future<List<QuarantinedRow>> list(QuarantineFilter filter, int limit, int offset);
  }

  /** The most frequent first. */
  @FunctionalInterface
  public interface Counts {
    Future<List<QuarantineCount>> counts(QuarantineFilter filter, int limit);
  }

  /** Hands the next page on when {@code sink} is done with the last. */
  @FunctionalInterface
  public interface Pages {
    Future<Long> pages(
        QuarantineFilter filter, int rows, Function<List<QuarantinedRow>, Future<Void>> sink);
  }

  /** Completes when everything is handed to {@code out}, which it does not end. */
  @FunctionalInterface
  public interface Table {
    Future<Void> write(QuarantineFilter filter, boolean bom, WriteStream<Buffer> out);
  }

  private final Municipalities municipalities;
  private final Refused refused;

  QuarantineRoutes(Municipalities municipalities, Refused refused) {
    this.municipalities = municipalities;
    this.refused = refused;
  }

  void mount(Router router, Access access) {
    for (String path : List.of("/api/v1/quarantine", "/api/v1/feeds/:id/quarantine")) {
      Reading.get(router, path).handler(access.require(Role.REPORTER)).handler(this::list);
    }
    Reading.get(router, "/api/v1/quarantine/counts")
        .handler(access.require(Role.REPORTER))
        .handler(this::counts);
  }

  private void list(RoutingContext ctx) {
    Parameters parameters = QuarantineQuery.parameters(ctx, "format", "bom", "limit", "offset");
    QuarantineFilter filter = QuarantineQuery.filter(ctx, parameters, municipalities);
    switch (parameters.text("format").orElse("json")) {
      case "json" -> page(ctx, parameters, filter);
      case "csv" ->
          export(
              ctx, "csv", Answers.CSV, out -> refused.table().write(filter, parameters.bom(), out));
      case "ndjson" -> export(ctx, "ndjson", NDJSON, out -> lines(filter, out));
      default -> throw new Problem.Malformed("format is json, csv or ndjson.").asFailure();
    }
  }

  private void page(RoutingContext ctx, Parameters parameters, QuarantineFilter filter) {
    int limit = parameters.limit();
    int offset = parameters.offset();
    Future<Long> total = refused.count().apply(filter);
    Future<List<QuarantinedRow>> page = refused.list().list(filter, limit, offset);
    Answers.when(
        ctx,
        Outages.answered(Future.all(total, page)),
        _ ->
            Answers.fresh(
                ctx,
                Answers.list(
                    page.result().stream().map(StoredJson::quarantined).toList(),
                    total.result(),
                    limit,
                    offset)));
  }

  private Future<Void> lines(QuarantineFilter filter, WriteStream<Buffer> out) {
    return refused
        .pages()
        .pages(
            filter,
            EXPORT_PAGE,
            page -> {
              Buffer lines = Buffer.buffer();
              page.forEach(
                  row ->
                      lines
                          .appendBuffer(StoredJson.quarantined(row).toBuffer())
                          .appendByte((byte) '\n'));
              return out.write(lines);
            })
        .mapEmpty();
  }

  /** Streams at the pace of the reader. */
  private static void export(
      RoutingContext ctx,
      String name,
      String type,
      Function<WriteStream<Buffer>, Future<Void>> write) {
    HttpServerResponse response = ctx.response();
    response
        .putHeader(HttpHeaders.CONTENT_TYPE, type)
        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
        .putHeader(
            HttpHeaders.CONTENT_DISPOSITION, Answers.attachment("framdrift-quarantine." + name));
    if (ctx.request().method().equals(HttpMethod.HEAD)) {
      response.end();
      return;
    }
    response.setChunked(true);
    Answers.when(ctx, Outages.told(write.apply(response)), _ -> response.end());
  }

  private void counts(RoutingContext ctx) {
    Parameters parameters = QuarantineQuery.parameters(ctx, "limit");
    QuarantineFilter filter = QuarantineQuery.filter(ctx, parameters, municipalities);
    int limit = parameters.limit();
    Future<Long> total = refused.count().apply(filter);
    Future<List<QuarantineCount>> counts = refused.counts().counts(filter, limit);
    Answers.when(
        ctx,
        Outages.answered(Future.all(total, counts)),
        _ -> {
          List<JsonObject> items =
              counts.result().stream().map(StoredJson::quarantineCount).toList();
          Answers.fresh(
              ctx, Answers.list(items, items.size(), limit, 0).put("rows", total.result()));
        });
  }
}
