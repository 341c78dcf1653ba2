package se.framdrift.commitments;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import se.framdrift.catalog.TargetPath;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Reason;

/** What is said when the figure that is needed is not there. */
final class Absence {

  private Absence() {}

  /** No figure at all. */
  static Draft nothing(Evidence evidence) {
    Reason reason =
        evidence.feedDeclared() ? Reasons.noData() : Reasons.noFeed(evidence.feedMissing());
    return Draft.unknown(null, reason);
  }

  /** The newest figure is older than it should be. */
  static Draft stale(Measured measured) {
    Figures figures = measured.figures();
    Instant expected = Objects.requireNonNull(figures.expectedNext(), "a figure that is overdue");
    IndicatorValue shown = figures.shown();
    Draft draft =
        Draft.unknown(
            shown,
            shown == null ? Reasons.noData() : Reasons.noDataSince(shown.period(), expected));
    return withNewest(measured, draft).since(expected);
  }

  /** All figures are from before the promise began. */
  static Draft onlyBaseline(Measured measured) {
    return Draft.unknown(measured.figures().shown(), Reasons.onlyBaseline(measured.from()));
  }

  /** The deadline has passed and the figure that decides is not overdue. */
  static Draft waiting(Measured measured, Instant expected) {
    Reason reason = Reasons.waiting(Objects.requireNonNull(measured.target().deadline()), expected);
    return withNewest(measured, Draft.unknown(measured.figures().shown(), reason))
        .since(measured.deadline());
  }

  /** Why the baseline is not there. */
  static List<Reason> noBaseline(Measured measured) {
    return switch (measured.path().baseline()) {
      case Baseline.Unknown(var reasons) -> reasons;
      case Baseline.Known(_, Mark mark)
          when measured.path().shape() instanceof TargetPath.YearlyRate && mark.value() <= 0 ->
          List.of(Remarks.rateOfNothing());
      case Baseline.None(), Baseline.Known(_, _) ->
          List.of(Reasons.noBaseline(measured.target().baseline()));
    };
  }

  private static Draft withNewest(Measured measured, Draft draft) {
    Figures figures = measured.figures();
    IndicatorValue newest = figures.newest();
    Reason missing = newest == null ? null : newest.missing();
    Draft further = missing == null ? draft : draft.and(missing);
    return figures.evidence().isEmpty()
        ? further.and(Reasons.onlyBaseline(measured.from()))
        : further;
  }
}
