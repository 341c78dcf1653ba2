package se.framdrift.live;

import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;

/**
 * The bounds of the live hub.
 *
 * @param pushInterval the least time between two publications of one board; the first change after
 *     silence goes at once
 * @param heartbeat how often each board's viewers are told its hash
 * @param ping how often a viewer is pinged; whole seconds are announced to it, rounded up
 * @param pongTimeout how long a pinged viewer may be silent before it is disconnected
 * @param handshakeTimeout how long a new socket may wait before it sends its connect command
 * @param stallLimit how long a full socket may take nothing before it is disconnected
 * @param maxConnections sockets and event streams together; one more is refused with status 503
 * @param maxSubscriptions boards that one socket may follow
 * @param maxMessageBytes of one message from a viewer
 * @param writeQueueBytes unsent bytes from which a socket counts as full
 */
public record LiveSettings(
    Duration pushInterval,
    Duration heartbeat,
    Duration ping,
    Duration pongTimeout,
    Duration handshakeTimeout,
    Duration stallLimit,
    int maxConnections,
    int maxSubscriptions,
    int maxMessageBytes,
    int writeQueueBytes) {

  private static final int FAR_ABOVE = 4;

  public LiveSettings {
    requirePositive(pushInterval, "pushInterval");
    requirePositive(heartbeat, "heartbeat");
    requirePositive(ping, "ping");
    requirePositive(pongTimeout, "pongTimeout");
    requirePositive(handshakeTimeout, "handshakeTimeout");
    requirePositive(stallLimit, "stallLimit");
    if (maxConnections < 1 || maxSubscriptions < 1 || maxMessageBytes < 1 || writeQueueBytes < 1) {
      throw new IllegalArgumentException("Every bound of the live hub must be at least 1");
    }
  }

  public static LiveSettings defaults() {
    return new LiveSettings(
        Duration.ofMillis(40),
        Duration.ofMinutes(1),
        Duration.ofSeconds(25),
        Duration.ofSeconds(8),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        20_000,
        32,
        16 * 1024,
        64 * 1024);
  }

  /** As these, with timeouts that a test can wait for. */
  LiveSettings withTimeouts(
      Duration heartbeat, Duration ping, Duration pongTimeout, Duration handshake, Duration stall) {
    return new LiveSettings(
        pushInterval,
        heartbeat,
        ping,
        pongTimeout,
        handshake,
        stall,
        maxConnections,
        maxSubscriptions,
        maxMessageBytes,
        writeQueueBytes);
  }

  public LiveSettings withPushInterval(Duration interval) {
    return new LiveSettings(
        interval,
        heartbeat,
        ping,
        pongTimeout,
        handshakeTimeout,
        stallLimit,
        maxConnections,
        maxSubscriptions,
        maxMessageBytes,
        writeQueueBytes);
  }

  /**
   * Sets what the HTTP server under the hub needs: no compression per socket (it would undo the
   * shared encoding and costs several times the write), and small messages from viewers. The hub
   * answers a message above its limit with a close code; the server cuts what is far above it.
   * Returns the same options.
   */
  public HttpServerOptions applyTo(HttpServerOptions options) {
    return options
        .setPerMessageWebSocketCompressionSupported(false)
        .setPerFrameWebSocketCompressionSupported(false)
        .setMaxWebSocketFrameSize(FAR_ABOVE * maxMessageBytes)
        .setMaxWebSocketMessageSize(FAR_ABOVE * maxMessageBytes);
  }

  /** How often timeouts are looked at: often enough for the shortest, at most once a second. */
  long sweepMillis() {
    long shortest =
        Math.min(
            Math.min(ping.toMillis(), pongTimeout.toMillis()),
            Math.min(handshakeTimeout.toMillis(), stallLimit.toMillis()));
    return Math.clamp(shortest / 10, 10, 1000);
  }

  private static void requirePositive(Duration duration, String name) {
    if (!duration.isPositive()) {
      throw new IllegalArgumentException(name + " must be positive, was " + duration);
    }
  }
}
