package se.framdrift.web;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Document;
import se.framdrift.catalog.Indicator;
import se.framdrift.catalog.Issuer;
import se.framdrift.catalog.Kpi;
import se.framdrift.model.Change;
import se.framdrift.model.Fact;
import se.framdrift.model.Happened;
import se.framdrift.model.Happening;
import se.framdrift.model.Happenings;
import se.framdrift.model.Happenings.Cursor;
import se.framdrift.model.Item;
import se.framdrift.model.LedgerMoment;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Span;
import se.framdrift.model.Statement;
import se.framdrift.model.Transition;
import se.framdrift.pipeline.View;

/** A small municipality with one of each thing; a second one whose board is not public. */
final class Lerum {

  static final String CODE = "1441";
  static final String HIDDEN = "9998";
  static final SeriesId TAX = SeriesId.of(CODE, "N00901");
  static final SeriesId WOMEN = SeriesId.parse("1441:N00901:gender=K");
  static final SeriesId PLACES = SeriesId.of(CODE, "school-places");
  static final Instant AT = Instant.parse("2026-11-22T01:20:00Z");
  static final String EPOCH = "0011aa-1";
  static final long POSITION = 12;

  private static final LocalizedText TEXT = new LocalizedText("Svenska", "English");
  private static final Issuer ISSUER = new Issuer("majority", List.of("Partiet"), null);

  private Lerum() {}

  static Catalog catalog() {
    return catalog(CODE, "lerum", true);
  }

  static Catalog hidden() {
    return catalog(HIDDEN, "hemlig", false);
  }

  private static Catalog catalog(String code, String board, boolean isPublic) {
    SeriesId tax = SeriesId.of(code, "N00901");
    SeriesId women = SeriesId.parse(code + ":N00901:gender=K");
    SeriesId places = SeriesId.of(code, "school-places");
    TreeMap<SeriesId, Catalog.Series> series = new TreeMap<>();
    series.put(tax, new Catalog.Series(tax, "N00901", board + "-kolada", null));
    series.put(women, new Catalog.Series(women, "N00901", board + "-kolada", null));
    series.put(places, new Catalog.Series(places, "school-places", null, TEXT));
    return new Catalog(
        new Catalog.Municipality(
            code,
            code.equals(CODE) ? "Lerum" : "Hemligheten",
            board,
            !isPublic,
            List.of(new Catalog.Area("skola", TEXT)),
            List.of()),
        Map.of("N00901", kpi("N00901", "%"), "school-places", kpi("school-places", "platser")),
        series,
        List.of(
            new Document(board + "-dok", "Dokumentet", ISSUER, TEXT, null, TEXT, "ab".repeat(32))),
        List.of(),
        List.of(
            commitment(board + "-600-skolplatser", board, Commitment.Kind.ADD_UNITS),
            commitment(board + "-samverka", board, Commitment.Kind.CONTINUOUS)),
        List.of(indicator(board + "-n00901", tax), indicator(board + "-places", places)),
        List.of(),
        List.of(
            new Catalog.Feed(
                board + "-kolada", "bundled", TEXT, "data/x.csv", "Källa: Kolada (RKA)", "fri")),
        Map.of(),
        new Catalog.Board(
            board, TEXT, "area", isPublic, List.of("council"), 20, List.of(board + "-n00901")));
  }

  private static Kpi kpi(String id, String unit) {
    return new Kpi(
        id,
        TEXT,
        TEXT,
        unit,
        2,
        Span.parse("P1Y"),
        "year-total",
        Span.parse("P3M"),
        false,
        Map.of("gender", List.of("K", "M")),
        null,
        null,
        new Kpi.Source("SCB via Kolada", "CC0", "https://www.kolada.se"),
        null);
  }

  private static Commitment commitment(String id, String board, Commitment.Kind kind) {
    return new Commitment(
        id,
        board + "-dok",
        null,
        null,
        List.of("SKOLA"),
        "bygga 600 nya skolplatser",
        "att ",
        ".",
        TEXT,
        kind,
        "skola",
        List.of(),
        ISSUER,
        null,
        List.of(TEXT),
        null,
        null,
        List.of(new Commitment.Link(board + "-places", true, null)));
  }

  private static Indicator indicator(String id, SeriesId series) {
    return new Indicator(
        id,
        TEXT,
        "%",
        2,
        Indicator.Direction.BY_POLICY,
        List.of(new Indicator.Input("value", series, new Aggregate.Latest())),
        null);
  }

  /** The commit at a position: one an hour, the last at {@link #AT}. */
  static LedgerMoment moment(long position) {
    return new LedgerMoment(position, AT.minus(Duration.ofHours(POSITION - position)));
  }

  /** What was known at a position: the same as now, of that position. */
  static <T> Future<T> past(String municipality, long position, Function<View, T> question) {
    return Future.succeededFuture(
        question.apply(view(municipality.equals(CODE) ? catalog() : hidden(), moment(position))));
  }

