package se.framdrift.model;

import java.util.List;
import java.util.Locale;

/**
 * What figures or reports say of something that a document reports as done.
 *
 * @param reasons never empty; the first is the one to show
 */
public record ClaimFinding(Verdict verdict, List<Reason> reasons) {

  public ClaimFinding {
    reasons = List.copyOf(reasons);
    if (reasons.isEmpty()) {
      throw new IllegalArgumentException("a verdict gives its reasons");
    }
  }

  /** Whether it is so. */
  public enum Verdict {
    SUPPORTED,
    CONTRADICTED,
    NOT_JUDGEABLE;

    /** The code in files and on the wire: {@code not-judgeable}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
