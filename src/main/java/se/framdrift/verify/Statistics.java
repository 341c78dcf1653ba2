package se.framdrift.verify;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Period;

/** The statistics of docs/catalog.md, of rows that all have a value; null for no value. */
final class Statistics {

  private static final MathContext PRECISE = MathContext.DECIMAL128;

  private Statistics() {}

  static @Nullable Double of(JsonObject declared, List<Row> rows, List<Row> others) {
    String statistic = declared.getString("statistic");
    if (statistic.equals("weighted-mean")) {
      return weighted(rows, others);
    }
    if (statistic.equals("share")) {
      return share(rows, others);
    }
    if (rows.isEmpty()) {
      return null;
    }
    return switch (statistic) {
      case "sum" -> sum(rows).doubleValue();
      case "mean" -> sum(rows).divide(BigDecimal.valueOf(rows.size()), PRECISE).doubleValue();
      case "min" -> sorted(rows).getFirst().doubleValue();
      case "max" -> sorted(rows).getLast().doubleValue();
      case "count" -> (double) rows.size();
      case "percentile" -> percentile(declared.getDouble("percentile"), rows);
      case "exceedances" -> beyond(declared, rows);
      case "degree-days" -> degreeDays(declared, rows).doubleValue();
      default -> throw new IllegalArgumentException("no statistic " + statistic);
    };
  }

  private static BigDecimal sum(List<Row> rows) {
    return rows.stream().map(Row::exact).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static List<BigDecimal> sorted(List<Row> rows) {
    return rows.stream().map(Row::exact).sorted(Comparator.naturalOrder()).toList();
  }

  private static double percentile(double percentile, List<Row> rows) {
    List<BigDecimal> sorted = sorted(rows);
    BigDecimal place =
        BigDecimal.valueOf(percentile)
            .multiply(BigDecimal.valueOf(rows.size() - 1L))
            .movePointLeft(2);
    int low = place.intValue();
    BigDecimal rest = place.subtract(BigDecimal.valueOf(low));
    BigDecimal lower = sorted.get(low);
    BigDecimal upper = sorted.get(Math.min(low + 1, sorted.size() - 1));
    return lower.add(rest.multiply(upper.subtract(lower))).doubleValue();
  }

  private static double beyond(JsonObject declared, List<Row> rows) {
    Double above = declared.getDouble("above");
    Double below = declared.getDouble("below");
    return rows.stream()
        .mapToDouble(each -> each.value() == null ? Double.NaN : each.value())
        .filter(each -> above == null ? below != null && each < below : each > above)
        .count();
  }

  private static @Nullable Row at(Period period, List<Row> rows) {
    return rows.stream().filter(each -> each.period().equals(period)).findFirst().orElse(null);
  }

  private static @Nullable Double weighted(List<Row> rows, List<Row> weights) {
    BigDecimal total = BigDecimal.ZERO;
    BigDecimal weight = BigDecimal.ZERO;
    for (Row each : rows) {
      Row weighs = at(each.period(), weights);
      if (weighs != null) {
        if (weighs.exact().signum() < 0) {
          return null;
        }
        total = total.add(weighs.exact().multiply(each.exact()));
        weight = weight.add(weighs.exact());
      }
    }
    return weight.signum() == 0 ? null : total.divide(weight, PRECISE).doubleValue();
  }

  private static @Nullable Double share(List<Row> parts, List<Row> wholes) {
    BigDecimal part = BigDecimal.ZERO;
    BigDecimal whole = BigDecimal.ZERO;
    for (Row each : parts) {
      Row of = at(each.period(), wholes);
      if (of != null) {
        if (each.exact().signum() < 0 || of.exact().compareTo(each.exact()) < 0) {
          return null;
        }
        part = part.add(each.exact());
        whole = whole.add(of.exact());
      }
    }
    BigDecimal hundred = part.movePointRight(2);
    return whole.signum() == 0 ? null : hundred.divide(whole, PRECISE).doubleValue();
  }

  /** Of the rows that are a whole day; a day told in two spellings counts by the first. */
  static BigDecimal degreeDays(JsonObject declared, List<Row> rows) {
    BigDecimal base = BigDecimal.valueOf(declared.getDouble("base"));
    JsonArray limits = declared.getJsonArray("limits");
    BigDecimal sum = BigDecimal.ZERO;
    Set<LocalDate> counted = new HashSet<>();
    for (Row each : rows) {
      LocalDate day = each.period().firstDay();
      boolean whole = each.period().plain().equals(Period.ofDay(day));
      if (whole && each.value() != null && counted.add(day)) {
        boolean cold = each.value() < limits.getDouble(day.getMonthValue() - 1);
        sum = cold ? sum.add(base.subtract(each.exact()).max(BigDecimal.ZERO)) : sum;
      }
    }
    return sum;
  }
}