  /** How a commitment's status went. */
  static List<Transition> transitions(String commitment) {
    return commitment.equals("lerum-samverka")
        ? List.of(
            new Transition(
                1, moment(1).at(), "catalog", Transition.Cause.CATALOG, status("not-started")),
            new Transition(
                9, moment(9).at(), "statement", Transition.Cause.STATEMENT, status("started")))
        : List.of();
  }

  private static String status(String state) {
    return """
    {"daysLate":null,"knownSince":"2026-11-21T00:00:00Z","override":null,"reasons":[],\
    "secured":false,"since":null,"state":"%s"}"""
        .formatted(state);
  }

  /** One thing for each commit: a revised figure, and at 9 a status. */
  static Future<Happenings> changes(String municipality, Cursor from, long to, int limit) {
    List<Happening> all =
        LongStream.rangeClosed(from.position() + 1, to)
            .mapToObj(
                position ->
                    new Happening(position, 0, moment(position).at(), "push", happened(position)))
            .toList();
    List<Happening> page = all.subList(0, Math.min(limit, all.size()));
    return Future.succeededFuture(
        new Happenings(
            page,
            page.size() == all.size() ? null : Cursor.after(page.getLast().position()),
            new TreeMap<>(Map.of(TAX, new TreeSet<>(List.of("lerum-n00901"))))));
  }

  private static Happened happened(long position) {
    Period period = Period.parse("2021");
    return position == 9
        ? new Happened.Judged("lerum-samverka", status("not-started"), status("started"))
        : new Happened.Figure(
            Happened.Turn.REVISION,
            new Change(TAX, period, Observation.of(period, 20.65), Observation.of(period, 20.7)));
  }

  static View view(Catalog catalog) {
    return view(catalog, moment(POSITION));
  }

  private static View view(Catalog catalog, LedgerMoment moment) {
    String board = catalog.municipality().board();
    SeriesId tax = SeriesId.of(catalog.municipality().code(), "N00901");
    return se.framdrift.pipeline.Views.of(
        catalog,
        List.of(
            new Fact.Observed(tax, Observation.of(Period.parse("2021"), 20.65)),
            new Fact.Observed(tax, Observation.of(Period.parse("2022"), 20.75))),
        List.of(
            commitmentItem(board + "-600-skolplatser", "cannot-be-judged"),
            commitmentItem(board + "-samverka", "started"),
            indicatorItem(board + "-n00901"),
            new Item(
                board + "-places",
                3,
                "{\"id\":\"" + board + "-places\",\"kind\":\"indicator\",\"position\":3}",
                false)),
        Map.of(
            board + "-samverka",
            List.of(
                new Statement(
                    board + "-samverka",
                    Statement.State.STARTED,
                    LocalDate.parse("2025-03-01"),
                    "KS 2025/123",
                    null,
                    "Kommunstyrelsen",
                    null))),
        moment.position(),
        moment.at());
  }

  private static Item commitmentItem(String id, String state) {
    return new Item(
        id,
        9,
        """
        {"expectedNext":null,"id":"%s","judged":null,"kind":"commitment","observedAt":null,\
        "position":9,"statement":null,"status":{"daysLate":null,"knownSince":null,"override":null,\
        "reasons":[{"code":"no-feed","params":{},"text":{"en":"none","sv":"ingen"}}],\
        "secured":false,"since":null,"state":"%s"},"targetNow":null}"""
            .formatted(id, state),
        false);
  }

  private static Item indicatorItem(String id) {
    return new Item(
        id,
        3,
        """
        {"coverage":null,"expectedNext":null,"flag":"A","id":"%s","kind":"indicator","margin":null,\
        "missing":null,"n":null,"observedAt":null,"period":"2022","points":[["2021",20.65],\
        ["2022",20.75]],"position":3,"qualityNote":null,"value":20.75}"""
            .formatted(id),
        false);
  }

  /** What both municipalities show. */
  static <T> Future<T> ask(String municipality, Function<View, T> question) {
    return Future.succeededFuture(
        question.apply(view(municipality.equals(CODE) ? catalog() : hidden())));
  }

  static Optional<Catalog> catalog(String code) {
    return switch (code) {
      case CODE -> Optional.of(catalog());
      case HIDDEN -> Optional.of(hidden());
      default -> Optional.empty();
    };
  }

  static Buffer snapshot() {
    return Buffer.buffer(
        "{\"board\":{\"id\":\"lerum\",\"title\":\"a \\\"epoch\\\":\\\"x\\\"\"},\"epoch\":\""
            + EPOCH
            + "\",\"position\":12,\"at\":\"2026-11-22T01:20:00Z\",\"items\":[]}");
  }

  static @Nullable Buffer snapshot(String board) {
    return board.equals("lerum") ? snapshot() : null;
  }
}
