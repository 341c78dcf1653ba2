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
import se.framdrift.model.BoardState;
import se.framdrift.model.Item;
import se.framdrift.pipeline.View;
import se.framdrift.problem.Problem;
import se.framdrift.wire.BoardJson;
import se.framdrift.wire.DefinitionJson;
import se.framdrift.wire.Json;

/** Boards as they are or were shown: {@code /api/v1/boards} and {@code /api/v1/boards/{id}}. */
final class BoardRoutes {

  private record Tagged(Buffer bytes, String tag) {}

  private final Municipalities municipalities;
  private final Times times;
  private final Ledgers ledger;
  private final Function<String, Optional<Buffer>> snapshot;
  private final Tables.OfBoard table;
  private final Map<String, Tagged> tagged = new ConcurrentHashMap<>();

  /**
   * @param snapshot the bytes that a fresh viewer of a board gets; the same Buffer as long as the
   *     board is the same
   */
  BoardRoutes(
      Municipalities municipalities,
      Times times,
      Ledgers ledger,
      Function<String, Optional<Buffer>> snapshot,
      Tables.OfBoard table) {
    this.municipalities = municipalities;
    this.times = times;
    this.ledger = ledger;
    this.snapshot = snapshot;
    this.table = table;
  }

  void mount(Router router) {
    Reading.get(router, "/api/v1/boards").handler(this::list);
    Reading.get(router, "/api/v1/boards/:id").handler(this::board);
  }

  private void list(RoutingContext ctx) {
    Parameters parameters = Parameters.of(ctx, "asOf", "municipality", "limit", "offset");
    Future<List<Moment>> moments = times.listed(parameters, municipalities);
    Answers.when(
        ctx,
        moments.compose(
            each ->
                Future.all(each.stream().map(one -> times.ask(one, View::catalog)).toList())
                    .map(all -> all.<Catalog>list())),
        catalogs ->
            PastAnswers.json(
                ctx,
                Answers.page(
                    catalogs.stream()
                        .filter(catalog -> catalog.board() != null)
                        .map(BoardRoutes::entry)
                        .toList(),
                    parameters),
                moments.result(),
                false));
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
    Parameters parameters = Parameters.of(ctx, "asOf", "format", "bom");
    String id = Objects.requireNonNull(Reading.part(ctx, "id"));
    Catalog catalog = municipalities.withBoard(id);
    if (parameters.csv()) {
      table(ctx, id, times.of(parameters, catalog), parameters.bom());
      return;
    }
    if (AsOf.isAsked(parameters)) {
      past(ctx, id, times.of(parameters, catalog));
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

  private record Seen(Catalog catalog, List<Item> items, boolean rebuilt) {

    static Seen of(View view) {
      return new Seen(view.catalog(), view.items(), view.rebuilt());
    }
  }

  private void table(RoutingContext ctx, String id, Future<Moment> moment, boolean bom) {
    Future<Seen> seen = moment.compose(each -> times.ask(each, Seen::of));
    Answers.when(
        ctx,
        seen.compose(
            known ->
                ctx.vertx()
                    .executeBlocking(
                        () -> table.write(known.catalog(), known.items(), bom), false)),
        body ->
            PastAnswers.file(
                ctx,
                body,
                Answers.CSV,
                "framdrift-" + id + ".csv",
                moment.result(),
                seen.result().rebuilt()));
  }

  /** The bytes that a fresh viewer got then. */
  private void past(RoutingContext ctx, String id, Future<Moment> moment) {
    Future<Seen> seen = moment.compose(each -> times.ask(each, Seen::of));
    Answers.when(
        ctx,
        seen.compose(
            known -> ctx.vertx().executeBlocking(() -> written(id, known, moment.result()), false)),
        body ->
            PastAnswers.tagged(
                ctx,
                body,
                Answers.JSON,
                Answers.tag(body),
                List.of(moment.result()),
                seen.result().rebuilt()));
  }

  private Buffer written(String id, Seen seen, Moment moment) {
    Catalog catalog = seen.catalog();
    if (catalog.board() == null || !(moment instanceof Moment.Then then)) {
      throw new Problem.NotFound("There was no board " + id + " then.").asFailure();
    }
    return Buffer.buffer(
        BoardJson.snapshot(
            new BoardState(
                catalog.board().id(),
                then.municipality(),
                DefinitionJson.versionedBoard(catalog),
                ledger.epoch(),
                then.position(),
                then.at(),
                seen.items())));
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
