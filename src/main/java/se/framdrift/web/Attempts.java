package se.framdrift.web;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts failed attempts to sign in, by network address. Thread-safe; remembers at most {@link
 * #MAX_ADDRESSES}.
 */
final class Attempts {

  /** So many failures are forgiven before an address has to wait. */
  static final int FORGIVEN = 10;

  /** How long an address waits, and how long a failure is remembered. */
  static final Duration WAIT = Duration.ofMinutes(5);

  static final int MAX_ADDRESSES = 1_000;

  private record Failures(int count, Instant last) {}

  private final Map<String, Failures> failures = new LinkedHashMap<>();

  /** Whether another attempt from {@code address} is looked at. */
  synchronized boolean allowed(String address, Instant now) {
    Failures known = failures.get(address);
    if (known != null && !known.last().plus(WAIT).isAfter(now)) {
      failures.remove(address);
      return true;
    }
    return known == null || known.count() < FORGIVEN;
  }

  synchronized void failed(String address, Instant now) {
    Failures known = failures.remove(address);
    failures.put(address, new Failures(known == null ? 1 : known.count() + 1, now));
    if (failures.size() > MAX_ADDRESSES) {
      failures.remove(failures.keySet().iterator().next());
    }
  }
}
