package se.framdrift.feeds.health;

import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Arrivals;
import se.framdrift.model.Span;

/**
 * How often something new comes.
 *
 * @param learned from what has come, and not declared
 */
public record Rhythm(Span span, boolean learned) {

  /** Between how many arrivals the time must be known before a rhythm is learned from it. */
  public static final int LEAST = 4;

  /** A pause shorter than this part of the usual one lies inside of one arrival. */
  private static final int PART = 20;

  /** The rhythm that is declared, else the one that the arrivals show, else none. */
  public static Optional<Rhythm> of(@Nullable Span declared, Arrivals arrivals) {
    return declared == null
        ? learned(arrivals).map(usual -> new Rhythm(new Span(Period.ZERO, usual), true))
        : Optional.of(new Rhythm(declared, false));
  }

  /**
   * The median of the times between arrivals, so that neither one outage nor one late delivery
   * changes it. What came in several pieces is one arrival: pauses shorter than a twentieth of the
   * upper quartile are left out.
   */
  static Optional<Duration> learned(Arrivals arrivals) {
    List<Duration> pauses = new ArrayList<>();
    for (int i = 1; i < arrivals.times().size(); i++) {
      pauses.add(Duration.between(arrivals.times().get(i - 1), arrivals.times().get(i)));
    }
    if (pauses.size() < LEAST) {
      return Optional.empty();
    }
    pauses.sort(null);
    Duration least = pauses.get(pauses.size() * 3 / 4).dividedBy(PART);
    List<Duration> between = pauses.stream().filter(each -> each.compareTo(least) >= 0).toList();
    return between.size() < LEAST ? Optional.empty() : Optional.of(median(between));
  }

  private static Duration median(List<Duration> sorted) {
    int middle = sorted.size() / 2;
    Duration upper = sorted.get(middle);
    Duration median =
        sorted.size() % 2 == 1 ? upper : sorted.get(middle - 1).plus(upper).dividedBy(2);
    return Duration.ofSeconds(median.toSeconds());
  }

  /** When something new is expected after {@code moment}. */
  public Instant next(Instant moment) {
    return span.after(moment);
  }

  /** From when on a feed that brought something new at {@code moment} is late. */
  Instant late(Instant moment) {
    return next(moment).plus(length(moment).dividedBy(2));
  }

  /** From when on it is silent. */
  Instant silent(Instant moment) {
    return next(next(next(moment)));
  }

  private Duration length(Instant moment) {
    return Duration.between(moment, next(moment));
  }
}
