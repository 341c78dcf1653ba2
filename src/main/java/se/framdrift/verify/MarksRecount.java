package se.framdrift.verify;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Period;

/**
 * What stands beside the value of one input, from its rows alone: flag, coverage, margin, number,
 * and whether something is said against it.
 *
 * @param own municipality whose rows they are
 */
record MarksRecount(JsonObject input, Period period, String own) {

  private static final long ALL = 100;

  Marks marks() {
    return switch (input.getString("aggregate")) {
      case "latest" -> latest();
      case "change-on-year" -> compared(period.yearEarlier());
      case "index-to-baseline" -> compared(Period.parse(input.getString("baseline")));
      case "rank", "distance" -> members();
      case "degree-day-corrected" -> corrected();
      default -> gathered();
    };
  }

  private List<Row> rows() {
    return Row.list(input.getJsonArray("rows"));
  }

  private List<Row> others() {
    return Recount.others(input, false);
  }

  private static @Nullable Row at(Period wanted, List<Row> rows) {
    return rows.stream().filter(each -> each.period().equals(wanted)).findFirst().orElse(null);
  }

  private static Row needed(Period wanted, List<Row> rows) {
    return Objects.requireNonNull(at(wanted, rows), "no row of " + wanted);
  }

  private Marks latest() {
    Row row = needed(period, rows());
    return new Marks(row.flag(), 0, 0, row.margin(), row.n(), row.doubtful(), false);
  }

  /**
   * Of two that are compared: the series may break at either, or in any of its rows between, which
   * stand in the proof under {@code between}.
   */
  private Marks compared(Period with) {
    Row now = needed(period, rows());
    Row other = needed(with, rows());
    List<Row> between = between();
    return new Marks(
        Marks.flag(
            now.breaks() || other.breaks() || any(between, Row::breaks),
            now.early() || other.early()),
        0,
        0,
        null,
        null,
        now.doubtful() || other.doubtful(),
        isCut());
  }

  private List<Row> between() {
    return Recount.others(input, true);
  }

  private boolean isCut() {
    return Judge.objects(input.getJsonArray("others", new JsonArray()))
        .anyMatch(each -> each.getInteger("rowsInAll") > each.getJsonArray("rows").size());
  }

  private Marks members() {
    Map<String, String> flags = new HashMap<>();
    JsonObject told = input.getJsonObject("compared");
    for (String code : told == null ? Set.<String>of() : told.fieldNames()) {
      if (told.getJsonObject(code).getDouble("value") != null) {
        flags.put(code, told.getJsonObject(code).getString("flag"));
      }
    }
    Row mine = at(period, rows());
    if (mine != null) {
      flags.put(own, mine.flag());
    }
    boolean rank = input.getString("aggregate").equals("rank");
    String to = rank ? "" : input.getString("to");
    boolean one = flags.containsKey(to);
    List<String> looked =
        flags.entrySet().stream()
            .filter(each -> !one || each.getKey().equals(to) || each.getKey().equals(own))
            .map(Map.Entry::getValue)
            .toList();
    boolean early = looked.stream().anyMatch(Marks::isEarly);
    return new Marks(
        Marks.flag(looked.stream().anyMatch(Marks::isBroken), early),
        0,
        0,
        null,
        (long) looked.size() - (rank ? 0 : 1),
        mine == null ? null : mine.doubtful() || (one && isApart(flags.get(own), flags.get(to))),
        false);
  }

  /** Whether the way of counting changed for one of two alone. */
  private static boolean isApart(@Nullable String mine, @Nullable String other) {
    return mine != null && other != null && Marks.isBroken(mine) != Marks.isBroken(other);
  }

  private Marks corrected() {
    Row use = needed(period, rows());
    List<Row> days = days(Window.of(input, period).inside(others()));
    return new Marks(
        Marks.flag(use.breaks() || any(days, Row::breaks), use.early() || any(days, Row::early)),
        0,
        0,
        null,
        null,
        use.doubtful() || any(days, Row::doubtful),
        false);
  }

  private static boolean any(List<Row> rows, java.util.function.Predicate<Row> what) {
    return rows.stream().anyMatch(what);
  }

