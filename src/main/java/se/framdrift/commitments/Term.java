package se.framdrift.commitments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;

/**
 * The periods of a promise that holds for all of its time: those that begin in it, at both ends.
 * One that begins on the deadline's day or earlier belongs to it although it ends later.
 */
record Term(Measured measured) {

  /** What a rule says of all periods together, once nothing is in the way of saying it. */
  interface Course {

    /** As it looks by the periods that there are, of which there is one. */
    Draft soFar();

    /** When the deadline has passed and the last period is not there yet. */
    Draft waiting();

    /** When all periods are there, for good. */
    Draft verdict(Instant deadline);
  }

  /** What is to be said at the moment at which it is looked at. */
  Draft judge(Course course) {
    return measured.reached(measured.deadline()) ? after(course) : before(course);
  }

  private Draft before(Course course) {
    if (figures().stale()) {
      return Absence.stale(measured);
    }
    return periods().isEmpty() ? Absence.onlyBaseline(measured) : course.soFar();
  }

  private Draft after(Course course) {
    Instant deadline = Objects.requireNonNull(measured.deadline());
    Slot last = lastSlot(deadline);
    if (measured.from() != null && last.start().isBefore(measured.from())) {
      return Draft.unknown(figures().shown(), Reasons.noPeriod()).since(deadline);
    }
    if (!complete(deadline)) {
      return figures().stale() ? Absence.stale(measured) : course.waiting();
    }
    return measured.reached(verdict())
        ? course.verdict(deadline)
        : course.soFar().and(Reasons.finalAt(verdict()));
  }

  /** Moments at which time alone may tell more of them. */
  Stream<@Nullable Instant> moments() {
    Stream<@Nullable Instant> ends = Stream.of(measured.deadline() == null ? null : verdict());
    return Stream.concat(ends, holes().stream().map(figures().cadence()::due));
  }

  /** The first period in calendar order that should have a figure to judge and has none. */
  @Nullable Draft gap() {
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
    return null;
  }

  /** The first stretch of each hole before, between and, once later figures are there, after. */
  List<Slot> holes() {
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
  Instant verdict() {
    Instant deadline = Objects.requireNonNull(measured.deadline());
    Instant last = figures().cadence().due(lastSlot(deadline));
    Instant verdict = Objects.requireNonNull(measured.verdict());
    return last.isAfter(verdict) ? last : verdict;
  }

  private Slot lastSlot(Instant deadline) {
    IndicatorValue newest = Objects.requireNonNull(figures().newest(), "a figure");
    return figures().cadence().lastStartingBefore(newest.period(), deadline);
  }

  List<IndicatorValue> periods() {
    return figures().evidence().stream().filter(this::within).toList();
  }

  boolean within(IndicatorValue figure) {
    Instant start = figure.period().start();
    return (measured.from() == null || !start.isBefore(measured.from()))
        && (measured.deadline() == null || start.isBefore(measured.deadline()));
  }

  /** A verdict on all periods is no surer than the least sure of them. */
  Draft verdict(Draft kept) {
    IndicatorValue judged = kept.judged();
    return judged == null || Provisional.is(judged)
        ? kept // said of the judged figure anyway
        : periods().stream()
            .filter(Provisional::is)
            .findFirst()
            .map(figure -> kept.provisional(Reasons.provisional(figure)))
            .orElse(kept);
  }

  private Figures figures() {
    return measured.figures();
  }
}
