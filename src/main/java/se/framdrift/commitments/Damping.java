package se.framdrift.commitments;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import se.framdrift.catalog.Steadiness;
import se.framdrift.catalog.Target.Comparison;
import se.framdrift.catalog.TargetPath;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Reason;
import se.framdrift.model.Status.State;

/**
 * Keeps a status from flapping before its deadline, by hysteresis, dwell and k of n: see {@link
 * Steadiness}. It runs over reference periods in calendar order on the figures in force, never over
 * commits. Only {@code on-track}, {@code at-risk}, {@code off-track} and an unsecured {@code met}
 * are damped; anything else, such as a figure that is missing or overdue, a certain breach or a
 * verdict after the deadline, is shown at once, and damping begins anew after it.
 *
 * <p>A limit that holds all the time and a budget are never damped: they rest on all figures, not
 * on the newest. Of a level the newest figure decides, so each period is looked at once; the cost
 * grows with the number of figures.
 */
record Damping(MeasuredRule rule, Measured measured) {

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
    boolean none = !applies() || steadiness.equals(Steadiness.NONE);
    if (over || none || level(found.status().state()) < 0) {
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

  /** Whether the newest figure decides. */
  boolean applies() {
    return switch (rule) {
      case KeepWithin() -> false;
      case ReachBy() -> !(measured.path().shape() instanceof TargetPath.Budget);
      case AddUnits(), ChangeBy(), ServiceTime(), SurveyLevel() -> true;
    };
  }

  /** The periods before the deadline, oldest first. */
  List<Step> steps() {
    Set<IndicatorValue> evidence = Collections.newSetFromMap(new IdentityHashMap<>());
    evidence.addAll(measured.figures().evidence());
    Memory memory = new Memory(measured.target().steadiness());
    Seen seen = new Seen(measured.figures());
    List<Step> steps = new ArrayList<>();
    for (IndicatorValue figure : measured.figures().finished()) {
      boolean counts = evidence.contains(figure);
      if (counts && beforeDeadline(figure)) {
        steps.add(step(figure, seen, memory));
      }
      seen.add(figure, counts);
    }
    return steps;
  }

  private boolean beforeDeadline(IndicatorValue figure) {
    return measured.deadline() == null
        || measured.figures().end(figure).isBefore(measured.deadline());
  }

  private Step step(IndicatorValue figure, Seen seen, Memory memory) {
    State raw = raw(figure, seen, 0);
    int level = level(raw);
    if (level < 0) {
      memory.forget();
      return new Step(figure, raw, raw);
    }
    double past = exact() ? 0 : measured.target().steadiness().hysteresis();
    int hard = past == 0 ? level : bound(figure, seen, -past, level);
    int easy = past == 0 ? level : bound(figure, seen, past, level);
    int shown = memory.shown(Math.min(hard, level), level, Math.max(easy, level));
    return new Step(figure, raw, FROM_WORST.get(shown));
  }

  /** An exact value has no side on which a figure would be better. */
  private boolean exact() {
    return measured.comparison() == Comparison.EQUAL_TO;
  }

  /** What would be said if the figure were better by so much; what is said when nothing would. */
  private int bound(IndicatorValue figure, Seen seen, double better, int level) {
    State found = raw(figure, seen, better);
    int bound = found == State.MISSED ? 0 : level(found);
    return bound < 0 ? level : bound;
  }

  /** What the rule finds by the figures up to this one, when its period ends. */
  private State raw(IndicatorValue figure, Seen seen, double better) {
    if (!measured.figures().usable(figure)) {
      return State.CANNOT_BE_JUDGED;
    }
    IndicatorValue moved = better == 0 ? figure : moved(figure, better);
    return rule.judge(measured.with(seen.upTo(figure, moved))).status().state();
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
}
