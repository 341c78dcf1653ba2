package se.framdrift.feeds.lineprotocol;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.lineprotocol.FieldMarks.Kind;
import se.framdrift.model.RawFact;
import se.framdrift.model.RawText;
import se.framdrift.model.Rejection;
import se.framdrift.problem.Problem;

/**
 * Reads one body of line protocol. A row has the number of its line; a point whose fields belong to
 * several series is several rows of one number. Used once, by one thread.
 */
final class LineRows {

  /** The most points in one body. */
  static final int MAX_POINTS = 100_000;

  /** The most rows and refusals of one body, which is what the ledger takes at once. */
  static final int MAX_ROWS = 100_000;

  private static final int MAX_BYTES = 8 * 1024 * 1024;
  private static final int CELLS = 64;

  private final MappedLines feed;
  private final byte[] body;
  private final Precision precision;
  private final Instant now;
  private final LineScanner point;
  private RawText raw; // of the point, for all rows and refusals that it makes
  private final List<RawFact> rows = new ArrayList<>();
  private final List<Rejection> undecodable = new ArrayList<>();
  private final long[] cells = new long[CELLS];
  private final @Nullable String[] periods = new String[CELLS];
  private final @Nullable Periods[] cutters = new Periods[CELLS];

  LineRows(MappedLines feed, byte[] body, Precision precision, Instant now) {
    this.feed = feed;
    this.body = body;
    this.precision = precision;
    this.now = now;
    this.point = new LineScanner(body);
    this.raw = new RawText(body, 0, 0, StandardCharsets.UTF_8);
  }

  Decoded read() {
    int points = 0;
    while (point.next()) {
      points++;
      if (points > MAX_POINTS) {
        throw tooLarge(MAX_POINTS, "points");
      }
      raw = new RawText(body, point.from(), point.to(), StandardCharsets.UTF_8);
      String wrong = point.wrong();
      if (wrong == null) {
        point();
      } else {
        refuse("", wrong, "measurement,tag=value field=value timestamp");
      }
      if (rows.size() + undecodable.size() > MAX_ROWS) {
        throw tooLarge(MAX_ROWS, "rows, one for each mapped field");
      }
    }
    return new Decoded(rows, undecodable);
  }

  private static Problem.Failure tooLarge(int most, String what) {
    String detail = "a body has at most %,d %s; nothing was written".formatted(most, what);
    return new Problem.TooLarge(detail, MAX_BYTES).asFailure();
  }

  private void point() {
    Route route = feed.route(point, body);
    String problem = route.problem();
    if (problem != null) {
      refuse("", problem, "each tag once");
      return;
    }
    if (point.isTimed() && !precision.fits(point.time())) {
      refuse("timestamp", "time outside range", "a timestamp in " + precision.word());
      return;
    }
    boolean taken = false;
    for (int field = 0; field < point.fields().count(); field++) {
      Route.Target target = target(route, field);
      if (target != null) {
        row(target, field);
        taken = true;
      }
    }
    if (!taken && feed.isIgnoring()) {
      feed.ignore();
    } else if (!taken) {
      refuse(
          "",
          "no mapping of the feed %s takes it".formatted(feed.id()),
          "a measurement, tags and a field that the feed's map in feeds.yaml names");
    }
  }

  private Route.@Nullable Target target(Route route, int field) {
    int from = point.fields().from(field);
    int to = point.fields().to(field);
    for (int i = from; i < to; i++) {
      if (body[i] == '\\') {
        byte[] name = Escapes.name(body, from, to).getBytes(StandardCharsets.UTF_8);
        return route.target(name, 0, name.length);
      }
    }
    return route.target(body, from, to);
  }

  private void row(Route.Target target, int field) {
    Kind kind = point.fields().kind(field);
    String value = point.value(field);
    if (kind == Kind.BOOLEAN || kind == Kind.TEXT) {
      refuse(
          target.mapping().field(),
          "not a number but " + (kind == Kind.TEXT ? "a text" : "true or false"),
          "a number such as 20.65 or 17i");
      return;
    }
    Mapping mapping = target.mapping();
    BigDecimal factor = mapping.factor();
    try {
      rows.add(
          new RawFact(
              point.line(),
              target.series(),
              period(mapping.periods()),
              factor == null ? value : multiplied(value, factor),
              null,
              null,
              null,
              null,
              mapping.unit(),
              raw));
    } catch (DateTimeException | ArithmeticException e) {
      refuse("timestamp", "time outside range", "a timestamp in " + precision.word());
    }
  }

  private static String multiplied(String value, BigDecimal factor) {
    double number = Double.parseDouble(value);
    return number == 0 || !Double.isFinite(number)
        ? value
        : Double.toString(new BigDecimal(value).multiply(factor).doubleValue());
  }

  private String period(Periods cutter) {
    long nanos = point.isTimed() ? precision.nanos(point.time()) : precision.nanos(now);
    long cell = cutter.cell(nanos);
    int slot = (int) (((cell ^ (cell >>> 32) ^ (cell >>> 45)) * 0x9E3779B1L) >>> 20) & (CELLS - 1);
    String known = periods[slot];
    if (known != null && cells[slot] == cell && cutter.equals(cutters[slot])) {
      return known;
    }
    String period = cutter.period(cell);
    cells[slot] = cell;
    periods[slot] = period;
    cutters[slot] = cutter;
    return period;
  }

  private void refuse(String field, String problem, String expected) {
    undecodable.add(new Rejection(point.line(), field, problem, expected, raw.toString()));
  }
}
