package se.framdrift.live;

import java.time.Duration;

/**
 * How long things take in the live hub.
 *
 * @param pushInterval the least time between two publications of one board, 0 for none; the first
 *     change after silence goes at once
 * @param heartbeat how often each board's viewers are told its hash
 * @param ping how often a viewer is pinged; whole seconds are announced to it, rounded up
 * @param pongTimeout how long a pinged viewer may be silent before it is disconnected
 * @param handshakeTimeout how long a new socket may wait before it sends its connect command
 * @param stallLimit how long a full socket may take nothing before it is closed
 * @param closingGrace how long a closed socket may take to read the close code and answer, before
 *     it is cut
 */
public record LiveTiming(
    Duration pushInterval,
    Duration heartbeat,
    Duration ping,
    Duration pongTimeout,
    Duration handshakeTimeout,
    Duration stallLimit,
    Duration closingGrace) {

  public LiveTiming {
    if (pushInterval.isNegative()) {
      throw new IllegalArgumentException("pushInterval must not be negative");
    }
    requirePositive(heartbeat, "heartbeat");
    requirePositive(ping, "ping");
    requirePositive(pongTimeout, "pongTimeout");
    requirePositive(handshakeTimeout, "handshakeTimeout");
    requirePositive(stallLimit, "stallLimit");
    requirePositive(closingGrace, "closingGrace");
  }

  static LiveTiming defaults() {
    return new LiveTiming(
        Duration.ofMillis(40),
        Duration.ofMinutes(1),
        Duration.ofSeconds(25),
        Duration.ofSeconds(8),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofSeconds(15));
  }

  LiveTiming withPushInterval(Duration interval) {
    return new LiveTiming(
        interval, heartbeat, ping, pongTimeout, handshakeTimeout, stallLimit, closingGrace);
  }

  LiveTiming withClosingGrace(Duration grace) {
    return new LiveTiming(
        pushInterval, heartbeat, ping, pongTimeout, handshakeTimeout, stallLimit, grace);
  }

  /** How often timeouts are looked at: often enough for the shortest, at most once a second. */
  long sweepMillis() {
    long shortest =
        Math.min(
            Math.min(ping.toMillis(), pongTimeout.toMillis()),
            Math.min(
                Math.min(handshakeTimeout.toMillis(), stallLimit.toMillis()),
                closingGrace.toMillis()));
    return Math.clamp(shortest / 10, 10, 1000);
  }

  private static void requirePositive(Duration duration, String name) {
    if (!duration.isPositive()) {
      throw new IllegalArgumentException(name + " must be positive, was " + duration);
    }
  }
}
