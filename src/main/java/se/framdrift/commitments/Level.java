package se.framdrift.commitments;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;
import se.framdrift.model.Status.State;

/**
 * A level that counts at the deadline.
 *
 * <p>Before the deadline the newest figure is judged. From the deadline on, the figure of the last
 * period that ends by it decides: until the reporting lag is over for the time being, from then on
 * for good (later revisions still count). Figures of later periods can only make it kept late.
 *
 * @param reachable whether a level that is reached once is {@code met}, or has to be kept up
 * @param change whether the figure itself is a change against the baseline
 */
record Level(Measured measured, boolean reachable, boolean change) {

  Draft judge() {
    return measured.reached(measured.deadline()) ? after() : before();
  }

  private Draft before() {
    Figures figures = measured.figures();
    if (figures.stale()) {
      return Absence.stale(measured);
    }
    if (figures.evidence().isEmpty()) {
      return Absence.onlyBaseline(measured);
    }
    IndicatorValue newest = figures.evidence().getLast();
    Path path = measured.path(newest);
    Draft hindered = hindered(newest, path);
    if (hindered != null) {
      return hindered;
    }
    return path.moving() ? onPath(newest) : onLevel(newest, path);
  }

  private Draft onPath(IndicatorValue newest) {
    Mark asked = Objects.requireNonNull(measured.asked(newest), "else hindered");
    Findings findings = measured.against(newest, asked);
    return switch (findings.aim().side(newest)) {
      case GOOD -> Draft.of(State.ON_TRACK, newest, findings.onPath());
      case STRADDLING -> Draft.of(State.AT_RISK, newest, findings.nearPath());
      case BAD -> Draft.of(State.OFF_TRACK, newest, findings.behindPath());
    };
  }

  private Draft onLevel(IndicatorValue newest, Path path) {
    Findings findings = measured.against(newest, Objects.requireNonNull(path.goal()));
    return switch (findings.aim().side(newest)) {
      case GOOD ->
          reachable
              ? Draft.of(State.MET, newest, findings.reached())
              : Draft.of(State.ON_TRACK, newest, findings.withinTarget());
      case STRADDLING -> Draft.of(State.AT_RISK, newest, findings.nearTarget());
      case BAD ->
          reachable
              ? new Pace(measured, path, newest).judge()
              : Draft.of(State.OFF_TRACK, newest, findings.outsideTarget());
    };
  }

  private Draft after() {
    Figures figures = measured.figures();
    Instant deadline = Objects.requireNonNull(measured.deadline());
    IndicatorValue newest = Objects.requireNonNull(figures.newest(), "a figure");
    Slot decisive = figures.cadence().lastEndingBy(newest.period(), deadline);
    if (measured.from() != null && decisive.start().isBefore(measured.from())) {
      return Draft.unknown(figures.shown(), Reasons.noPeriod()).since(deadline);
    }
    IndicatorValue last = lastBy(deadline);
    if (last == null || !figures.cadence().next(last.period()).end().isAfter(deadline)) {
      return undecided(newest, decisive, deadline);
    }
    Draft hindered = hindered(last, measured.path());
    if (hindered != null) {
      return hindered;
    }
    return measured.reached(measured.verdict()) ? verdict(last) : foretaste(last);
  }

  private @Nullable IndicatorValue lastBy(Instant deadline) {
    return measured.figures().evidence().reversed().stream()
        .filter(figure -> !measured.figures().end(figure).isAfter(deadline))
        .findFirst()
        .orElse(null);
  }

  private Draft undecided(IndicatorValue newest, Slot decisive, Instant deadline) {
    Figures figures = measured.figures();
    if (figures.end(newest).isAfter(deadline)) {
      return measured.reached(measured.verdict())
          ? Draft.unknown(figures.shown(), Reasons.missingPeriod(decisive))
          : Absence.waiting(measured, Objects.requireNonNull(measured.verdict()));
    }
    return figures.stale()
        ? Absence.stale(measured)
        : Absence.waiting(measured, figures.cadence().due(decisive));
  }

  private Draft foretaste(IndicatorValue last) {
    Findings findings = measured.against(last, goal());
    Draft draft =
        switch (findings.aim().side(last)) {
          case GOOD -> Draft.of(State.MET, last, findings.reached());
          case STRADDLING -> Draft.of(State.AT_RISK, last, findings.nearTarget());
          case BAD -> Draft.of(State.OFF_TRACK, last, findings.outsideTarget());
        };
    return draft.and(Reasons.finalAt(Objects.requireNonNull(measured.verdict())));
  }

  private Draft verdict(IndicatorValue last) {
    Findings findings = measured.against(last, goal());
    return switch (findings.aim().side(last)) {
      case GOOD -> Draft.of(State.MET, last, findings.kept()).secured().since(measured.deadline());
      case STRADDLING -> Draft.unknown(last, findings.withinMargin()).since(measured.deadline());
      case BAD -> missedOrLate(findings);
    };
  }

  private Draft missedOrLate(Findings missed) {
    Figures figures = measured.figures();
    Instant deadline = Objects.requireNonNull(measured.deadline());
    return figures.evidence().stream()
        .filter(figure -> figures.end(figure).isAfter(deadline))
        .filter(figure -> hindered(figure, measured.path()) == null)
        .filter(figure -> missed.aim().side(figure) == Side.GOOD)
        .findFirst()
        .map(figure -> keptLate(figure))
        .orElseGet(
            () -> Draft.of(State.MISSED, missed.figure(), missed.notReached()).since(deadline));
  }

  private Draft keptLate(IndicatorValue figure) {
    Instant end = measured.figures().end(figure);
    LocalDate deadline = Objects.requireNonNull(measured.target().deadline());
    LocalDate last = LocalDate.ofInstant(end.minusNanos(1), Period.ZONE);
    int days = Math.max(1, Math.toIntExact(ChronoUnit.DAYS.between(deadline, last)));
    return Draft.of(
            State.KEPT_LATE, figure, measured.against(figure, goal()).keptLate(days, deadline))
        .secured()
        .late(days)
        .since(end);
  }

  /** Why the figure cannot be held against the goal, null when it can. */
  private @Nullable Draft hindered(IndicatorValue figure, Path path) {
    Figures figures = measured.figures();
    Reason obstacle = figures.obstacle(figure);
    if (obstacle != null) {
      return Draft.unknown(figures.shown(), obstacle);
    }
    if (path.at(figures.end(figure)) == null) {
      return Draft.unknown(figure, Absence.noBaseline(measured));
    }
    boolean compares = change || measured.target().valueFromBaseline() || path.fromBaseline();
    if (compares && path.baseline() instanceof Baseline.Known(Instant at, _)) {
      IndicatorValue broken =
          figures.seriesBreak(measured.target().baseline(), at, figures.end(figure));
      if (broken != null) {
        return Draft.unknown(figure, Reasons.seriesBreak(broken.period()));
      }
    }
    return null;
  }

  private Mark goal() {
    return Objects.requireNonNull(measured.path().goal());
  }
}
