package se.framdrift.model;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * When something new has come, the newest {@value #MAX} times. What comes within {@link #APART} of
 * the one before is part of the same arrival.
 *
 * @param times oldest first
 */
public record Arrivals(List<Instant> times) {

  /** The most that are remembered. */
  public static final int MAX = 33;

  /** How far apart two arrivals are at least. */
  public static final Duration APART = Duration.ofMinutes(1);

  public static final Arrivals NONE = new Arrivals(List.of());

  public Arrivals {
    times = newest(apart(times));
  }

  /** These, and something new at {@code moment}. */
  public Arrivals plus(Instant moment) {
    if (!times.isEmpty()
        && !moment.isBefore(times.getLast())
        && moment.isBefore(times.getLast().plus(APART))) {
      return this;
    }
    List<Instant> all = new ArrayList<>(times);
    all.add(moment);
    return new Arrivals(all);
  }

  /** These and those, such as another node has seen. */
  public Arrivals plus(Arrivals others) {
    if (others.times.isEmpty()) {
      return this;
    }
    if (times.isEmpty()) {
      return others;
    }
    List<Instant> all = new ArrayList<>(times);
    all.addAll(others.times);
    return new Arrivals(all);
  }

  private static List<Instant> apart(List<Instant> times) {
    List<Instant> apart = new ArrayList<>();
    for (Instant each : new TreeSet<>(times)) {
      if (apart.isEmpty() || !each.isBefore(apart.getLast().plus(APART))) {
        apart.add(each);
      }
    }
    return apart;
  }

  private static List<Instant> newest(List<Instant> times) {
    return List.copyOf(times.subList(Math.max(0, times.size() - MAX), times.size()));
  }
}
