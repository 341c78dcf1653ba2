package se.framdrift.model;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How one run of a feed that fetches ended.
 *
 * @param municipality whose feed it is
 * @param accepted rows that were new; the next three likewise, as in an answer to posted rows
 * @param problem why it failed or was cut short, in words for the operator, at most {@value
 *     #MAX_PROBLEM} characters; null when it is done
 */
public record FeedRun(
    String municipality,
    String feed,
    Instant started,
    Instant ended,
    Outcome outcome,
    long accepted,
    long unchanged,
    long revised,
    long rejected,
    @Nullable String problem) {

  /** The longest problem that is kept, in characters. */
  public static final int MAX_PROBLEM = 1_000;

  public FeedRun {
    problem =
        problem != null && problem.length() > MAX_PROBLEM
            ? problem.substring(0, MAX_PROBLEM)
            : problem;
  }

  /** How it ended. */
  public enum Outcome {
    /** Everything was taken. */
    DONE,
    /** It could not go on; what it had handed over stays. */
    FAILED,
    /** The node stopped, the catalog changed or the lease was lost: nobody's fault, and to do. */
    CUT;

    /** The word in the database and on the wire: {@code done}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The reverse of {@link #code}.
     *
     * @throws IllegalArgumentException for another word
     */
    public static Outcome parse(String code) {
      return Arrays.stream(values())
          .filter(outcome -> outcome.code().equals(code))
          .findFirst()
          .orElseThrow(() -> new IllegalArgumentException("not an outcome: " + code));
    }
  }
}
