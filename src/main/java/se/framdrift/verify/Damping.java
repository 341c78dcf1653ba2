package se.framdrift.verify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.framdrift.verify.Promise.Steady;

/** What a steady rule shows, given what the rule of the kind finds. */
record Damping(Known known, Function<Known, Verdict> rule) {

  private static final List<String> LEVELS = List.of("off-track", "at-risk", "on-track", "met");

  private record Step(int hard, int raw, int easy) {}

  Verdict judge() {
    Verdict found = rule.apply(known);
    Steady steady = known.promise.steady();
    Instant end = known.deadline();
    int now = LEVELS.indexOf(found.state());
    if (steady.equals(Steady.NONE) || known.over() || now < 0) {
      return found;
    }
    List<Figure> periods =
        known.evidence.stream().filter(each -> end == null || each.end().isBefore(end)).toList();
    List<Step> steps = new ArrayList<>();
    int shown = -1;
    int raw = -1;
    int better = 0;
    for (Figure each : periods) {
      raw = LEVELS.indexOf(at(each, each).state());
      if (raw < 0) {
        steps.clear();
        shown = -1;
        better = 0;
      } else {
        steps.add(step(each, raw, steady));
        shown = shown < 0 ? raw : kept(next(shown, steps, steady), raw);
        better = shown > raw ? better + 1 : 0;
        if (better > Math.max(steady.dwell(), steady.last())) {
          shown = raw;
          better = 0;
        }
      }
    }
    return shown < 0 || raw != now || shown == now
        ? found
        : found.state(LEVELS.get(shown)).also("damped");
  }

  /** What is better than the figure itself: one level at most, and never met. */
  private static int kept(int shown, int raw) {
    return shown <= raw ? shown : Math.max(raw, Math.min(LEVELS.indexOf("on-track"), raw + 1));
  }

  /**
   * What the rule finds at the end of a period, with another figure for it. Of those before, only
   * the baseline, breaks of the series and that there is a usable one matter.
   */
  private Verdict at(Figure period, Figure figure) {
    List<Figure> upTo = new ArrayList<>();
    Figure before = null;
    for (Figure each : known.finished) {
      if (each.period().compareTo(period.period()) >= 0) {
        break;
      }
      boolean begun = each.period().equals(known.last().baseline());
      if (begun || each.breaks()) {
        upTo.add(each);
      } else if (known.promised(each) && known.obstacle(each) == null) {
        before = each;
      }
    }
    if (before != null) {
      upTo.add(before);
    }
    upTo.add(figure);
    return rule.apply(new Known(known.promise, upTo, period.end()));
  }

  private Step step(Figure figure, int raw, Steady steady) {
    String comparison = String.valueOf(known.last().comparison());
    if (steady.hysteresis() == 0 || comparison.equals("equal-to")) {
      return new Step(raw, raw, raw);
    }
    boolean down = comparison.equals("at-most") || comparison.equals("below");
    double better = down ? -steady.hysteresis() : steady.hysteresis();
    int hard = level(at(figure, figure.with(figure.number() - better)), raw);
    int easy = level(at(figure, figure.with(figure.number() + better)), raw);
    return new Step(Math.min(hard, raw), raw, Math.max(easy, raw));
  }

  private static int level(Verdict found, int otherwise) {
    int level = found.state().equals("missed") ? 0 : LEVELS.indexOf(found.state());
    return level < 0 ? otherwise : level;
  }

  private static int next(int shown, List<Step> steps, Steady steady) {
    Integer up = up(steps, steady);
    Integer down = down(steps, steady);
    if (up != null && up > shown) {
      return up;
    }
    return down != null && down < shown ? down : shown;
  }

  private static @Nullable Integer up(List<Step> steps, Steady steady) {
    if (steps.size() < steady.dwell() || steps.size() < steady.enough()) {
      return null;
    }
    int least = newest(steps, steady.dwell()).stream().mapToInt(Step::hard).min().orElseThrow();
    List<Integer> largest =
        newest(steps, steady.last()).stream()
            .map(Step::hard)
            .sorted(Comparator.reverseOrder())
            .toList();
    return Math.min(least, largest.get(steady.enough() - 1));
  }

  private static @Nullable Integer down(List<Step> steps, Steady steady) {
    if (steps.size() < steady.dwell() || steps.size() < steady.enough()) {
      return null;
    }
    int most = newest(steps, steady.dwell()).stream().mapToInt(Step::easy).max().orElseThrow();
    List<Integer> smallest =
        newest(steps, steady.last()).stream().map(Step::easy).sorted().toList();
    return Math.max(most, smallest.get(steady.enough() - 1));
  }

  private static List<Step> newest(List<Step> steps, int count) {
    return steps.subList(Math.max(0, steps.size() - count), steps.size());
  }
}
