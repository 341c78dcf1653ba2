package se.framdrift.indicators;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Period;

/**
 * The periods at which an input has something to say, in calendar order: those of some series
 * themselves, which cost no memory, and those that were added. Confined to one thread.
 */
final class Entries {

  private final List<Timeline> series;
  private final Instant from;
  private final NavigableSet<Period> added = new TreeSet<>();

  private Entries(List<Timeline> series, Instant from) {
    this.series = List.copyOf(series);
    this.from = from;
  }

  /** None but those that are added. */
  static Entries added() {
    return new Entries(List.of(), Instant.MIN);
  }

  /** Every period of these series that begins at {@code from} or later. */
  static Entries of(List<Timeline> series, Instant from) {
    return new Entries(series, from);
  }

  void add(Period period) {
    if (!contains(period)) {
      added.add(period);
    }
  }

  boolean contains(Period period) {
    return added.contains(period)
        || (!period.start().isBefore(from)
            && series.stream().anyMatch(timeline -> timeline.has(period)));
  }

  /** The last in calendar order, null when there is none. Costs O(log n). */
  @Nullable Period last() {
    return last(added.isEmpty() ? null : added.last(), timeline -> timeline.last(from));
  }

  /** The last one before {@code period}, null when there is none. Costs O(log n). */
  @Nullable Period lower(Period period) {
    return last(added.lower(period), timeline -> timeline.lower(period, from));
  }

  private @Nullable Period last(
      @Nullable Period ofAdded, Function<Timeline, @Nullable Period> ofSeries) {
    return Stream.concat(Stream.ofNullable(ofAdded), series.stream().map(ofSeries))
        .filter(Objects::nonNull)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }
}
