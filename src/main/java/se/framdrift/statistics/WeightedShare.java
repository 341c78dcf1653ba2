package se.framdrift.statistics;

import java.util.List;

/**
 * A share of a population estimated from a sample whose members count differently.
 *
 * <p>{@code p = Σ w y / Σ w}. Unequal weights make a sample worth fewer answers than it has: Kish's
 * design effect {@code deff = n Σ w² / (Σ w)²}, effective number {@code n / deff}. Of a population
 * that is largely asked little is unknown: the finite population correction {@code 1 − n / N}. Two
 * intervals are given: Wilson's for the effective number of answers over the correction, which is
 * to be shown, and the design-based {@code p ± t · √((1 − n/N) n/(n−1) Σ w² (y − p)²) / Σ w}
 * (Cochran, Sampling Techniques, 3rd ed. 1977, sections 2.13 and 6.4), for comparison with other
 * programs.
 *
 * @param share 0 to 1
 * @param designEffect at least 1
 * @param effective n divided by the design effect
 * @param wilson 95 % interval
 * @param designBased 95 % interval, cut at 0 and 1
 * @see "Kish, Survey Sampling, Wiley 1965, section 11.7"
 * @see "Wilson, Probable inference, the law of succession, and statistical inference, Journal of
 *     the American Statistical Association 22 (1927), 209–212"
 */
public record WeightedShare(
    int n,
    double share,
    double designEffect,
    double effective,
    Interval wilson,
    Interval designBased) {

  /**
   * One answer.
   *
   * @param weight above zero
   */
  public record Answer(double weight, boolean yes) {
    public Answer {
      if (!(weight > 0) || Double.isInfinite(weight)) {
        throw new IllegalArgumentException("no weight: " + weight);
      }
    }
  }

  /**
   * Estimates.
   *
   * @param answers at least one
   * @param population how many could have been asked, at least as many as have answered; 0 when
   *     that is not known or so large that it does not matter
   */
  public static WeightedShare of(List<Answer> answers, long population) {
    int n = answers.size();
    if (n == 0 || (population != 0 && population < n)) {
      throw new IllegalArgumentException(n + " answers of " + population);
    }
    double all = 0;
    double yes = 0;
    double squares = 0;
    for (Answer answer : answers) {
      all += answer.weight();
      yes += answer.yes() ? answer.weight() : 0;
      squares += answer.weight() * answer.weight();
    }
    double share = yes / all;
    double deviations = 0;
    for (Answer answer : answers) {
      double off = answer.weight() * ((answer.yes() ? 1 : 0) - share);
      deviations += off * off;
    }
    double unasked = population == 0 ? 1 : 1 - (double) n / population;
    double effective = all * all / squares;
    double variance = n == 1 ? 0.25 * unasked : unasked * n / (n - 1) * deviations / (all * all);
    double half =
        unasked == 0 ? 0 : (n == 1 ? 1 : Student.quantile(0.95, n - 1)) * Math.sqrt(variance);
    return new WeightedShare(
        n,
        share,
        n / effective,
        effective,
        unasked == 0 ? new Interval(share, share) : wilson(share, effective / unasked),
        new Interval(Math.max(0, share - half), Math.min(1, share + half)));
  }

  /**
   * Wilson's 95 % interval.
   *
   * @param share 0 to 1
   * @param n answers, or an effective number of them; above zero
   */
  public static Interval wilson(double share, double n) {
    double square = Normal.Z95 * Normal.Z95 / n;
    double centre = (share + square / 2) / (1 + square);
    double half = Normal.Z95 * Math.sqrt(share * (1 - share) / n + square / (4 * n)) / (1 + square);
    return new Interval(share == 0 ? 0 : centre - half, share == 1 ? 1 : centre + half);
  }
}
