package se.framdrift.commitments;

import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.TargetPath;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Period;
import se.framdrift.model.Status.State;

/**
 * A verdict that rests on a preliminary or estimated figure says so and secures nothing: the judged
 * figure, or that of the baseline where the goal, the path or the pace comes from it.
 */
record Provisional(MeasuredRule rule, Measured measured) {

  private static final Set<String> OF_PACE =
      Set.of("overshot", "wrong-direction", "pace-ahead", "pace-uncertain", "pace-behind");

  Draft of(Draft draft) {
    IndicatorValue judged = draft.judged();
    if (judged == null || draft.status().state() == State.CANNOT_BE_JUDGED) {
      return draft;
    }
    if (is(judged)) {
      return draft.provisional(Reasons.provisional(judged));
    }
    IndicatorValue baseline = baseline();
    return baseline != null && is(baseline) && counts(draft)
        ? draft.provisional(Reasons.provisional(baseline))
        : draft;
  }

  static boolean is(IndicatorValue figure) {
    return figure.isProvisional();
  }

  private @Nullable IndicatorValue baseline() {
    Period period = measured.target().baseline();
    return measured.figures().finished().stream()
        .filter(figure -> figure.period().equals(period))
        .findFirst()
        .orElse(null);
  }

  /** Whether the verdict would be another with another baseline. */
  private boolean counts(Draft draft) {
    boolean followed = rule instanceof KeepWithin || !measured.reached(measured.deadline());
    boolean pace =
        draft.status().reasons().stream().anyMatch(reason -> OF_PACE.contains(reason.code()));
    return rule instanceof ChangeBy
        || pace
        || versions()
            .anyMatch(version -> version.target().valueFromBaseline() || led(version, followed));
  }

  private Stream<Version> versions() {
    return measured.versions().stream().filter(version -> !version.late());
  }

  /** A path counts while it is followed; a yearly rate leads to the goal itself. */
  private boolean led(Version version, boolean followed) {
    Path path = measured.paths().get(version);
    return path != null
        && path.fromBaseline()
        && (followed || path.shape() instanceof TargetPath.YearlyRate);
  }
}
