package se.framdrift.indicators;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import se.framdrift.catalog.Statistic;
import se.framdrift.model.Observation;

/** The oracle's statistics of rows that all have values. */
@NullUnmarked
final class BatchStatistics {

  /** A number with what is known of it, or why there is none. */
  record Made(double value, Double margin, Long n, String missing) {

    static Made number(BigDecimal value) {
      return new Made(value.doubleValue(), null, null, null);
    }

    static Made missing(String why) {
      return new Made(Double.NaN, null, null, why);
    }
  }

  private static final BigDecimal LONGEST = BigDecimal.valueOf(Long.MAX_VALUE);

  private BatchStatistics() {}

  /**
   * At least one row.
   *
   * @param others the rows of the second series at the same periods, where there is one
   */
  static Made of(Statistic statistic, List<Observation> rows, List<Observation> others) {
    List<BigDecimal> values = decimals(rows);
    return switch (statistic) {
      case Statistic.Sum _ -> Made.number(sum(values));
      case Statistic.Mean _ ->
          Made.number(sum(values).divide(new BigDecimal(rows.size()), MathContext.DECIMAL128));
      case Statistic.Min _ -> Made.number(values.stream().min(BigDecimal::compareTo).get());
      case Statistic.Max _ -> Made.number(values.stream().max(BigDecimal::compareTo).get());
      case Statistic.Count _ -> new Made(rows.size(), null, null, null);
      case Statistic.Percentile(double percentile) -> Made.number(percentile(values, percentile));
      case Statistic.Exceedances(double limit, boolean above) -> {
        int beyond = 0;
        for (BigDecimal value : values) {
          int order = value.compareTo(BatchDegreeDays.shortest(limit));
          if (above ? order > 0 : order < 0) {
            beyond++;
          }
        }
        yield new Made(beyond, null, (long) rows.size(), null);
      }
      case Statistic.WeightedMean _ -> weighted(rows, values, decimals(others));
      case Statistic.Share _ -> share(values, decimals(others));
      case Statistic.DegreeDays _ -> throw new IllegalStateException("day by day");
    };
  }

  private static List<BigDecimal> decimals(List<Observation> rows) {
    List<BigDecimal> values = new ArrayList<>();
    for (Observation row : rows) {
      values.add(row == null ? null : BatchDegreeDays.shortest(row.value()));
    }
    return values;
  }

  static BigDecimal sum(List<BigDecimal> values) {
    BigDecimal sum = BigDecimal.ZERO;
    for (BigDecimal value : values) {
      sum = sum.add(value);
    }
    return sum;
  }

  /** Hyndman and Fan's definition 7, which is R's. */
  static BigDecimal percentile(List<BigDecimal> values, double percentile) {
    List<BigDecimal> sorted = values.stream().sorted().toList();
    BigDecimal place =
        BatchDegreeDays.shortest(percentile)
            .multiply(new BigDecimal(sorted.size() - 1))
            .divide(new BigDecimal(100)); // exact: hundredths
    int below = place.intValue();
    if (below == sorted.size() - 1) {
      return sorted.get(below);
    }
    BigDecimal step = sorted.get(below + 1).subtract(sorted.get(below));
    return sorted.get(below).add(place.subtract(new BigDecimal(below)).multiply(step));
  }

  private static Made weighted(
      List<Observation> rows, List<BigDecimal> values, List<BigDecimal> weights) {
    BigDecimal product = BigDecimal.ZERO;
    BigDecimal squares = BigDecimal.ZERO;
    boolean margins = true;
    for (int i = 0; i < rows.size(); i++) {
      if (weights.get(i).signum() < 0) {
        return Made.missing("negative-weight");
      }
      product = product.add(weights.get(i).multiply(values.get(i)));
      Double margin = rows.get(i).margin();
      margins &= margin != null;
      if (margin != null) {
        BigDecimal part = weights.get(i).multiply(BatchDegreeDays.shortest(margin));
        squares = squares.add(part.multiply(part));
      }
    }
    BigDecimal all = sum(weights);
    if (all.signum() == 0) {
      return Made.missing("no-weight");
    }
    double margin =
        Math.sqrt(squares.divide(all.multiply(all), MathContext.DECIMAL128).doubleValue());
    return new Made(
        product.divide(all, MathContext.DECIMAL128).doubleValue(),
        margins && Double.isFinite(margin) ? (Double) margin : null,
        null,
        null);
  }

  private static Made share(List<BigDecimal> parts, List<BigDecimal> wholes) {
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).signum() < 0 || wholes.get(i).compareTo(parts.get(i)) < 0) {
        return Made.missing("part-exceeds-whole");
      }
    }
    BigDecimal whole = sum(wholes);
    if (whole.signum() == 0) {
      return Made.missing("no-cases");
    }
    BigDecimal share =
        sum(parts).multiply(new BigDecimal(100)).divide(whole, MathContext.DECIMAL128);
    BigDecimal n = whole.setScale(0, RoundingMode.HALF_UP).min(LONGEST);
    return new Made(share.doubleValue(), null, n.longValueExact(), null);
  }
}
