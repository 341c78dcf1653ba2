package se.framdrift.statistics;

/**
 * A figure at its place in a series.
 *
 * @param step which of the series' periods it belongs to, counted from any beginning: periods that
 *     are missing leave a gap
 * @param value finite
 */
public record Point(int step, double value) {

  public Point {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("no figure: " + value);
    }
  }
}