  /** Whole days with a value; one that is told in two spellings counts by the first. */
  private static List<Row> days(List<Row> rows) {
    Set<java.time.LocalDate> counted = new HashSet<>();
    return rows.stream()
        .filter(each -> each.value() != null && Expected.DAYS.holds(each.period()))
        .filter(each -> counted.add(each.period().firstDay()))
        .toList();
  }

  private Marks gathered() {
    Window window = Window.of(input, period);
    List<Row> inside = window.inside(rows());
    return switch (input.getString("statistic")) {
      case "weighted-mean", "share" -> pairs(window, inside, window.inside(others()));
      case "degree-days" -> gathered(window, days(inside), false, Expected.DAYS, null);
      default -> {
        List<Row> valued = inside.stream().filter(each -> each.value() != null).toList();
        boolean counts = input.getString("statistic").equals("exceedances");
        Long n = counts ? (Long) (long) valued.size() : null;
        yield gathered(window, valued, valued.size() < inside.size(), expected(), n);
      }
    };
  }

  private Expected expected() {
    JsonObject kpi = input.getJsonObject("kpi");
    return Expected.of(kpi == null ? null : kpi.getString("resolution"));
  }

  private Marks gathered(
      Window window, List<Row> valued, boolean missing, Expected expected, @Nullable Long n) {
    return covered(
        window,
        expected,
        valued.stream().filter(each -> expected.holds(each.period())).count(),
        missing,
        new Marks(
            Marks.flag(any(valued, Row::breaks), missing || any(valued, Row::early)),
            0,
            0,
            null,
            n,
            any(valued, Row::doubtful),
            false));
  }

  /** With how much there is, and what follows from that. */
  private Marks covered(Window window, Expected grid, long present, boolean hole, Marks marks) {
    long expected = grid.inside(window, period);
    boolean lacks = expected > 0 && present < expected;
    long least = input.getLong("coverage", 90L);
    boolean few = (expected > 0 && ALL * present < least * expected) || (least == ALL && hole);
    return new Marks(
        lacks && !Marks.isEarly(marks.flag())
            ? Marks.flag(Marks.isBroken(marks.flag()), true)
            : marks.flag(),
        present,
        expected,
        marks.margin(),
        marks.n(),
        few ? Boolean.TRUE : marks.doubtful(),
        false);
  }

  private Marks pairs(Window window, List<Row> rows, List<Row> others) {
    List<Row> both = new ArrayList<>();
    long present = 0;
    Expected expected = expected();
    Set<Period> periods = new HashSet<>();
    Stream.concat(rows.stream(), others.stream()).forEach(each -> periods.add(each.period()));
    int whole = 0;
    BigDecimal weights = BigDecimal.ZERO;
    BigDecimal squares = BigDecimal.ZERO;
    boolean margins = true;
    for (Row row : rows) {
      Row other = at(row.period(), others);
      if (row.value() != null && other != null && other.value() != null) {
        both.add(row);
        both.add(other);
        whole++;
        present += expected.holds(row.period()) ? 1 : 0;
        weights = weights.add(other.exact());
        margins &= row.margin() != null;
        if (row.margin() != null) {
          squares = squares.add(other.exact().multiply(BigDecimal.valueOf(row.margin())).pow(2));
        }
      }
    }
    boolean share = input.getString("statistic").equals("share");
    Double margin = null;
    if (!share && margins && weights.signum() != 0) {
      double root = Math.sqrt(squares.divide(weights.pow(2), MathContext.DECIMAL128).doubleValue());
      margin = Double.isFinite(root) ? (Double) root : null;
    }
    return covered(
        window,
        expected,
        present,
        whole < periods.size(),
        new Marks(
            Marks.flag(any(both, Row::breaks), whole < periods.size() || any(both, Row::early)),
            0,
            0,
            margin,
            share ? number(weights) : null,
            any(both, Row::doubtful),
            false));
  }

  private static Long number(BigDecimal whole) {
    BigDecimal rounded = whole.setScale(0, RoundingMode.HALF_UP);
    return rounded.min(BigDecimal.valueOf(Long.MAX_VALUE)).longValue();
  }
}
