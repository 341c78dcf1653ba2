package se.framdrift.commitments;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Steadiness;
import se.framdrift.catalog.Target.Comparison;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Reason;
import se.framdrift.model.Status.State;

/**
 * Keeps a status from flapping before its deadline, by hysteresis, dwell and k of n: see {@link
 * Steadiness}. It runs over reference periods in calendar order on the figures in force, never over
 * commits. Only {@code on-track}, {@code at-risk}, {@code off-track} and an unsecured {@code met}
 * are damped; anything else, such as a figure that is missing or overdue, a certain breach or a
 * verdict after the deadline, is shown at once, and damping begins anew after it.
 */
record Damping(MeasuredRule rule, Measured measured) {

  /** The newest so many periods are looked at. */
  static final int MAX_PERIODS = 240;

  private static final List<State> FROM_WORST =
      List.of(State.OFF_TRACK, State.AT_RISK, State.ON_TRACK, State.MET);

  /**
   * A period and what was said of it, by the figures up to there.
   *
   * @param raw without damping
   */
  record Step(IndicatorValue figure, State raw, State shown) {}

  /** What the rule finds, damped. */
  Draft judge() {
    Draft found = rule.judge(measured);
    Steadiness steadiness = measured.target().steadiness();
    boolean over = measured.reached(measured.deadline());
    if (over || steadiness.equals(Steadiness.NONE) || level(found.status().state()) < 0) {
      return found;
    }
    List<Step> steps = steps();
    State raw = found.status().state();
    State shown = steps.isEmpty() ? raw : steps.getLast().shown();
    boolean same = steps.isEmpty() || shown == raw || steps.getLast().raw() != raw;
    return same ? found : found.shownAs(shown, damped(raw, shown, steadiness));
  }

  private static Reason damped(State raw, State shown, Steadiness steadiness) {
    return Remarks.damped(raw, shown, steadiness);
  }

  /** The newest periods before the deadline, oldest first. */
  List<Step> steps() {
    List<IndicatorValue> evidence =
        measured.figures().evidence().stream().filter(this::beforeDeadline).toList();
    int first = Math.max(0, evidence.size() - MAX_PERIODS);
    Memory memory = new Memory(measured.target().steadiness());
    List<Step> steps = new ArrayList<>();
    for (IndicatorValue figure : evidence.subList(first, evidence.size())) {
      steps.add(step(figure, memory));
    }
    return steps;
  }

  private boolean beforeDeadline(IndicatorValue figure) {
    return measured.deadline() == null
        || measured.figures().end(figure).isBefore(measured.deadline());
  }

  private Step step(IndicatorValue figure, Memory memory) {
    State raw = raw(figure, 0);
    int level = level(raw);
    if (level < 0) {
      memory.forget();
      return new Step(figure, raw, raw);
    }
    double past = exact() ? 0 : measured.target().steadiness().hysteresis();
    int hard = past == 0 ? level : bound(figure, -past, level);
    int easy = past == 0 ? level : bound(figure, past, level);
    int shown = memory.shown(Math.min(hard, level), level, Math.max(easy, level));
    return new Step(figure, raw, FROM_WORST.get(shown));
  }

  /** An exact value has no side on which a figure would be better. */
  private boolean exact() {
    return measured.comparison() == Comparison.EQUAL_TO;
  }

  /** What would be said if the figure were better by so much; what is said when nothing would. */
  private int bound(IndicatorValue figure, double better, int level) {
    State found = raw(figure, better);
    int bound = found == State.MISSED ? 0 : level(found);
    return bound < 0 ? level : bound;
  }

  /** What the rule finds by the figures up to this one, when its period ends. */
  private State raw(IndicatorValue figure, double better) {
    if (!measured.figures().usable(figure)) {
      return State.CANNOT_BE_JUDGED;
    }
    IndicatorValue moved = better == 0 ? figure : moved(figure, better);
    return rule.judge(measured.with(measured.figures().upTo(figure, moved))).status().state();
  }

  private IndicatorValue moved(IndicatorValue figure, double better) {
    double value = Objects.requireNonNull(figure.value());
    boolean up =
        switch (measured.comparison()) {
          case AT_LEAST, ABOVE -> true;
          case AT_MOST, BELOW, EQUAL_TO -> false;
        };
    return new IndicatorValue(
        figure.period(),
        up ? value + better : value - better,
        null,
        figure.margin(),
        figure.n(),
        figure.flag(),
        figure.qualityNote());
  }

  private static int level(State state) {
    return FROM_WORST.indexOf(state);
  }

  /** What has been shown, and the newest verdicts behind it. */
  private static final class Memory {
    private final Steadiness steadiness;
    private final List<Integer> hard = new ArrayList<>();
    private final List<Integer> easy = new ArrayList<>();
    private @Nullable Integer shown;

    private Memory(Steadiness steadiness) {
      this.steadiness = steadiness;
    }

    private void forget() {
      shown = null;
      hard.clear();
      easy.clear();
    }

    private int shown(int ifWorse, int level, int ifBetter) {
      hard.add(ifWorse);
      easy.add(ifBetter);
      int before = shown == null ? level : shown;
      int up = Math.min(dwelt(hard, 1), counted(hard, 1));
      int down = Math.max(-dwelt(easy, -1), -counted(easy, -1));
      int now = up > before ? up : Math.min(before, down);
      shown = now;
      return now;
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
      return last.size() < enough ? -FROM_WORST.size() : last.get(last.size() - enough);
    }
  }
}
