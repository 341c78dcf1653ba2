package se.framdrift.web;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Delivery;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.QuarantinedRow;
import se.framdrift.model.RawFact;
import se.framdrift.model.Rejection;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Statement;
import se.framdrift.model.StoredObservation;
import se.framdrift.pipeline.Intake;

/** What the routers are handed in tests: a store of two figures and pages of a few lines. */
final class Functions {

  static final String IMPORT_MAP = "\n  {\"imports\":{\"lit\":\"/_static/lit/3.3.3/index.js\"}}\n";

  private static final Map<String, String> FILES =
      Map.of(
          "index.html",
          "<!doctype html><script type=\"importmap\">" + IMPORT_MAP + "</script><p>sida</p>",
          "app.js",
          "export const a = 1;\n".repeat(200),
          "operator/index.html",
          "<!doctype html><p>operator</p>");

  final List<Statement> stated = Collections.synchronizedList(new ArrayList<>());
  final List<RawFact> withdrawn = Collections.synchronizedList(new ArrayList<>());
  final List<String> reasons = Collections.synchronizedList(new ArrayList<>());
  final List<RawFact> taken = Collections.synchronizedList(new ArrayList<>());
  final List<@Nullable Object> sent = Collections.synchronizedList(new ArrayList<>());
  Future<Void> ready = Future.succeededFuture();

  static List<StoredObservation> figures() {
    return List.of(
        new StoredObservation(
            Observation.of(Period.parse("2021"), 20.65), Lerum.AT, 3, null, "lerum-kolada"),
        new StoredObservation(
            Observation.of(Period.parse("2022"), 20.75), Lerum.AT, 7, null, "lerum-kolada"));
  }

  static Reads reads() {
    return reads(
        path ->
            Optional.ofNullable(FILES.get(path))
                .map(text -> text.getBytes(StandardCharsets.UTF_8)));
  }

  static Reads reads(PageFiles pages) {
    return new Reads(
        () -> List.of(Lerum.CODE, Lerum.HIDDEN),
        Lerum::catalog,
        Lerum::ask,
        board -> Optional.ofNullable(Lerum.snapshot(board)),
        stored(),
        new Tables(
            (catalog, items, bom) ->
                Buffer.buffer("board " + catalog.municipality().name() + " " + items.size()),
            (_, indicator, values, _) ->
                Buffer.buffer("values " + indicator.id() + " " + values.size()),
            (_, series, asOf, bom, out) ->
                out.write(Buffer.buffer("series " + series + " " + asOf + " " + bom))),
        new Ledgers(Lerum.EPOCH, "1"),
        pages);
  }

  private static StoredSeries stored() {
    return new StoredSeries(
        (series, asOf, limit, offset) ->
            Future.succeededFuture(
                figuresOf(series).stream()
                    .filter(each -> asOf == null || each.position() <= asOf)
                    .skip(offset)
                    .limit(limit)
                    .toList()),
        (series, _) -> Future.succeededFuture((long) figuresOf(series).size()),
        (series, limit, offset) ->
            Future.succeededFuture(figuresOf(series).stream().skip(offset).limit(limit).toList()),
        series -> Future.succeededFuture((long) figuresOf(series).size()));
  }

  private static List<StoredObservation> figuresOf(SeriesId series) {
    return series.kpi().equals("N00901") ? figures() : List.of();
  }

  Writes writes() {
    return new Writes(
        this::take,
        Decoding.decoders(),
        new MemoryRepeats().repeats(),
        List::of,
        (municipality, statement) -> {
          stated.add(statement);
          return Future.succeededFuture(municipality.equals(Lerum.CODE) ? 13L : 1L);
        },
        (row, reason) -> {
          withdrawn.add(row);
          reasons.add(reason);
          return Future.succeededFuture(
              new Intake(0, 0, 1, List.of(), new TreeMap<>(Map.of(Lerum.CODE, 14L))));
        },
        new QuarantineRoutes.Refused(
            (feed, limit, offset) -> Future.succeededFuture(List.of(refused())),
            feed -> Future.succeededFuture(1L)),
        new OutsideRoutes.Outside(
            (feed, rows) -> outside(rows),
            (feed, rows) -> outside(rows),
            (feed, id) -> Future.succeededFuture(id.equals("a")),
            (feed, id) -> Future.succeededFuture(id.equals("a")),
            () ->
                Future.succeededFuture(
                    List.of(
                        new OutsideRoutes.Survey(
                            "lerum-survey",
                            "surveys",
                            Lerum.CODE,
                            5,
                            List.of(new OutsideRoutes.Period("2026-Q1", 25, 3, Lerum.AT)))))),
        () -> "framdrift_up 1\n",
        () -> ready);
  }

  private Future<Intake> take(Delivery delivery, List<RawFact> rows, List<Rejection> undecodable) {
    taken.addAll(rows);
    return Future.succeededFuture(
        new Intake(rows.size(), 0, 0, undecodable, new TreeMap<>(Map.of(Lerum.CODE, 13L))));
  }

  private Future<Intake> outside(List<@Nullable Object> rows) {
    sent.addAll(rows);
    return Future.succeededFuture(new Intake(rows.size(), 0, 0, List.of(), new TreeMap<>()));
  }

  private static QuarantinedRow refused() {
    return new QuarantinedRow(
        4,
        "push",
        null,
        Instant.parse("2026-11-22T10:00:00Z"),
        "",
        Delivery.JSON,
        null,
        new Rejection(1, "series", "unknown series", "a series", "series=x"));
  }
}
