package se.framdrift.cli;

import java.io.PrintStream;
import java.time.Duration;

/**
 * Where it is seen how far a long run has come: on a terminal one line that changes, else a line
 * now and then. Thread-safe.
 */
public final class Screen {

  private static final Duration OFTEN = Duration.ofMillis(100);
  private static final Duration SELDOM = Duration.ofSeconds(5);

  private final PrintStream out;
  private final boolean terminal;
  private long began;
  private long shown;
  private long first = -1;
  private boolean drawn;

  /**
   * @param terminal whether a line can be drawn over
   */
  public Screen(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  /** Something new is under way. */
  public synchronized void begin() {
    began = System.nanoTime();
    shown = 0;
    first = -1;
    drawn = false;
  }

  /** It has come so far; drawn now and then. */
  public synchronized void show(long done, long total, String unit) {
    long now = System.nanoTime();
    first = first < 0 ? done : first;
    Duration pause = terminal ? OFTEN : SELDOM;
    if (shown != 0 && now - shown < pause.toNanos() && done < total) {
      return;
    }
    shown = now;
    String line =
        new ProgressLine(done, total, unit, Duration.ofNanos(now - began), Math.min(first, done))
            .text();
    if (terminal) {
      out.print("\r" + line + " ".repeat(Math.max(0, 79 - line.length())));
      drawn = true;
    } else {
      out.println(line);
    }
  }

  /** Leaves the line that was drawn. */
  public synchronized void end() {
    if (drawn) {
      out.println();
      drawn = false;
    }
  }

  /** A line of words. */
  public synchronized void say(String words) {
    end();
    out.println(words);
  }
}
