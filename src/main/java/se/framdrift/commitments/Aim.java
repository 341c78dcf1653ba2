package se.framdrift.commitments;

import java.util.Objects;
import se.framdrift.catalog.Target.Comparison;
import se.framdrift.model.IndicatorValue;

/**
 * What a figure must be.
 *
 * <p>A figure without margin is a point. When both the figure and the level have a margin, that of
 * their difference is the root of the sum of squares (independent samples). A bound within one part
 * in 10⁹ of the level is taken to be the level, since formulas work in binary fractions: 100 − 95
 * must not differ from 5.
 */
record Aim(Comparison comparison, Mark mark) {

  private static final double SAME = 1e-9;

  /** The figure must have a value. */
  Side side(IndicatorValue figure) {
    double value = Objects.requireNonNull(figure.value());
    double margin = Math.hypot(figure.margin() == null ? 0 : figure.margin(), mark.margin());
    boolean low = holds(value - margin);
    boolean high = holds(value + margin);
    if (comparison == Comparison.EQUAL_TO && margin > 0) {
      boolean outside = value - margin > mark.value() || value + margin < mark.value();
      return outside ? Side.BAD : Side.STRADDLING;
    }
    if (low != high) {
      return Side.STRADDLING;
    }
    return low ? Side.GOOD : Side.BAD;
  }

  private boolean holds(double bound) {
    double slack = SAME * Math.max(Math.abs(bound), Math.abs(mark.value()));
    boolean same = Math.abs(bound - mark.value()) <= slack;
    return comparison.holds(same ? mark.value() : bound, mark.value());
  }
}
