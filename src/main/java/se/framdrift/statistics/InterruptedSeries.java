package se.framdrift.statistics;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Interrupted time series: the line of a series before a reform is carried on, and what comes after
 * is held against it. {@code y = level + trend · t + step · after + slope · after · (t − reform)},
 * and one wave a year where a year has several periods (segmented regression, Wagner et al. 2002;
 * seasons as in Bernal, Cummins and Gasparrini 2017). The effect is the mean of {@code step + slope
 * · (t − reform)} over the points after it.
 *
 * <p>Placebo in time: the same model on the points before the reform alone, at every date that
 * leaves enough points on both sides.
 *
 * @see "Wagner, Soumerai, Zhang and Ross-Degnan, Segmented regression analysis of interrupted time
 *     series studies in medication use research, Journal of Clinical Pharmacy and Therapeutics 27
 *     (2002), 299–309"
 * @see "Bernal, Cummins and Gasparrini, Interrupted time series regression for the evaluation of
 *     public health interventions: a tutorial, International Journal of Epidemiology 46 (2017),
 *     348–355"
 */
public final class InterruptedSeries {

  /** The fewest points before a reform. */
  public static final int FEWEST_BEFORE = 8;

  /** The fewest points after it. */
  public static final int FEWEST_AFTER = 4;

  /** The most points on either side: the nearest. */
  static final int MOST = 120;

  private final int seasons;

  private InterruptedSeries(int seasons) {
    this.seasons = seasons;
  }

  /**
   * Estimates. Cost O(n² p) and, for the placebo, that for each of n dates.
   *
   * @param points in any order, one for a step
   * @param reform the first step after it
   * @param seasons steps in a year, 1 for none; with seasons a whole year is needed on each side
   */
  public static Effect of(List<Point> points, int reform, int seasons) {
    List<Point> ordered = points.stream().sorted(Comparator.comparingInt(Point::step)).toList();
    List<Point> before = ordered.stream().filter(point -> point.step() < reform).toList();
    before = before.subList(Math.max(0, before.size() - MOST), before.size());
    List<Point> after =
        ordered.stream().filter(point -> point.step() >= reform).limit(MOST).toList();
    if (before.size() < Math.max(FEWEST_BEFORE, seasons)) {
      return new Effect.NotEstimable(Effect.Hindrance.TOO_FEW_BEFORE, before.size(), after.size());
    }
    if (after.size() < Math.max(FEWEST_AFTER, seasons)) {
      return new Effect.NotEstimable(Effect.Hindrance.TOO_FEW_AFTER, before.size(), after.size());
    }
    return new InterruptedSeries(seasons).estimate(before, after, reform);
  }

  private Effect estimate(List<Point> before, List<Point> after, int reform) {
    List<Point> all =
        IntStream.range(0, before.size() + after.size())
            .mapToObj(i -> i < before.size() ? before.get(i) : after.get(i - before.size()))
            .toList();
    Regression fit = fit(all, reform);
    if (fit.remembersTooMuch()) {
      return new Effect.NotEstimable(
          Effect.Hindrance.REMEMBERS_TOO_MUCH, before.size(), after.size());
    }
    Effect.Coefficient change = fit.estimate(mean(after, reform));
    return new Effect.Estimated(
        change,
        fit.estimate(contrast(1, 0)),
        fit.estimate(contrast(0, 1)),
        before.size(),
        after.size(),
        fit.memory(),
        placebo(before, change.ratio()),
        Effect.Placebo.NONE,
        true);
  }

  private Regression fit(List<Point> points, int reform) {
    double middle = (points.getFirst().step() + points.getLast().step()) / 2.0;
    return new Regression(
        points,
        points.stream().map(point -> row(point.step(), reform, middle)).toArray(double[][]::new));
  }

  private double[] row(int step, int reform, double middle) {
    double[] row = new double[columns()];
    row[0] = 1;
    row[1] = step - middle;
    row[2] = step >= reform ? 1 : 0;
    row[3] = step >= reform ? step - reform : 0;
    double angle = 2 * Math.PI * Math.floorMod(step, seasons) / seasons;
    if (seasons > 1) {
      row[4] = StrictMath.cos(angle);
    }
    if (seasons > 2) {
      row[5] = StrictMath.sin(angle);
    }
    return row;
  }

  private int columns() {
    return seasons == 1 ? 4 : seasons == 2 ? 5 : 6;
  }

  private double[] contrast(double step, double slope) {
    double[] contrast = new double[columns()];
    contrast[2] = step;
    contrast[3] = slope;
    return contrast;
  }

  private double[] mean(List<Point> after, int reform) {
    double sum = 0;
    for (Point point : after) {
      sum += point.step() - reform;
    }
    return contrast(1, sum / after.size());
  }

  private Effect.Placebo placebo(List<Point> before, double ratio) {
    int tried = 0;
    int asLarge = 0;
    int least = Math.max(FEWEST_AFTER, seasons);
    for (int cut = least; cut <= before.size() - least; cut++) {
      int date = before.get(cut).step();
      Effect.Coefficient found =
          fit(before, date).estimate(mean(before.subList(cut, before.size()), date));
      tried++;
      asLarge += found.ratio() >= ratio ? 1 : 0;
    }
    return new Effect.Placebo(tried, asLarge);
  }
}
