package se.framdrift.web;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import se.framdrift.catalog.Catalog;
import se.framdrift.pipeline.View;
import se.framdrift.problem.Problem;
import se.framdrift.wire.DefinitionJson;
import se.framdrift.wire.Json;

/** Boards as they are shown now: {@code /api/v1/boards} and {@code /api/v1/boards/{id}}. */
final class BoardRoutes {

  private record Tagged(Buffer bytes, String tag) {}

  private final Municipalities municipalities;
  private final Views views;
  private final Function<String, Optional<Buffer>> snapshot;
  private final Tables.OfBoard table;
  private final Map<String, Tagged> tagged = new ConcurrentHashMap<>();

  /**
   * @param snapshot the bytes that a fresh viewer of a board gets; the same Buffer as long as the
   *     board is the same
   */
  BoardRoutes(
      Municipalities municipalities,
      Views views,
      Function<String, Optional<Buffer>> snapshot,
      Tables.OfBoard table) {
    this.municipalities = municipalities;
    this.views = views;
    this.snapshot = snapshot;
    this.table = table;
  }

  void mount(Router router) {
    Reading.get(router, "/api/v1/boards").handler(this::list);
    Reading.get(router, "/api/v1/boards/:id").handler(this::board);
  }

  private void list(RoutingContext ctx) {
    Parameters parameters = Parameters.of(ctx, "limit", "offset");
    List<JsonObject> boards =
        municipalities.catalogs().stream()
            .filter(catalog -> catalog.board() != null)
            .map(BoardRoutes::entry)
            .toList();
    Answers.json(ctx, Answers.page(boards, parameters));
  }

  private static JsonObject entry(Catalog catalog) {
    Catalog.Board board = Objects.requireNonNull(catalog.board());
    return new JsonObject()
        .put("id", board.id())
        .put("title", Json.text(board.title()))
        .put("municipality", DefinitionJson.municipality(catalog.municipality()))
        .put("public", board.isPublic());
  }

  @SuppressWarnings("ReferenceEquality") // the same buffer until the board changes
  private void board(RoutingContext ctx) {
    Parameters parameters = Parameters.of(ctx, "format", "bom");
    String id = Objects.requireNonNull(Reading.part(ctx, "id"));
    Catalog catalog = municipalities.withBoard(id);
    if (parameters.csv()) {
      table(ctx, id, catalog, parameters.bom());
      return;
    }
    Buffer bytes =
        snapshot
            .apply(id)
            .orElseThrow(
                () ->
                    new Problem.Unavailable(
                            "The board " + id + " is not ready yet.", Duration.ofSeconds(2))
                        .asFailure());
    Tagged known = tagged.get(id);
    if (known == null || known.bytes() != bytes) {
      known = new Tagged(bytes, tag(bytes));
      tagged.put(id, known);
    }
    Answers.tagged(ctx, bytes, Answers.JSON, known.tag(), Answers.CHECK);
  }

  private void table(RoutingContext ctx, String id, Catalog catalog, boolean bom) {
    Future<Buffer> written =
        views
            .ask(catalog.municipality().code(), View::items)
            .compose(
                items ->
                    ctx.vertx().executeBlocking(() -> table.write(catalog, items, bom), false));
    Answers.when(
        ctx, written, body -> Answers.file(ctx, body, Answers.CSV, "framdrift-" + id + ".csv"));
  }

  /**
   * Epoch and position out of a snapshot. Both stand once, after the definition; inside a text a
   * quotation mark has a backslash before it, so neither can be found in one.
   */
  static String tag(Buffer snapshot) {
    String text = snapshot.toString(StandardCharsets.UTF_8);
    String epoch = between(text, ",\"epoch\":\"", '"');
    String position = between(text, "\",\"position\":", ',');
    return "W/\"" + epoch + "-" + position + '"';
  }

  private static String between(String text, String before, char after) {
    int start = text.indexOf(before) + before.length();
    int end = text.indexOf(after, start);
    if (start < before.length() || end < 0) {
      throw new IllegalArgumentException("not a board's snapshot");
    }
    return text.substring(start, end);
  }
}
