package se.framdrift.web;

import io.vertx.core.http.HttpServerOptions;
import java.util.concurrent.TimeUnit;

/** How both listeners treat connections. */
public final class Listeners {

  private static final int IDLE_SECONDS = 90;
  private static final int COMPRESS_FROM_BYTES = 1_000;
  private static final int MAX_LINE_BYTES = 4_096;
  private static final int MAX_HEADER_BYTES = 16_384;

  private Listeners() {}

  /**
   * Bounded lines and headers, silent connections closed, answers compressed for those who ask;
   * WebSocket frames are not (they are shared by all viewers).
   */
  public static HttpServerOptions options() {
    return new HttpServerOptions()
        .setCompressionSupported(true)
        .setCompressionContentSizeThreshold(COMPRESS_FROM_BYTES)
        .setHandle100ContinueAutomatically(true)
        .setIdleTimeout(IDLE_SECONDS)
        .setIdleTimeoutUnit(TimeUnit.SECONDS)
        .setMaxInitialLineLength(MAX_LINE_BYTES)
        .setMaxHeaderSize(MAX_HEADER_BYTES)
        .setPerFrameWebSocketCompressionSupported(false)
        .setPerMessageWebSocketCompressionSupported(false);
  }
}
