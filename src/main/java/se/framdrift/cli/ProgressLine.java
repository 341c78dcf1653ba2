package se.framdrift.cli;

import java.time.Duration;
import java.util.Locale;

/**
 * How far a long run has come, as one line of at most 79 characters: a bar, the share, the count,
 * the rate and the time left, as far as they are known.
 *
 * @param done how much, in {@code unit}
 * @param total of how much, 0 when that is not known
 * @param unit of both: {@code rows}, {@code bytes}, {@code pages} …
 * @param elapsed since the beginning of this run
 * @param begun how much had been done when this run began, so that a resumed one is not praised for
 *     what an earlier one did
 */
public record ProgressLine(long done, long total, String unit, Duration elapsed, long begun) {

  private static final int BAR = 24;
  private static final int WIDTH = 79;

  /** The line, without its end. */
  public String text() {
    StringBuilder text = new StringBuilder();
    if (total > 0) {
      int full = Math.clamp(BAR * done / total, 0, BAR);
      text.append('[').append("#".repeat(full)).append(".".repeat(BAR - full)).append("] ");
      text.append(Math.clamp(100 * done / total, 0, 100)).append(" %  ");
      text.append(number(done)).append(" of ").append(number(total)).append(' ').append(unit);
    } else {
      text.append(number(done)).append(' ').append(unit);
    }
    double rate = rate();
    if (rate > 0) {
      text.append("  ").append(number(Math.round(rate))).append("/s");
    }
    if (rate > 0 && total > done) {
      text.append("  ").append(clock(Math.round((total - done) / rate))).append(" left");
    }
    return text.length() > WIDTH ? text.substring(0, WIDTH) : text.toString();
  }

  /** Done per second; 0 while too little time has passed to say. */
  private double rate() {
    long millis = elapsed.toMillis();
    return millis < 500 ? 0 : 1_000.0 * Math.max(0, done - begun) / millis;
  }

  private static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static String clock(long seconds) {
    return seconds >= 3_600
        ? String.format(
            Locale.ROOT, "%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60)
        : String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60);
  }
}
