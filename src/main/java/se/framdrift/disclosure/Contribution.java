package se.framdrift.disclosure;

import org.jspecify.annotations.Nullable;

/**
 * What one respondent has said to one question, or what became of one case.
 *
 * @param subject id of the question or kind of cases
 * @param micros weight in millionths, above 0; one million where nothing is weighted
 * @param said one of the plan's answers to the subject
 * @param amount for a median: in the KPI's unit; null otherwise
 */
public record Contribution(
    String subject, Leaf leaf, long micros, String said, @Nullable Double amount) {

  /** The weight of an answer that is not weighted, in millionths. */
  public static final long ONE = 1_000_000;

  /** Without a weight or an amount. */
  public static Contribution of(String subject, Leaf leaf, String said) {
    return new Contribution(subject, leaf, ONE, said, null);
  }

  boolean isWeighted() {
    return micros != ONE;
  }
}
