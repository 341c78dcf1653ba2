package se.framdrift.statistics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Difference in differences: how much more a series changed at a reform than those without it did.
 * What is studied is the distance {@code d} between the series and the mean of the others at the
 * same steps, and the effect is the mean of {@code d} after the reform less that before it. What
 * moves all alike, seasons and business cycles, falls away.
 *
 * <p>Its error is the wider of two: that of the change of {@code d} over time (see {@link
 * Regression}), and what the others show without any reform, each taken in turn for the reformed
 * one (placebo in space, after Conley and Taber 2011). Whether they went alike before is tried by
 * the trend of {@code d} before the reform.
 *
 * @see "Bertrand, Duflo and Mullainathan, How much should we trust differences-in-differences
 *     estimates?, Quarterly Journal of Economics 119 (2004), 249–275"
 * @see "Conley and Taber, Inference with difference in differences with a small number of policy
 *     changes, Review of Economics and Statistics 93 (2011), 113–125"
 */
public final class DifferenceInDifferences {

  /** The fewest points on either side of a reform. */
  public static final int FEWEST = 4;

  /** The fewest points in all: what is taken for memory must be seen. */
  public static final int FEWEST_IN_ALL = 10;

  /** The fewest others. */
  public static final int FEWEST_OTHERS = 3;

  /** Two-sided p below which a trend before the reform is taken to be one. */
  private static final double APART = 0.1;

  private DifferenceInDifferences() {}

  /**
   * Estimates. Cost O(n² + m n²) for m others.
   *
   * @param own in any order, one for a step
   * @param others those without the reform; one that lacks any step that counts is left out
   * @param reform the first step after it
   */
  public static Effect of(List<Point> own, Collection<List<Point>> others, int reform) {
    List<Point> ordered = own.stream().sorted(Comparator.comparingInt(Point::step)).toList();
    List<Point> chosen =
        ordered.subList(Math.max(0, ordered.size() - 2 * InterruptedSeries.MOST), ordered.size());
    List<Map<Integer, Double>> whole = whole(chosen, others);
    if (whole.size() < FEWEST_OTHERS) {
      chosen = shared(chosen, others);
      whole = whole(chosen, others);
    }
    int before = (int) chosen.stream().filter(point -> point.step() < reform).count();
    int after = chosen.size() - before;
    if (whole.size() < FEWEST_OTHERS) {
      return new Effect.NotEstimable(Effect.Hindrance.NO_COMPARISON, before, after);
    }
    if (before < FEWEST || (after >= FEWEST && chosen.size() < FEWEST_IN_ALL)) {
      return new Effect.NotEstimable(Effect.Hindrance.TOO_FEW_BEFORE, before, after);
    }
    return after < FEWEST
        ? new Effect.NotEstimable(Effect.Hindrance.TOO_FEW_AFTER, before, after)
        : estimate(chosen, whole, reform, before);
  }

  /** The steps at which nine in ten of as many others as ever have a figure. */
  private static List<Point> shared(List<Point> own, Collection<List<Point>> others) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (List<Point> other : others) {
      other.forEach(point -> counts.merge(point.step(), 1, Integer::sum));
    }
    int most = own.stream().mapToInt(point -> counts.getOrDefault(point.step(), 0)).max().orElse(0);
    return own.stream()
        .filter(point -> counts.getOrDefault(point.step(), 0) >= Math.max(1, most * 0.9))
        .toList();
  }

  private static List<Map<Integer, Double>> whole(List<Point> own, Collection<List<Point>> others) {
    List<Map<Integer, Double>> whole = new ArrayList<>();
    for (List<Point> other : others) {
      Map<Integer, Double> byStep = new HashMap<>();
      other.forEach(point -> byStep.put(point.step(), point.value()));
      if (!own.isEmpty() && own.stream().allMatch(point -> byStep.containsKey(point.step()))) {
        whole.add(byStep);
      }
    }
    return whole;
  }

  private static Effect estimate(
      List<Point> own, List<Map<Integer, Double>> others, int reform, int before) {
    List<Point> distance = distance(own, others, -1);
    Regression fit = fit(distance, reform);
    int after = own.size() - before;
    if (fit.remembersTooMuch()) {
      return new Effect.NotEstimable(Effect.Hindrance.REMEMBERS_TOO_MUCH, before, after);
    }
    Effect.Coefficient overTime = fit.estimate(new double[] {0, 1});
    double square = 0;
    int asLarge = 0;
    for (int member = 0; member < others.size(); member++) {
      Map<Integer, Double> other = others.get(member);
      List<Point> its =
          own.stream().map(point -> new Point(point.step(), at(other, point.step()))).toList();
      double found = changed(distance(its, others, member), reform);
      square += found * found / others.size();
      asLarge += Math.abs(found) >= Math.abs(overTime.value()) ? 1 : 0;
    }
    boolean wider = square > overTime.standardError() * overTime.standardError();
    Effect.Coefficient change =
        wider
            ? Effect.Coefficient.of(overTime.value(), Math.sqrt(square), others.size())
            : overTime;
    return new Effect.Estimated(
        change,
        null,
        null,
        before,
        after,
        fit.memory(),
        inTime(distance.subList(0, before), overTime.ratio()),
        new Effect.Placebo(others.size(), asLarge),
        parallel(distance.subList(0, before)));
  }

  private static Effect.Placebo inTime(List<Point> before, double ratio) {
    int tried = 0;
    int asLarge = 0;
    for (int cut = FEWEST; cut <= before.size() - FEWEST; cut++) {
      Effect.Coefficient found = fit(before, before.get(cut).step()).estimate(new double[] {0, 1});
      tried++;
      asLarge += found.ratio() >= ratio ? 1 : 0;
    }
    return new Effect.Placebo(tried, asLarge);
  }

  private static boolean parallel(List<Point> before) {
    double middle = (before.getFirst().step() + before.getLast().step()) / 2.0;
    double[][] rows =
        before.stream()
            .map(point -> new double[] {1, point.step() - middle})
            .toArray(double[][]::new);
    return new Regression(before, rows).estimate(new double[] {0, 1}).probability() >= APART;
  }

  private static Regression fit(List<Point> distance, int reform) {
    return new Regression(
        distance,
        distance.stream()
            .map(point -> new double[] {1, point.step() >= reform ? 1 : 0})
            .toArray(double[][]::new));
  }

  private static double changed(List<Point> distance, int reform) {
    double before =
        distance.stream()
            .filter(point -> point.step() < reform)
            .mapToDouble(Point::value)
            .average()
            .orElseThrow();
    double after =
        distance.stream()
            .filter(point -> point.step() >= reform)
            .mapToDouble(Point::value)
            .average()
            .orElseThrow();
    return after - before;
  }

  /** To the mean of the others but for {@code without}, which is below zero for all. */
  private static List<Point> distance(
      List<Point> own, List<Map<Integer, Double>> others, int without) {
    List<Point> distance = new ArrayList<>();
    for (Point point : own) {
      double sum = 0;
      int count = 0;
      for (int member = 0; member < others.size(); member++) {
        if (member != without) {
          sum += at(others.get(member), point.step());
          count++;
        }
      }
      distance.add(new Point(point.step(), point.value() - sum / count));
    }
    return distance;
  }

  private static double at(Map<Integer, Double> figures, int step) {
    return java.util.Objects.requireNonNull(figures.get(step));
  }
}
