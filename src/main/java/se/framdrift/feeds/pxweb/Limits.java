package se.framdrift.feeds.pxweb;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.reading.JsonTree;

/**
 * How much a server gives at a time.
 *
 * @param cells most cells of one answer
 * @param calls most calls in a window; 0 for no limit
 * @param window how long a window is
 */
record Limits(int cells, int calls, Duration window) {

  /** What a server without limits of its own is asked for: those of SCB, version 1. */
  static final Limits USUAL = new Limits(100_000, 10, Duration.ofSeconds(10));

  private static final int MAX_SECONDS = 600;

  /** As version 2 says in {@code /config}. */
  static Limits ofVersion2(JsonTree config) {
    return of(
        config.textAt("maxDataCells"),
        config.textAt("maxCallsPerTimeWindow"),
        config.textAt("timeWindow"));
  }

  /** As version 1 says under {@code ?config}. */
  static Limits ofVersion1(JsonTree config) {
    String cells = config.textAt("maxCells");
    return of(
        cells == null ? config.textAt("maxValues") : cells,
        config.textAt("maxCalls"),
        config.textAt("timeWindow"));
  }

  /** As settings say; null when they do not. */
  static @Nullable Limits of(@Nullable JsonObject settings) {
    return settings == null
        ? null
        : new Limits(
            settings.getInteger("cells", USUAL.cells()),
            settings.getInteger("calls", USUAL.calls()),
            Duration.ofSeconds(settings.getInteger("seconds", (int) USUAL.window().toSeconds())));
  }

  private static Limits of(
      @Nullable String cells, @Nullable String calls, @Nullable String seconds) {
    int length = number(seconds, 0, MAX_SECONDS, (int) USUAL.window().toSeconds());
    return new Limits(
        number(cells, 1, PxTable.MAX_CELLS, USUAL.cells()),
        length == 0 ? 0 : number(calls, 0, 100_000, USUAL.calls()),
        Duration.ofSeconds(length));
  }

  private static int number(@Nullable String text, int min, int max, int otherwise) {
    if (text == null || !text.matches("[0-9]{1,9}")) {
      return otherwise;
    }
    return Math.clamp(Integer.parseInt(text), min, max);
  }
}
