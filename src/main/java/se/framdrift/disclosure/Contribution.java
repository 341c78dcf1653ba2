package se.framdrift.disclosure;

import org.jspecify.annotations.Nullable;

/**
 * What one respondent or one case adds to one figure.
 *
 * @param figure id of the figure
 * @param micros weight in millionths, above 0; one million where nothing is weighted
 * @param yes whether it counts as yes: safe, closed in time, overdue
 * @param amount for a median: in the KPI's unit; null otherwise
 */
public record Contribution(
    String figure, Leaf leaf, long micros, boolean yes, @Nullable Double amount) {

  /** The weight of an answer that is not weighted, in millionths. */
  public static final long ONE = 1_000_000;

  /** Without a weight or an amount. */
  public static Contribution of(String figure, Leaf leaf, boolean yes) {
    return new Contribution(figure, leaf, ONE, yes, null);
  }
}
