package se.framdrift.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A straight line through a series that a few wild figures do not move, and beside it, where a year
 * has several periods, what each of them lies above or below it.
 *
 * <p>The slope is the median of the slopes between all pairs of points (Theil 1950; Sen 1968); with
 * seasons only points of the same season are paired (Hirsch, Slack and Smith 1982), so that seasons
 * cannot look like a trend. The level, one for each season, is the Hodges–Lehmann estimate of what
 * remains.
 *
 * @param slope per step, in the figures' unit
 * @param levels of each season at step 0; one where there are no seasons
 * @see "Theil, A rank-invariant method of linear and polynomial regression analysis, Proceedings of
 *     the Royal Netherlands Academy of Sciences 53 (1950), 386–392, 521–525, 1397–1412"
 * @see "Sen, Estimates of the regression coefficient based on Kendall's tau, Journal of the
 *     American Statistical Association 63 (1968), 1379–1389"
 * @see "Hirsch, Slack and Smith, Techniques of trend analysis for monthly water quality data, Water
 *     Resources Research 18 (1982), 107–121"
 */
public record Trend(double slope, List<Double> levels) {

  public Trend {
    levels = List.copyOf(levels);
  }

  /**
   * The line through the points. Cost O(n² log n).
   *
   * @param points at least two of one season, in any order, one for a step
   * @param seasons in a year of steps, 1 for none
   * @throws IllegalArgumentException when a season has no point, or none has two
   */
  public static Trend of(List<Point> points, int seasons) {
    double[] slopes = slopes(points, seasons);
    if (slopes.length == 0) {
      throw new IllegalArgumentException("no two points to pair");
    }
    double slope = Median.of(slopes);
    List<Double> levels = new ArrayList<>(Collections.nCopies(seasons, 0.0));
    for (int season = 0; season < seasons; season++) {
      levels.set(season, level(points, slope, of(season, seasons)));
    }
    return new Trend(slope, levels);
  }

  private static double[] slopes(List<Point> points, int seasons) {
    double[] slopes = new double[points.size() * points.size()];
    int count = 0;
    for (Point one : points) {
      for (Point other : points) {
        int apart = other.step() - one.step();
        if (apart > 0 && apart % seasons == 0) {
          slopes[count++] = (other.value() - one.value()) / apart;
        }
      }
    }
    return Arrays.copyOf(slopes, count);
  }

  private static double level(List<Point> points, double slope, IntPredicate season) {
    double[] left =
        points.stream()
            .filter(point -> season.test(point.step()))
            .mapToDouble(point -> point.value() - slope * point.step())
            .toArray();
    if (left.length == 0) {
      throw new IllegalArgumentException("a season without points");
    }
    return Median.ofPairs(left);
  }

  private static IntPredicate of(int season, int seasons) {
    return step -> Math.floorMod(step, seasons) == season;
  }

  /** What the line says of a step. */
  public double at(int step) {
    return levels.get(Math.floorMod(step, levels.size())) + slope * step;
  }

  /** How the line's model sees a step: one column for each season, then time. */
  double[] row(int step, double middle) {
    double[] row = new double[levels.size() + 1];
    row[Math.floorMod(step, levels.size())] = 1;
    row[levels.size()] = step - middle;
    return row;
  }

  /** The model of the line at the points, in ascending order. */
  Design design(List<Point> points, double middle) {
    double[][] rows =
        IntStream.range(0, points.size())
            .mapToObj(i -> row(points.get(i).step(), middle))
            .toArray(double[][]::new);
    return new Design(Design.steps(points), rows);
  }
}
