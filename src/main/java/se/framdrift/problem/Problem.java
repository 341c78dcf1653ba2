package se.framdrift.problem;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import se.framdrift.model.Rejection;

/**
 * What a caller may be told when a request cannot be served.
 *
 * <p>Any other failure is a bug: it is logged whole and answered as 500 without detail.
 */
public sealed interface Problem {

  /** One sentence for the caller. */
  String detail();

  /** The request itself cannot be read. */
  record Malformed(String detail) implements Problem {}

  /** No or a wrong token. */
  record Unauthorized(String detail) implements Problem {}

  /** A known caller without the right to do this. */
  record Forbidden(String detail) implements Problem {}

  /** There is no such thing. */
  record NotFound(String detail) implements Problem {}

  /** The path is there, the method is not. */
  record MethodNotAllowed(String detail, String allowed) implements Problem {}

  /** The body is larger than {@code limitBytes}. */
  record TooLarge(String detail, long limitBytes) implements Problem {}

  /** A content type that is not taken here. */
  record UnsupportedMedia(String detail) implements Problem {}

  /** The request can be read, and nothing of it can be taken. */
  record Invalid(String detail, List<Rejection> rejections) implements Problem {}

  /** Something else is under way that this must not meet; come back after a while. */
  record Conflict(String detail, Duration retryAfter) implements Problem {}

  /** Taken in part: what was committed stays, and then {@code cause} ended it. */
  record Interrupted(Problem cause, Committed committed) implements Problem {

    @Override
    public String detail() {
      return String.format(
          Locale.ROOT,
          "%s %,d rows are committed; send again what follows them, or everything: the same rows count once.",
          cause.detail(),
          committed.rows());
    }
  }

  /** Too many failed attempts; further ones are not looked at for a while. */
  record TooMany(String detail, Duration retryAfter) implements Problem {}

  /** Not now; come back after a while. */
  record Unavailable(String detail, Duration retryAfter) implements Problem {}

  /** This problem as the failure of a Future. */
  default Failure asFailure() {
    return new Failure(this);
  }

  /** Carries a problem down a failed Future. An answer, not a bug: it takes no stack trace. */
  final class Failure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;

    private Failure(Problem problem) {
      super(problem.detail(), null, false, false);
      this.problem = problem;
    }

    public Problem problem() {
      return problem;
    }
  }
}
