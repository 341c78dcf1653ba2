package se.framdrift.disclosure;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import se.framdrift.statistics.Interval;
import se.framdrift.statistics.WeightedShare;

/**
 * A share estimated from a sample, with its uncertainty.
 *
 * <p>Each respondent {@code i} of stratum {@code h} counts as {@code a = N_h w_i / sum of w in h}
 * (without strata: {@code a = w_i}), and the share of a part of the sample is the ratio {@code p =
 * sum a y / sum a} over that part: the stratified estimator of a proportion, Cochran, Sampling
 * Techniques, 3rd ed. 1977, sections 5.10 and 5A.14 (parts of the sample). Its variance is that of
 * the linearised ratio, {@code sum over h of (1 - n_h/N_h) n_h/(n_h - 1) sum (u_i - mean u_h)^2 /
 * (sum a)^2} with {@code u_i = a_i (y_i - p)}, 0 outside of the part; for the whole sample and
 * equal weights this is Cochran's (5.53). A stratum with a single answer is not centred, which
 * overstates. Without strata it is {@code sum u_i^2 / (sum a)^2}.
 *
 * <p>The interval is Wilson's (1927) for the effective number of answers {@code p (1 - p) /
 * variance} (Korn and Graubard, Survey Methodology 24:2, 1998), which without weights and strata is
 * the number of answers. Where all have said the same, or the variance cannot be seen, it is Kish's
 * {@code (sum a)^2 / sum a^2}, divided by {@code 1 - n/N}. A whole population has no margin.
 *
 * @param percent 0 to 100
 * @param margin the longer of the two sides of the 95 % interval, in percentage points, so that
 *     percent ± margin covers it
 */
public record Share(double percent, double margin) {

  /**
   * Estimates.
   *
   * @param all everyone who has answered the question, one contribution each
   * @param part those whose share is asked for; at least one
   * @param strata populations; empty where there are none
   * @param yes the answers that count as yes
   */
  static Share of(
      List<Contribution> all, Predicate<Leaf> part, Map<String, Long> strata, Set<String> yes) {
    Map<String, Stratum> byId = new TreeMap<>();
    for (Contribution each : all) {
      String id = strata.isEmpty() ? "" : each.leaf().stratum();
      byId.computeIfAbsent(id, _ -> new Stratum()).add(each.micros());
    }
    Sums sums = new Sums();
    for (Contribution each : all) {
      if (part.test(each.leaf())) {
        sums.add(factor(each, byId, strata), yes.contains(each.said()));
      }
    }
    double p = sums.yes / sums.all;
    for (Contribution each : all) {
      if (part.test(each.leaf())) {
        stratum(each, byId, strata)
            .deviate(factor(each, byId, strata) * ((yes.contains(each.said()) ? 1 : 0) - p));
      }
    }
    double variance = 0;
    long population = 0;
    for (Map.Entry<String, Stratum> each : byId.entrySet()) {
      Long size = strata.get(each.getKey());
      population += size == null ? 0 : size;
      variance += each.getValue().variance(size);
    }
    double sampled = population == 0 ? 0 : Math.min(1, (double) all.size() / population);
    return new Share(
        100 * p, 100 * margin(p, variance / (sums.all * sums.all), sums.kish(), sampled));
  }

  private static Stratum stratum(
      Contribution each, Map<String, Stratum> byId, Map<String, Long> strata) {
    return java.util.Objects.requireNonNull(
        byId.get(strata.isEmpty() ? "" : each.leaf().stratum()));
  }

  private static double factor(
      Contribution each, Map<String, Stratum> byId, Map<String, Long> strata) {
    Long population = strata.get(each.leaf().stratum());
    double weight = each.micros() / (double) Contribution.ONE;
    return population == null || strata.isEmpty()
        ? weight
        : population * weight / stratum(each, byId, strata).weights();
  }

  private static double margin(double p, double variance, double kish, double sampled) {
    double spread = p * (1 - p);
    if (sampled >= 1) {
      return 0;
    }
    double effective =
        spread > 1e-12 && variance > 1e-15 ? spread / variance : kish / (1 - sampled);
    return wilson(p, effective);
  }

  /** The longer side of Wilson's interval. */
  static double wilson(double p, double n) {
    Interval interval = WeightedShare.wilson(p, n);
    return Math.max(interval.high() - p, p - interval.low());
  }

  private static final class Sums {
    private double all;
    private double yes;
    private double squares;

    void add(double factor, boolean isYes) {
      all += factor;
      yes += isYes ? factor : 0;
      squares += factor * factor;
    }

    double kish() {
      return all * all / squares;
    }
  }

  private static final class Stratum {
    private long n;
    private long micros;
    private double sum;
    private double squares;

    void add(long weight) {
      n++;
      micros += weight;
    }

    double weights() {
      return micros / (double) Contribution.ONE;
    }

    void deviate(double u) {
      sum += u;
      squares += u * u;
    }

    double variance(@org.jspecify.annotations.Nullable Long population) {
      if (population == null) {
        return squares;
      }
      double around = n == 1 ? squares : Math.max(0, squares - sum * sum / n) * n / (n - 1);
      return Math.max(0, 1 - (double) n / population) * around;
    }
  }
}
