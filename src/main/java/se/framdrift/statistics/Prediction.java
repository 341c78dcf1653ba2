package se.framdrift.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where a series goes if it goes on as it has: its {@link Trend}, and around it the interval in
 * which the next figures lie with a stated probability.
 *
 * <p>The interval holds what a line through so few points can be wrong by (its error under {@link
 * Noise}) and the noise of the coming figure itself, times Student's quantile: {@code ŷ ± t · √(σ²
 * (1 + w'Rw − 2w'c))}. The noise's size comes from the mean absolute residual times √(π/2), so that
 * a wild figure widens it but little. It says nothing of what has no precedent in the series.
 *
 * <p>Refused rather than wrong, with the reason: fewer than {@value #FEWEST} points or less than
 * three whole seasons; fewer than {@value #FEWEST_VALUES} different values, or none off the line;
 * more than half of the periods missing; neighbours so alike that a line is no model of them. And
 * always less far ahead than a third of the time that is looked back on. Within these bounds
 * nominal 80 % holds 75 to 85 % of what comes, for independent, remembering (ρ ≤ 0.5), heavy-tailed
 * and seasonal noise: docs/statistics.md has the table.
 */
public sealed interface Prediction {

  /** The fewest points that a line is drawn through. */
  int FEWEST = 8;

  /** The most points that are looked back on: the newest. */
  int MOST = 120;

  /** The fewest years that show what is season and what is not. */
  int FEWEST_YEARS = 3;

  /** The fewest different values that show how much figures vary. */
  int FEWEST_VALUES = 3;

  /** The fewest steps in which something was added that show a pace. */
  int FEWEST_ADDED = 5;

  /** The ρ that is believed in the shortest of series, see {@link Noise}; found by simulation. */
  double BELIEVED = 0.6;

  /**
   * There is one.
   *
   * @param memory how much of a deviation remains a step later, 0 to 0.95
   * @param steps ascending, without gap, from the step after the last point
   */
  record Made(Trend trend, double level, double memory, List<Step> steps) implements Prediction {
    public Made {
      steps = List.copyOf(steps);
    }
  }

  /** There is none. */
  record None(Hindrance hindrance) implements Prediction {}

  /**
   * What is expected of a step.
   *
   * @param value in the figures' unit
   */
  record Step(int step, double value, Interval interval) {}

  /** Why nothing is foretold. */
  enum Hindrance {
    TOO_FEW_POINTS,
    TOO_MANY_GAPS,
    TOO_FEW_SEASONS,
    TOO_EVEN,
    STEPS,
    REMEMBERS_TOO_MUCH
  }

  /**
   * Predicts the steps after the newest point. Cost O(n² p) with at most {@value #MOST} points and
   * p = 1 + seasons.
   *
   * @param points in any order, one for a step
   * @param seasons steps in a year when seasons are to be told apart, else 1
   * @param level such as 0.8
   */
  static Prediction of(List<Point> points, int seasons, double level) {
    List<Point> newest =
        points.stream()
            .sorted(Comparator.comparingInt(Point::step))
            .skip(Math.max(0, points.size() - MOST))
            .toList();
    if (newest.size() < FEWEST) {
      return new None(Hindrance.TOO_FEW_POINTS);
    }
    if (newest.stream().mapToDouble(Point::value).distinct().count() < FEWEST_VALUES) {
      return new None(Hindrance.TOO_EVEN);
    }
    int first = newest.getFirst().step();
    int last = newest.getLast().step();
    if (newest.size() * 2 < last - first + 1) {
      return new None(Hindrance.TOO_MANY_GAPS);
    }
    return seasons > 1 && fewestOfASeason(newest, seasons) < FEWEST_YEARS
        ? new None(Hindrance.TOO_FEW_SEASONS)
        : fitted(newest, seasons, level);
  }

  private static long fewestOfASeason(List<Point> points, int seasons) {
    long[] counts = new long[seasons];
    points.forEach(point -> counts[Math.floorMod(point.step(), seasons)]++);
    return java.util.Arrays.stream(counts).min().orElse(0);
  }

  private static Prediction fitted(List<Point> points, int seasons, double level) {
    int first = points.getFirst().step();
    int last = points.getLast().step();
    Trend trend = Trend.of(points, seasons);
    double middle = (first + last) / 2.0;
    Design design = trend.design(points, middle);
    double[] residuals =
        points.stream().mapToDouble(point -> point.value() - trend.at(point.step())).toArray();
    if (even(points, residuals)) {
      return new None(Hindrance.TOO_EVEN);
    }
    double mean = java.util.Arrays.stream(residuals).map(Math::abs).sum() / residuals.length;
    Noise noise = new Noise(design, residuals, mean * mean * Math.PI / 2, BELIEVED);
    if (noise.remembersTooMuch()) {
      return new None(Hindrance.REMEMBERS_TOO_MUCH);
    }
    double quantile = Student.quantile(level, 1 + noise.freedom());
    List<Step> steps = new ArrayList<>();
    for (int step = last + 1; step <= last + (last - first - 1) / 3; step++) {
      double value = trend.at(step);
      double error =
          Math.sqrt(noise.predictionVariance(step - last, true, trend.row(step, middle)));
      steps.add(new Step(step, value, Interval.around(value, quantile * error)));
    }
    return new Made(trend, level, noise.memory(), steps);
  }

  /** Whether nothing but rounding lies off the line: then how far things may lie is not known. */
  private static boolean even(List<Point> points, double[] residuals) {
    double largest = points.stream().mapToDouble(point -> Math.abs(point.value())).max().orElse(0);
    return java.util.Arrays.stream(residuals)
        .allMatch(residual -> Math.abs(residual) <= 1e-9 * largest);
  }

  /**
   * Predicts a sum that grows step by step, such as places opened since a day. The deviations of
   * such a sum do not fade, so no line is drawn through it: what is added goes on at the mean of
   * what has been added, and the interval widens with every step. A pace is more than a jump:
   * something was added in at least {@value #FEWEST_ADDED} steps, and in none more than half.
   *
   * @param sums in any order, one for a step; what precedes the last gap is left out
   */
  static Prediction ofSum(List<Point> sums, double level) {
    List<Point> ordered = sums.stream().sorted(Comparator.comparingInt(Point::step)).toList();
    List<Point> added = new ArrayList<>();
    for (int i = 1; i < ordered.size(); i++) {
      Point before = ordered.get(i - 1);
      Point point = ordered.get(i);
      if (point.step() - before.step() != 1) {
        added.clear();
      } else {
        added.add(new Point(point.step(), point.value() - before.value()));
      }
    }
    return added.size() < FEWEST
        ? new None(Hindrance.TOO_FEW_POINTS)
        : growing(
            ordered.getLast(),
            added.subList(Math.max(0, added.size() - MOST), added.size()),
            level);
  }

  private static Prediction growing(Point last, List<Point> added, double level) {
    double mean = added.stream().mapToDouble(Point::value).sum() / added.size();
    double[] residuals = added.stream().mapToDouble(point -> point.value() - mean).toArray();
    double square = 0;
    for (double each : residuals) {
      square += each * each / residuals.length;
    }
    double all = added.stream().mapToDouble(point -> Math.abs(point.value())).sum();
    if (added.stream().filter(point -> point.value() != 0).count() < FEWEST_ADDED
        || added.stream().anyMatch(point -> Math.abs(point.value()) > all / 2)) {
      return new None(Hindrance.STEPS);
    }
    if (even(added, residuals)) {
      return new None(Hindrance.TOO_EVEN);
    }
    double[][] rows = added.stream().map(_ -> new double[] {1}).toArray(double[][]::new);
    Noise noise = new Noise(new Design(Design.steps(added), rows), residuals, square, BELIEVED);
    if (noise.remembersTooMuch()) {
      return new None(Hindrance.REMEMBERS_TOO_MUCH);
    }
    double quantile = Student.quantile(level, 1 + noise.freedom());
    List<Step> steps = new ArrayList<>();
    for (int ahead = 1; ahead <= (added.size() - 1) / 3; ahead++) {
      double value = last.value() + ahead * mean;
      double error = Math.sqrt(noise.predictionVariance(ahead, false, new double[] {ahead}));
      steps.add(new Step(last.step() + ahead, value, Interval.around(value, quantile * error)));
    }
    Trend trend = new Trend(mean, List.of(last.value() - mean * last.step()));
    return new Made(trend, level, noise.memory(), steps);
  }
}
