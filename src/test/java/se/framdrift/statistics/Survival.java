package se.framdrift.statistics;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How long things last when some have not ended yet: the product-limit estimate of the share that
 * is still open after a time. A case that is open after ten days counts among those at risk for ten
 * days and then says no more; it is neither left out nor taken for closed.
 *
 * <p>{@code S(t) = Π over t_i ≤ t of (1 − d_i / n_i)} with {@code d_i} closings among {@code n_i}
 * at risk (Kaplan and Meier 1958); of a closing and an opening that end at the same time the
 * closing comes first. Greenwood's variance {@code S² Σ d_i / (n_i (n_i − d_i))}; the interval is
 * that of log(−log S) (Kalbfleisch and Prentice, The Statistical Analysis of Failure Time Data, 2nd
 * ed. 2002, section 1.4), which stays between 0 and 1. It assumes that what is still open is like
 * the rest: cases that are left open because they are hard make the curve too low, that is, too
 * good. What is published is held against it.
 *
 * @param steps ascending, one for each time at which something closed
 * @see "Kaplan and Meier, Nonparametric estimation from incomplete observations, Journal of the
 *     American Statistical Association 53 (1958), 457–481"
 * @see "Greenwood, The natural duration of cancer, Reports on Public Health and Medical Subjects 33
 *     (1926), 1–26"
 */
public record Survival(int cases, List<Step> steps) {

  public Survival {
    steps = List.copyOf(steps);
  }

  /**
   * One thing's time.
   *
   * @param time not below zero, in any unit
   * @param closed whether it ended then; otherwise it was still open
   */
  public record Spell(double time, boolean closed) {
    public Spell {
      if (!(time >= 0) || Double.isInfinite(time)) {
        throw new IllegalArgumentException("no time: " + time);
      }
    }
  }

  /**
   * From this time on, until the next.
   *
   * @param open the share still open
   * @param interval its 95 % interval
   * @param standardError Greenwood's
   */
  public record Step(
      double time, int atRisk, int closed, double open, double standardError, Interval interval) {}

  /** The curve. Cost O(n log n); the order of the spells does not matter. */
  public static Survival of(Collection<Spell> spells) {
    SortedMap<Double, int[]> byTime = new TreeMap<>();
    for (Spell spell : spells) {
      byTime.computeIfAbsent(spell.time(), _ -> new int[2])[spell.closed() ? 0 : 1]++;
    }
    List<Step> steps = new ArrayList<>();
    int atRisk = spells.size();
    double open = 1;
    double greenwood = 0;
    for (var entry : byTime.entrySet()) {
      int closed = entry.getValue()[0];
      if (closed > 0) {
        open *= 1 - (double) closed / atRisk;
        greenwood += atRisk == closed ? 0 : (double) closed / ((double) atRisk * (atRisk - closed));
        steps.add(
            new Step(
                entry.getKey(),
                atRisk,
                closed,
                open,
                open * Math.sqrt(greenwood),
                interval(open, greenwood)));
      }
      atRisk -= closed + entry.getValue()[1];
    }
    return new Survival(spells.size(), steps);
  }

  private static Interval interval(double open, double greenwood) {
    if (open <= 0) {
      return new Interval(0, 0);
    }
    double log = StrictMath.log(open);
    double factor = StrictMath.exp(Normal.Z95 * Math.sqrt(greenwood) / Math.abs(log));
    return new Interval(StrictMath.exp(log * factor), StrictMath.exp(log / factor));
  }

  /** The share still open at a time; 1 before the first closing. */
  public double openAt(double time) {
    double open = 1;
    for (Step step : steps) {
      if (step.time() > time) {
        break;
      }
      open = step.open();
    }
    return open;
  }

  /** The time by which half are closed; empty when that has not come. */
  public OptionalDouble median() {
    return steps.stream().filter(step -> step.open() <= 0.5).mapToDouble(Step::time).findFirst();
  }
}
