package se.framdrift.verify;

/**
 * What a figure is held against.
 *
 * @param margin of its own, when it comes from a survey
 */
record Level(double value, double margin) {

  /** Where a figure lies with its whole interval. */
  enum Side {
    GOOD,
    STRADDLING,
    BAD
  }

  static Level exactly(double value) {
    return new Level(value, 0);
  }

  Side side(String comparison, double figure, double spread) {
    double both = Math.sqrt(spread * spread + margin * margin);
    if (comparison.equals("equal-to")) {
      if (both == 0) {
        return near(figure) == value ? Side.GOOD : Side.BAD;
      }
      return figure - both > value || figure + both < value ? Side.BAD : Side.STRADDLING;
    }
    boolean low = keeps(comparison, near(figure - both));
    boolean high = keeps(comparison, near(figure + both));
    if (low && high) {
      return Side.GOOD;
    }
    return low || high ? Side.STRADDLING : Side.BAD;
  }

  private double near(double bound) {
    double largest = Math.max(Math.abs(bound), Math.abs(value));
    return Math.abs(bound - value) <= largest * 1e-9 ? value : bound;
  }

  private boolean keeps(String comparison, double bound) {
    return switch (comparison) {
      case "at-least" -> bound >= value;
      case "at-most" -> bound <= value;
      case "above" -> bound > value;
      case "below" -> bound < value;
      default -> throw new IllegalArgumentException("no comparison " + comparison);
    };
  }
}
