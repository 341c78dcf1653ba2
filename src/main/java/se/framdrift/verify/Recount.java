package se.framdrift.verify;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Period;

/**
 * What one input has at a period, from its rows alone.
 *
 * @param own municipality whose rows they are
 */
record Recount(JsonObject input, Period period, String own) {

  static final String BETWEEN = "between";

  /** Null for no value. */
  @Nullable Double value() {
    return switch (input.getString("aggregate")) {
      case "latest" -> at(period);
      case "change-on-year" -> change();
      case "index-to-baseline" -> index();
      case "rank" -> rank();
      case "distance" -> distance();
      case "degree-day-corrected" -> corrected();
      default -> gathered();
    };
  }

  private List<Row> rows() {
    return Row.list(input.getJsonArray("rows"));
  }

  private @Nullable Double at(Period wanted) {
    return rows().stream()
        .filter(each -> each.period().equals(wanted))
        .findFirst()
        .map(Row::value)
        .orElse(null);
  }

  private @Nullable Double change() {
    Double now = at(period);
    Double before = at(period.yearEarlier());
    return now == null || before == null ? null : now - before;
  }

  private @Nullable Double index() {
    Double now = at(period);
    Double base = at(Period.parse(input.getString("baseline")));
    return now == null || base == null || base == 0 ? null : 100 * now / base;
  }

  private @Nullable Double gathered() {
    Window window = Window.of(input, period);
    return Statistics.of(input, valued(window, rows()), valued(window, others()));
  }

  private static List<Row> valued(Window window, List<Row> rows) {
    return window.inside(rows).stream().filter(each -> each.value() != null).toList();
  }

  private List<Row> others() {
    return others(input, false);
  }

  /** Rows besides its own: of another series, or those between two that are compared. */
  static List<Row> others(JsonObject input, boolean between) {
    List<Row> rows = new ArrayList<>();
    Judge.objects(input.getJsonArray("others", new JsonArray()))
        .filter(each -> BETWEEN.equals(each.getString("role")) == between)
        .forEach(each -> rows.addAll(Row.list(each.getJsonArray("rows"))));
    return rows;
  }

  /** Its own figure; where it has sent none, what the others were told of it. */
  private @Nullable Double mine() {
    if (!rows().isEmpty()) {
      return at(period);
    }
    JsonObject told = input.getJsonObject("compared", new JsonObject()).getJsonObject(own);
    return told == null ? null : told.getDouble("value");
  }

  /** The others that have a figure. */
  private List<BigDecimal> compared() {
    JsonObject members = input.getJsonObject("compared", new JsonObject());
    List<BigDecimal> values = new ArrayList<>();
    for (Map.Entry<String, Object> each : members) {
      Double value = ((JsonObject) each.getValue()).getDouble("value");
      if (!each.getKey().equals(own) && value != null) {
        values.add(BigDecimal.valueOf(value));
      }
    }
    return values.stream().sorted().toList();
  }

  private @Nullable Double rank() {
    Double value = mine();
    if (value == null) {
      return null;
    }
    BigDecimal mine = BigDecimal.valueOf(value);
    int before = "descending".equals(input.getString("order")) ? 1 : -1;
    return 1.0 + compared().stream().filter(each -> each.compareTo(mine) == before).count();
  }

  private @Nullable Double distance() {
    Double value = mine();
    BigDecimal other = other(compared());
    return value == null || other == null
        ? null
        : BigDecimal.valueOf(value).subtract(other).doubleValue();
  }

  private @Nullable BigDecimal other(List<BigDecimal> sorted) {
    String to = input.getString("to");
    int n = sorted.size();
    JsonObject member = input.getJsonObject("compared", new JsonObject()).getJsonObject(to);
    if (n == 0) {
      return null;
    }
    return switch (to) {
      case "highest" -> sorted.getLast();
      case "lowest" -> sorted.getFirst();
      case "mean" ->
          sorted.stream()
              .reduce(BigDecimal.ZERO, BigDecimal::add)
              .divide(BigDecimal.valueOf(n), MathContext.DECIMAL128);
      case "median" ->
          sorted.get((n - 1) / 2).add(sorted.get(n / 2)).multiply(BigDecimal.valueOf(0.5));
      default -> {
        Double value = member == null ? null : member.getDouble("value");
        yield value == null ? null : BigDecimal.valueOf(value);
      }
    };
  }

  private @Nullable Double corrected() {
    Double energy = at(period);
    List<Row> days = valued(new Window(period.start(), period.end(), false), others());
    if (energy == null || days.isEmpty()) {
      return null;
    }
    BigDecimal actual = Statistics.degreeDays(input, days);
    JsonArray normals = input.getJsonArray("normal");
    BigDecimal normal = BigDecimal.ZERO;
    LocalDate after = period.lastDay().plusDays(1);
    for (LocalDate month = period.firstDay(); month.isBefore(after); month = month.plusMonths(1)) {
      normal = normal.add(BigDecimal.valueOf(normals.getDouble(month.getMonthValue() - 1)));
    }
    if (actual.signum() == 0) {
      return normal.signum() == 0 ? energy : null;
    }
    MathContext precise = MathContext.DECIMAL128;
    BigDecimal part = BigDecimal.valueOf(input.getDouble("dependent")).movePointLeft(2);
    BigDecimal weather = part.multiply(normal, precise).divide(actual, precise);
    BigDecimal factor = BigDecimal.ONE.subtract(part).add(weather, precise);
    return BigDecimal.valueOf(energy).multiply(factor, precise).doubleValue();
  }
}
