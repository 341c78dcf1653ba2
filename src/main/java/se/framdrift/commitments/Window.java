package se.framdrift.commitments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;
import se.framdrift.model.Status.State;

/** The periods that {@link KeepWithin} looks at, each held against the limit. */
record Window(Measured measured, Mark limit) {

  Draft judge() {
    IndicatorValue breach = first(Side.BAD);
    if (breach != null) {
      return Draft.of(State.MISSED, breach, against(breach).breach()).since(figures().end(breach));
    }
    Draft gap = gap();
    if (gap != null) {
      return gap;
    }
    return measured.reached(measured.deadline()) ? after() : before();
  }

  Stream<@Nullable Instant> moments() {
    Stream<@Nullable Instant> ends = Stream.of(measured.deadline() == null ? null : verdict());
    return Stream.concat(ends, holes().stream().map(figures().cadence()::due));
  }

  private Draft before() {
    if (figures().stale()) {
      return Absence.stale(measured);
    }
    return periods().isEmpty() ? Absence.onlyBaseline(measured) : soFar();
  }

  private Draft after() {
    Instant deadline = Objects.requireNonNull(measured.deadline());
    Slot last = lastSlot(deadline);
    if (measured.from() != null && last.start().isBefore(measured.from())) {
      return Draft.unknown(figures().shown(), Reasons.noPeriod()).since(deadline);
    }
    if (!complete(deadline)) {
      return waiting();
    }
    return measured.reached(verdict())
        ? verdict(deadline)
        : soFar().and(Reasons.finalAt(verdict()));
  }

  /** A doubt that is known already is told, whatever else is waited for. */
  private Draft waiting() {
    if (figures().stale()) {
      return Absence.stale(measured);
    }
    Draft doubt = doubt();
    Draft waiting = Absence.waiting(measured, verdict());
    return doubt == null ? waiting : doubt.and(waiting.status().reasons().getFirst());
  }

  private Draft verdict(Instant deadline) {
    IndicatorValue doubtful = first(Side.STRADDLING);
    return doubtful == null
        ? Draft.of(State.MET, worst(), against(worst()).heldThroughout()).secured().since(deadline)
        : Draft.unknown(doubtful, against(doubtful).withinMargin()).since(deadline);
  }

  private Draft soFar() {
    Draft doubt = doubt();
    return doubt == null ? Draft.of(State.ON_TRACK, worst(), against(worst()).heldSoFar()) : doubt;
  }

  /**
   * A figure within its margin of the limit, or one of a period that is not over on the bad side.
   */
  private @Nullable Draft doubt() {
    IndicatorValue doubtful = first(Side.STRADDLING);
    if (doubtful != null) {
      return Draft.of(State.AT_RISK, doubtful, against(doubtful).nearTarget());
    }
    return figures().unfinished().stream()
        .filter(this::within)
        .filter(figures()::usable)
        .filter(figure -> side(figure) != Side.GOOD)
        .findFirst()
        .map(figure -> Draft.of(State.AT_RISK, figure, against(figure).unfinished()))
        .orElse(null);
  }

  /** The first period in calendar order that should have a figure to judge and has none. */
  private @Nullable Draft gap() {
    Slot hole =
        holes().stream()
            .filter(slot -> measured.reached(figures().cadence().due(slot)))
            .findFirst()
            .orElse(null);
    for (IndicatorValue figure : periods()) {
      if (hole != null && hole.start().isBefore(figure.period().start())) {
        break;
      }
      Reason obstacle = figures().obstacle(figure);
      if (obstacle != null) {
        return Draft.unknown(figures().shown(), obstacle);
      }
    }
    if (hole != null) {
      return Draft.unknown(figures().shown(), Reasons.missingPeriod(hole));
    }
    return seriesBreak();
  }

  private @Nullable Draft seriesBreak() {
    if (measured.target().valueFromBaseline()
        && measured.path().baseline() instanceof Baseline.Known(Instant at, _)
        && !periods().isEmpty()) {
      IndicatorValue last = periods().getLast();
      IndicatorValue broken = figures().seriesBreak(at, figures().end(last));
      if (broken != null) {
        return Draft.unknown(last, Reasons.seriesBreak(broken.period()));
      }
    }
    return null;
  }

  /** The first stretch of each hole before, between and, once later figures are there, after. */
  private List<Slot> holes() {
    List<IndicatorValue> periods = periods();
    IndicatorValue newest = figures().newest();
    Instant from = measured.from();
    if (newest == null || from == null) {
      return List.of();
    }
    List<Slot> holes = new ArrayList<>();
    Slot expected = figures().cadence().firstStartingFrom(newest.period(), from);
    for (IndicatorValue figure : periods) {
      if (expected.start().isBefore(figure.period().start())) {
        holes.add(expected);
      }
      expected = figures().cadence().next(figure.period());
    }
    Instant deadline = measured.deadline();
    if (deadline != null
        && expected.start().isBefore(deadline)
        && !newest.period().start().isBefore(deadline)) {
      holes.add(expected);
    }
    return holes;
  }

  private boolean complete(Instant deadline) {
    Period last = periods().isEmpty() ? null : periods().getLast().period();
    return last != null && !figures().cadence().next(last).start().isBefore(deadline);
  }

  /** When every figure of the window is normally there. */
  private Instant verdict() {
    Instant deadline = Objects.requireNonNull(measured.deadline());
    Instant last = figures().cadence().due(lastSlot(deadline));
    Instant verdict = Objects.requireNonNull(measured.verdict());
    return last.isAfter(verdict) ? last : verdict;
  }

  private Slot lastSlot(Instant deadline) {
    IndicatorValue newest = Objects.requireNonNull(figures().newest(), "a figure");
    return figures().cadence().lastStartingBefore(newest.period(), deadline);
  }

  private List<IndicatorValue> periods() {
    return figures().evidence().stream().filter(this::within).toList();
  }

  private boolean within(IndicatorValue figure) {
    Instant start = figure.period().start();
    return (measured.from() == null || !start.isBefore(measured.from()))
        && (measured.deadline() == null || start.isBefore(measured.deadline()));
  }

  private @Nullable IndicatorValue first(Side side) {
    return periods().stream()
        .filter(figures()::usable)
        .filter(figure -> side(figure) == side)
        .findFirst()
        .orElse(null);
  }

  /** The value closest to the limit or, for an exact one, the newest; of equals the newest. */
  private IndicatorValue worst() {
    return switch (measured.comparison()) {
      case AT_LEAST, ABOVE ->
          extreme(Comparator.comparingDouble(figure -> -Objects.requireNonNull(figure.value())));
      case AT_MOST, BELOW ->
          extreme(Comparator.comparingDouble(figure -> Objects.requireNonNull(figure.value())));
      case EQUAL_TO -> periods().getLast();
    };
  }

  private IndicatorValue extreme(Comparator<IndicatorValue> order) {
    return periods().reversed().stream().max(order).orElseThrow();
  }

  private Side side(IndicatorValue figure) {
    return against(figure).aim().side(figure);
  }

  private Findings against(IndicatorValue figure) {
    return measured.against(figure, limit);
  }

  private Figures figures() {
    return measured.figures();
  }
}
