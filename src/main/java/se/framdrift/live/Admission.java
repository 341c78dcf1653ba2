package se.framdrift.live;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Who may come in. A viewer beyond a bound is refused before it costs anything, and told when to
 * come back: each at another time, so that they do not all come at once again. Any thread.
 */
final class Admission {

  /** What somebody who comes is told. */
  sealed interface Answer permits Place, Refused {}

  /** Why somebody must stay outside. */
  enum Refused implements Answer {
    CLOSING(503, "closing", "The server is about to stop."),
    FULL(503, "full", "As many watch as this server takes."),
    ADDRESS(429, "address", "Too many connections from one address."),
    ARRIVALS(503, "arrivals", "Too many come at once.");

    private static final int SOONEST_SECONDS = 2;
    private static final int LATEST_SECONDS = 15;

    private final int status;
    private final String code;
    private final String detail;

    Refused(int status, String code, String detail) {
      this.status = status;
      this.code = code;
      this.detail = detail;
    }

    int status() {
      return status;
    }

    /** What the metric says. */
    String code() {
      return code;
    }

    String detail() {
      return detail;
    }

    /** Whole seconds after which this one may try again. */
    int retryAfter() {
      return ThreadLocalRandom.current().nextInt(SOONEST_SECONDS, LATEST_SECONDS + 1);
    }
  }

  /** A place that was taken; given back once, however often it is closed. */
  final class Place implements Answer {

    private final String address;
    private final AtomicBoolean taken = new AtomicBoolean(true);

    private Place(String address) {
      this.address = address;
    }

    String address() {
      return address;
    }

    void leave() {
      if (taken.compareAndSet(true, false)) {
        inside.decrementAndGet();
        from.computeIfPresent(address, (_, count) -> count == 1 ? null : count - 1);
      }
    }
  }

  private static final int SECONDS_AT_ONCE = 10;
  private static final double NANOS = 1e9;

  private final LiveBounds bounds;
  private final AtomicInteger inside = new AtomicInteger();
  private final Map<String, Integer> from = new ConcurrentHashMap<>();
  private double arrivals;
  private long refilledAt;
  private volatile boolean closed;

  Admission(LiveBounds bounds) {
    this.bounds = bounds;
    this.arrivals = (double) SECONDS_AT_ONCE * bounds.arrivalsPerSecond();
    this.refilledAt = System.nanoTime();
  }

  /** From now on nobody is taken. */
  void close() {
    closed = true;
  }

  boolean isClosed() {
    return closed;
  }

  /** How many are inside. */
  AtomicInteger inside() {
    return inside;
  }

  /** Takes a place for one more from {@code address} at {@code nanoTime}, if it may come in. */
  Answer enter(String address, long nanoTime) {
    if (closed) {
      return Refused.CLOSING;
    }
    int all = inside.incrementAndGet();
    int near = from.merge(address, 1, Integer::sum);
    Place place = new Place(address);
    Refused refused =
        all > bounds.connections()
            ? Refused.FULL
            : near > bounds.connectionsPerAddress()
                ? Refused.ADDRESS
                : arrives(nanoTime) ? null : Refused.ARRIVALS;
    if (refused == null) {
      return place;
    }
    place.leave();
    return refused;
  }

  private synchronized boolean arrives(long nanoTime) {
    double most = (double) SECONDS_AT_ONCE * bounds.arrivalsPerSecond();
    long since = Math.max(0, nanoTime - refilledAt); // two threads may come in another order
    arrivals = Math.min(most, arrivals + since / NANOS * bounds.arrivalsPerSecond());
    refilledAt += since;
    if (arrivals < 1) {
      return false;
    }
    arrivals--;
    return true;
  }
}
