package se.framdrift.live;

import io.vertx.core.http.HttpServerOptions;
import java.time.Duration;
import java.util.Set;

/**
 * How the live hub goes about its work.
 *
 * @param proxies addresses, or ranges such as {@code 10.0.0.0/8}, of the proxies before it: what
 *     they say in {@code X-Forwarded-For} is believed
 */
public record LiveSettings(LiveTiming timing, LiveBounds bounds, Set<String> proxies) {

  /** A proxy on the same machine. */
  public static final Set<String> LOOPBACK = Set.of("127.0.0.0/8", "::1/128");

  private static final int FAR_ABOVE = 4;

  public LiveSettings {
    proxies = Set.copyOf(proxies);
  }

  public static LiveSettings defaults() {
    return new LiveSettings(LiveTiming.defaults(), LiveBounds.defaults(), LOOPBACK);
  }

  public LiveSettings withPushInterval(Duration interval) {
    return new LiveSettings(timing.withPushInterval(interval), bounds, proxies);
  }

  /** As these, with timeouts that a test can wait for. */
  LiveSettings withTimeouts(
      Duration heartbeat, Duration ping, Duration pongTimeout, Duration handshake, Duration stall) {
    return new LiveSettings(
        new LiveTiming(
            timing.pushInterval(),
            heartbeat,
            ping,
            pongTimeout,
            handshake,
            stall,
            timing.closingGrace()),
        bounds,
        proxies);
  }

  LiveSettings withClosingGrace(Duration grace) {
    return new LiveSettings(timing.withClosingGrace(grace), bounds, proxies);
  }

  public LiveSettings withBounds(LiveBounds others) {
    return new LiveSettings(timing, others, proxies);
  }

  public LiveSettings withProxies(Set<String> others) {
    return new LiveSettings(timing, bounds, others);
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
        .setMaxWebSocketFrameSize(FAR_ABOVE * bounds.messageBytes())
        .setMaxWebSocketMessageSize(FAR_ABOVE * bounds.messageBytes());
  }
}
