package se.framdrift.commitments;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import se.framdrift.catalog.Target.Comparison;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Status.State;

/**
 * Whether a level that is not reached yet is being approached fast enough.
 *
 * <p>The actual pace from the baseline to the newest figure is compared with the pace required from
 * the baseline to the target: the method by which Eurostat judges indicators that have a target in
 * its monitoring report "Sustainable development in the European Union" (ratio of actual to
 * required growth), here with straight lines instead of compound growth, since levels may be zero
 * or negative. Equal or faster is on track, slower is at risk, away from the target is off track.
 * Actual ≥ required holds exactly when the figure is on the good side of the line from baseline to
 * target at the end of its period, and exactly when the pace so far is at least what is needed for
 * the rest, so the figure is held against that line with its whole interval.
 *
 * <p>Two figures of evidence are needed besides the baseline: one might be a good year.
 *
 * @param path of the version that the figure is held against
 * @param newest a figure that may be judged and has not reached the goal
 */
record Pace(Measured measured, Path path, IndicatorValue newest) {

  private static final int ENOUGH = 2;

  Draft judge() {
    Figures figures = measured.figures();
    Instant end = figures.end(newest);
    if (path.deadline() == null) {
      return none("det finns ingen slutdag", "there is no deadline");
    }
    Mark line = path.line(end);
    if (line == null || !(path.baseline() instanceof Baseline.Known(Instant at, Mark begun))) {
      return none("utgångsvärde saknas", "there is no baseline");
    }
    if (figures.seriesBreak(measured.target().baseline(), at, end) != null) {
      return none("tidsserien bryts", "the series breaks");
    }
    long usable = figures.evidence().stream().filter(figures::usable).count();
    if (usable < ENOUGH) {
      return none("det finns för få siffror", "there are too few figures");
    }
    return held(begun, line, Objects.requireNonNull(path.goal())).pace(paces(at, begun, end));
  }

  private Draft none(String sv, String en) {
    return Draft.unknown(newest, Reasons.noPace(sv, en));
  }

  private Draft held(Mark begun, Mark line, Mark goal) {
    Comparison towards = towards(begun, goal);
    Findings against = measured.against(newest, line);
    if (beyond(begun, goal)) {
      return Draft.of(State.AT_RISK, newest, measured.against(newest, goal).overshot());
    }
    if (isToStay(begun, goal) || new Aim(towards, begun).side(newest) == Side.BAD) {
      return Draft.of(State.OFF_TRACK, newest, against.wrongDirection(begun.value()));
    }
    return switch (new Aim(towards, line).side(newest)) {
      case GOOD -> Draft.of(State.ON_TRACK, newest, against.paceAhead());
      case STRADDLING -> Draft.of(State.AT_RISK, newest, against.paceUncertain());
      case BAD -> Draft.of(State.AT_RISK, newest, against.paceBehind());
    };
  }

  /** So much a year so far, and so much a year from now on to the goal. */
  private Map<String, String> paces(Instant at, Mark begun, Instant end) {
    double value = Objects.requireNonNull(newest.value());
    double past = Years.between(at, end);
    double left = Years.between(end, Objects.requireNonNull(path.deadline()));
    Map<String, String> paces = new TreeMap<>();
    if (past > 0) {
      paces.put("actualPerYear", Wording.raw((value - begun.value()) / past));
    }
    if (left > 0) {
      double goal = Objects.requireNonNull(path.goal()).value();
      paces.put("requiredPerYear", Wording.raw((goal - value) / left));
    }
    return paces;
  }

  /** An exact value may be approached from either side. */
  private Comparison towards(Mark begun, Mark goal) {
    return switch (measured.comparison()) {
      case AT_LEAST, ABOVE -> Comparison.AT_LEAST;
      case AT_MOST, BELOW -> Comparison.AT_MOST;
      case EQUAL_TO -> goal.value() >= begun.value() ? Comparison.AT_LEAST : Comparison.AT_MOST;
    };
  }

  /** What is to be exactly as it was can only move away from there. */
  private boolean isToStay(Mark begun, Mark goal) {
    return measured.comparison() == Comparison.EQUAL_TO && goal.value() == begun.value();
  }

  /** Only an exact value can be gone past. */
  private boolean beyond(Mark begun, Mark goal) {
    return measured.comparison() == Comparison.EQUAL_TO
        && goal.value() != begun.value()
        && new Aim(towards(begun, goal), goal).side(newest) == Side.GOOD;
  }
}
