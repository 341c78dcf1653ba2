package se.framdrift.web;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import se.framdrift.disclosure.CellState;
import se.framdrift.disclosure.Standing;
import se.framdrift.model.Delivery;
import se.framdrift.model.Fact;
import se.framdrift.model.FeedHealth;
import se.framdrift.model.FeedProgress;
import se.framdrift.model.FeedRows;
import se.framdrift.model.FeedRun;
import se.framdrift.model.FeedState;
import se.framdrift.model.Judgement;
import se.framdrift.model.Observation;
import se.framdrift.model.Outcome;
import se.framdrift.model.Period;
import se.framdrift.model.QuarantineCount;
import se.framdrift.model.QuarantineFilter;
import se.framdrift.model.QuarantinedRow;
import se.framdrift.model.RawFact;
import se.framdrift.model.Rejection;
import se.framdrift.model.Replayed;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Span;
import se.framdrift.model.Statement;
import se.framdrift.model.StoredObservation;
import se.framdrift.model.Supposed;
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
  final List<Fact.Withdrawn> withdrawn = Collections.synchronizedList(new ArrayList<>());
  final List<Judgement> judged = Collections.synchronizedList(new ArrayList<>());
  final List<RawFact> taken = Collections.synchronizedList(new ArrayList<>());
  final List<@Nullable Object> sent = Collections.synchronizedList(new ArrayList<>());
  final List<QuarantineFilter> replayed = Collections.synchronizedList(new ArrayList<>());
  final List<QuarantineFilter> removed = Collections.synchronizedList(new ArrayList<>());
  final SomeRuns runs = new SomeRuns();
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
                out.write(Buffer.buffer("series " + series + " " + asOf + " " + bom)),
            new Tables.OfChanges(
                bom -> Buffer.buffer("changes " + bom + "\n"),
                page -> Buffer.buffer("rows " + page.items().size() + "\n"))),
        Functions::health,
        new Ledgers(Lerum.EPOCH, "1"),
        archive(),
        pages,
        new se.framdrift.pipeline.Effects()::of);
  }

  /** A ledger with a commit an hour up to the present one. */
  private static Archive archive() {
    return new Archive(
        (_, position) ->
            Future.succeededFuture(
                position >= 1 && position <= Lerum.POSITION
                    ? Optional.of(Lerum.moment(position))
                    : Optional.empty()),
        (_, moment) ->
            Future.succeededFuture(
                LongStream.rangeClosed(1, Lerum.POSITION)
                    .mapToObj(Lerum::moment)
                    .filter(each -> !each.at().isAfter(moment))
                    .reduce((_, later) -> later)),
        _ -> Future.succeededFuture(Optional.of(Lerum.moment(1))),
        _ -> Future.succeededFuture(Optional.of(Lerum.moment(Lerum.POSITION))),
        Lerum::past,
        new Archive.Transitions(
            (_, _, commitment, position, limit, offset) ->
                Future.succeededFuture(
                    Lerum.transitions(commitment).stream()
                        .filter(each -> each.position() <= position)
                        .skip(offset)
                        .limit(limit)
                        .toList()),
            (_, _, commitment, position) ->
                Future.succeededFuture(
                    Lerum.transitions(commitment).stream()
                        .filter(each -> each.position() <= position)
                        .count())),
        Lerum::changes);
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
        (series, asOf, limit, offset) ->
            Future.succeededFuture(
                figuresOf(series).stream()
                    .filter(each -> asOf == null || each.position() <= asOf)
                    .skip(offset)
                    .limit(limit)
                    .toList()),
        (series, _) -> Future.succeededFuture((long) figuresOf(series).size()));
  }

  private static List<StoredObservation> figuresOf(SeriesId series) {
    return series.kpi().equals("N00901") ? figures() : List.of();
  }

  final MemoryDesk uploads = new MemoryDesk();

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
        new WithdrawalRoutes.Withdrawing(
            (code, figures) -> {
              withdrawn.addAll(figures);
              return Future.succeededFuture(
                  new Intake(0, 0, figures.size(), List.of(), new TreeMap<>(Map.of(code, 14L))));
            },
            (_, figures) ->
                Future.succeededFuture(
                    figures.stream()
                        .map(
                            each ->
                                new Supposed(
                                    each.series().kpi(), "indicator", "1.0", "missing-withdrawn"))
                        .toList())),
        (_, judgement) -> {
          judged.add(judgement);
          return Future.succeededFuture(new OverrideRoutes.Judged(15, Outcome.ACCEPTED));
        },
        new QuarantineRoutes.Refused(
            this::quarantine,
            filter -> Future.succeededFuture((long) matching(filter).size()),
            (filter, limit) -> Future.succeededFuture(List.of(counted())),
            (filter, rows, sink) -> sink.apply(matching(filter)).map(1L),
            (filter, bom, out) -> out.write(Buffer.buffer("refused " + filter.feed() + " " + bom))),
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
                            List.of(new OutsideRoutes.Period("2026-Q1", 25, 3, Lerum.AT))))),
            id ->
                Future.succeededFuture(
                    new OutsideRoutes.Releases(
                        5,
                        20,
                        List.of(
                            new OutsideRoutes.Wave(
                                "2026-Q1",
                                2,
                                null,
                                List.of(
                                    cell("safe", CellState.State.SHOWN, 2, Standing.Why.NOTHING),
                                    cell("kind", CellState.State.EMPTY, 0, Standing.Why.EMPTY),
                                    cell(
                                        "few",
                                        CellState.State.SUPPRESSED,
                                        1,
                                        Standing.Why.COMPLEMENTARY))))))),
        uploads,
        new ReplayRoutes.Work(
            (filter, before) -> {
              replayed.add(filter);
              return Future.succeededFuture(new Replayed(3, 2, 0, 0, 1, null));
            },
            filter -> {
              removed.add(filter);
              return Future.succeededFuture(1);
            },
            filter -> Future.succeededFuture(1L)),
        (municipality, feed, name, body, each) -> {
          each.accept(new Intake(2, 0, 0, List.of(), new TreeMap<>(Map.of(municipality, 15L))));
          return Future.succeededFuture();
        },
        runs,
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

  /** A feed that fails, for words that only the operator may read. */
  private static Map<String, FeedHealth> health(String municipality) {
    return Map.of(
        "lerum-kolada",
        new FeedHealth(
            FeedState.FAILING,
            Lerum.AT,
            Lerum.AT,
            Span.parse("P1Y"),
            false,
            Lerum.AT.plusSeconds(3_600),
            Duration.ofMinutes(61),
            new FeedRows(12, 3, 1),
            new FeedRows(2, 0, 0),
            2,
            "500 from host-within.example",
            new FeedProgress(40, 100, "rows", Lerum.AT, Lerum.AT.plusSeconds(20))));
  }

  private Future<List<QuarantinedRow>> quarantine(QuarantineFilter filter, int limit, int offset) {
    return Future.succeededFuture(matching(filter));
  }

  private static List<QuarantinedRow> matching(QuarantineFilter filter) {
    return filter.feed() == null || filter.feed().equals("push") ? List.of(refused()) : List.of();
  }

  private static QuarantineCount counted() {
    QuarantinedRow row = refused();
    return new QuarantineCount(
        row.feed(), null, "series", "unknown series", "a series", 1, row.at(), row.at());
  }

  /** One feed fetches; it can be run once. */
  static final class SomeRuns implements FeedRunRoutes.Runs {

    private boolean under;

    @Override
    public Future<FeedRunRoutes.Begun> begin(String municipality, String feed) {
      FeedRunRoutes.Begun begun = FeedRunRoutes.Begun.NOT_FETCHED;
      if (feed.equals("lerum-kolada")) {
        begun = under ? FeedRunRoutes.Begun.UNDER_WAY : FeedRunRoutes.Begun.BEGUN;
        under = true;
      }
      return Future.succeededFuture(begun);
    }

    @Override
    public Future<List<FeedRun>> newest(String municipality, String feed, int limit) {
      return Future.succeededFuture(
          List.of(
              new FeedRun(
                  municipality,
                  feed,
                  Lerum.AT,
                  Lerum.AT.plusSeconds(5),
                  FeedRun.Outcome.FAILED,
                  1,
                  2,
                  3,
                  4,
                  "500")));
    }
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

  private static CellState cell(String kpi, CellState.State state, int release, Standing.Why rule) {
    return new CellState(SeriesId.parse(Lerum.CODE + ":" + kpi), state, release, rule);
  }
}
