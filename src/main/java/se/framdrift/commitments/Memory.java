package se.framdrift.commitments;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Steadiness;

/**
 * What has been shown, and the newest verdicts behind it, as levels from 0, {@code off-track}, to
 * 3, {@code met}.
 *
 * <p>A level better than the newest figure's own is kept at most one above it, never {@code met},
 * and at most so many periods in a row as are looked at: {@code dwell} or {@code outOf}.
 */
final class Memory {

  private static final int ON_TRACK = 2;
  private static final int LEVELS = 4;

  private final Steadiness steadiness;
  private final List<Integer> hard = new ArrayList<>();
  private final List<Integer> easy = new ArrayList<>();
  private @Nullable Integer shown;
  private int kept;

  Memory(Steadiness steadiness) {
    this.steadiness = steadiness;
  }

  void forget() {
    shown = null;
    kept = 0;
    hard.clear();
    easy.clear();
  }

  /** What is shown after the next period, given its level and those of a figure moved both ways. */
  int shown(int ifWorse, int level, int ifBetter) {
    add(hard, ifWorse);
    add(easy, ifBetter);
    int before = shown == null ? level : shown;
    int up = Math.min(dwelt(hard, 1), counted(hard, 1));
    int down = Math.max(-dwelt(easy, -1), -counted(easy, -1));
    int now = bounded(up > before ? up : Math.min(before, down), level);
    shown = now;
    return now;
  }

  private int bounded(int now, int level) {
    int most = Math.min(now, Math.min(ON_TRACK, level + 1));
    if (most <= level) {
      kept = 0;
      return Math.min(now, level);
    }
    kept++;
    if (kept > window()) {
      kept = 0;
      return level;
    }
    return most;
  }

  private int window() {
    return Math.max(steadiness.dwell(), steadiness.outOf());
  }

  private void add(List<Integer> levels, int level) {
    levels.add(level);
    if (levels.size() > window()) {
      levels.removeFirst();
    }
  }

  /** The least, in this direction, of the last periods in a row. */
  private int dwelt(List<Integer> levels, int sign) {
    return enough(levels, sign, steadiness.dwell(), steadiness.dwell());
  }

  private int counted(List<Integer> levels, int sign) {
    return enough(levels, sign, steadiness.enough(), steadiness.outOf());
  }

  /** The level that {@code enough} of the last {@code outOf} reach; none when there are fewer. */
  private static int enough(List<Integer> levels, int sign, int enough, int outOf) {
    List<Integer> last =
        levels.subList(Math.max(0, levels.size() - outOf), levels.size()).stream()
            .map(level -> sign * level)
            .sorted()
            .toList();
    return last.size() < enough ? -LEVELS : last.get(last.size() - enough);
  }
}
