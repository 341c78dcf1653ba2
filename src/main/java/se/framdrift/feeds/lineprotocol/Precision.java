package se.framdrift.feeds.lineprotocol;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import se.framdrift.problem.Problem;

/** In what the timestamps of a body are counted, since 1970-01-01 UTC. */
public enum Precision {
  NS(TimeUnit.NANOSECONDS),
  US(TimeUnit.MICROSECONDS),
  MS(TimeUnit.MILLISECONDS),
  S(TimeUnit.SECONDS),
  M(TimeUnit.MINUTES),
  H(TimeUnit.HOURS);

  private final TimeUnit unit;
  private final long nanos;

  Precision(TimeUnit unit) {
    this.unit = unit;
    this.nanos = unit.toNanos(1);
  }

  /**
   * Reads the words of both versions of InfluxDB; nothing means nanoseconds.
   *
   * @throws Problem.Failure malformed, for another word
   */
  public static Precision of(@Nullable String word) {
    return switch (word == null ? "" : word) {
      case "", "n", "ns" -> NS;
      case "u", "us", "µ" -> US;
      case "ms" -> MS;
      case "s" -> S;
      case "m" -> M;
      case "h" -> H;
      default ->
          throw new Problem.Malformed("invalid precision; expected n, ns, u, us, ms, s, m or h")
              .asFailure();
    };
  }

  /** Whether {@code count} of these is a moment that has nanoseconds in 64 bits. */
  boolean fits(long count) {
    return count <= Long.MAX_VALUE / nanos && count >= Long.MIN_VALUE / nanos;
  }

  /** In nanoseconds since 1970. */
  long nanos(long count) {
    return count * nanos;
  }

  /** A moment, cut to this, in nanoseconds since 1970: what a point without a timestamp gets. */
  long nanos(Instant moment) {
    long whole =
        Math.addExact(
            Math.multiplyExact(moment.getEpochSecond(), 1_000_000_000L), moment.getNano());
    return nanos(Math.floorDiv(whole, unit.toNanos(1)));
  }

  /** The word of InfluxDB 2, or 1 where that has none. */
  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
