package se.framdrift.commitments;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Reason;
import se.framdrift.model.Status.State;

/**
 * A budget for the whole time of a promise: {@code högst 1 200 kton fram till 2030}. What has been
 * used is the sum of all figures so far; their margins are added too, as if they erred together.
 * Once it is certainly exceeded the promise is broken, for what is used is not earned back: a
 * figure below zero before that cannot be judged. A missing figure is at least nothing, so it can
 * never hide that, but without it nothing else can be said.
 *
 * <p>Before that, the use is held against an even one: the share of the time that has passed.
 */
record BudgetUse(Measured measured, Term term) implements Term.Course {

  BudgetUse(Measured measured) {
    this(measured, new Term(measured));
  }

  Draft judge() {
    if (measured.paths().values().stream().anyMatch(path -> path.goal() == null)) {
      return Draft.unknown(figures().shown(), Absence.noBaseline(measured));
    }
    List<IndicatorValue> usable = term.periods().stream().filter(figures()::usable).toList();
    Draft spoilt = spoilt(usable);
    if (spoilt != null) {
      return spoilt;
    }
    Draft gap = gap();
    if (gap != null) {
      return gap;
    }
    return term.judge(this);
  }

  private @Nullable Draft gap() {
    Draft gap = term.gap();
    List<IndicatorValue> periods = term.periods();
    if (gap != null || periods.isEmpty()) {
      return gap;
    }
    Instant last = periods.getLast().period().start();
    return term.holes().stream()
        .filter(hole -> hole.start().isBefore(last))
        .findFirst()
        .map(hole -> Draft.unknown(figures().shown(), Reasons.missingPeriod(hole)))
        .orElse(null);
  }

  @Override
  public Draft waiting() {
    return Absence.waiting(measured, term.verdict());
  }

  @Override
  public Draft verdict(Instant deadline) {
    IndicatorValue last = term.periods().getLast();
    Findings used = used(term.periods(), last, last);
    Reason reason = used.budget("budget-kept", times(last));
    return used.aim().side(used.figure()) == Side.GOOD
        ? term.verdict(Draft.of(State.MET, last, reason).secured().since(deadline))
        : Draft.unknown(last, used.budget("budget-within-margin", times(last))).since(deadline);
  }

  @Override
  public Draft soFar() {
    List<IndicatorValue> periods = term.periods();
    IndicatorValue last = periods.getLast();
    Findings used = used(periods, last, last);
    Mark even = Mark.exactly(used.aim().mark().value() * share(last));
    Side pace = measured.against(used.figure(), even).aim().side(used.figure());
    if (pace == Side.BAD) {
      return Draft.of(State.OFF_TRACK, last, used.budget("budget-too-fast", times(last)));
    }
    if (used.aim().side(used.figure()) == Side.STRADDLING) {
      return Draft.of(State.AT_RISK, last, used.budget("budget-near-end", times(last)));
    }
    if (unfinished(periods) != null) {
      return Draft.of(State.AT_RISK, last, used.budget("budget-unfinished", times(last)));
    }
    return pace == Side.GOOD
        ? Draft.of(State.ON_TRACK, last, used.budget("budget-lasts", times(last)))
        : Draft.of(State.AT_RISK, last, used.budget("budget-uncertain", times(last)));
  }

  /** A figure of a period that is not over, with which the budget is no longer kept for certain. */
  private @Nullable IndicatorValue unfinished(List<IndicatorValue> periods) {
    List<IndicatorValue> all = new ArrayList<>(periods);
    for (IndicatorValue figure : figures().unfinished()) {
      if (term.within(figure) && figures().usable(figure)) {
        all.add(figure);
        Findings used = used(all, figure, periods.getLast());
        if (used.aim().side(used.figure()) != Side.GOOD) {
          return figure;
        }
      }
    }
    return null;
  }

  /**
   * In calendar order: the first period by whose end more was used than there is for certain, or
   * whose figure is below zero. What comes after the first of them changes nothing.
   */
  private @Nullable Draft spoilt(List<IndicatorValue> usable) {
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal margin = BigDecimal.ZERO;
    for (IndicatorValue figure : usable) {
      if (Objects.requireNonNull(figure.value()) < 0) {
        return Draft.unknown(figure, Remarks.belowZero(figure.period()));
      }
      sum = sum.add(value(figure));
      margin = margin.add(margin(figure));
      Findings used = used(sum, margin, figure, figure);
      if (used.aim().side(used.figure()) == Side.BAD) {
        return Draft.of(State.MISSED, figure, used.budget("budget-exceeded", times(figure)))
            .since(figures().end(figure));
      }
    }
    return null;
  }

  /** Everything up to {@code last}, against the budget in force at the end of {@code by}. */
  private Findings used(List<IndicatorValue> figures, IndicatorValue last, IndicatorValue by) {
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal margin = BigDecimal.ZERO;
    for (IndicatorValue figure : figures) {
      if (figure.period().compareTo(last.period()) <= 0) {
        sum = sum.add(value(figure));
        margin = margin.add(margin(figure));
      }
    }
    return used(sum, margin, last, by);
  }

  private static BigDecimal value(IndicatorValue figure) {
    return new BigDecimal(Objects.requireNonNull(figure.value()));
  }

  private static BigDecimal margin(IndicatorValue figure) {
    return new BigDecimal(figure.margin() == null ? 0 : figure.margin());
  }

  private Findings used(BigDecimal sum, BigDecimal margin, IndicatorValue last, IndicatorValue by) {
    IndicatorValue used =
        new IndicatorValue(
            last.period(),
            sum.doubleValue(),
            null,
            margin.signum() == 0 ? null : margin.doubleValue(),
            null,
            last.flag(),
            null);
    return measured.against(used, Objects.requireNonNull(measured.path(by).goal()));
  }

  /** How much of the time of the promise has passed at the end of a period, from 0 to 1. */
  private double share(IndicatorValue figure) {
    Instant from = Objects.requireNonNull(measured.from(), "a budget has a beginning");
    Instant deadline = Objects.requireNonNull(measured.deadline(), "a budget has an end");
    double whole = Duration.between(from, deadline).toSeconds();
    double passed = Duration.between(from, figures().end(figure)).toSeconds();
    return Math.clamp(passed / whole, 0, 1);
  }

  private Map<String, String> times(IndicatorValue figure) {
    return new TreeMap<>(Map.of("shareOfTime", Wording.raw(100 * share(figure))));
  }

  private Figures figures() {
    return measured.figures();
  }
}
