package se.framdrift.indicators;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Aggregate;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;

/**
 * A sum that would look like the whole if something were skipped: missing as soon as anything in it
 * is.
 */
record UnbrokenTotal(OneSeries total) implements Measure {

  UnbrokenTotal(Rows rows) {
    this(new OneSeries(rows, Aggregate.ALL, new Total()));
  }

  @Override
  public List<Timeline> timelines() {
    return total.timelines();
  }

  @Override
  public @Nullable Reason missing(Period observed) {
    return total.missing(observed);
  }

  @Override
  public InputValue of(Stretch stretch, Period asked) {
    Timeline timeline = total.rows().timeline();
    Observation hole = timeline.firstMissing(stretch);
    if (hole != null) {
      return InputValue.missing(Reasons.hole(hole));
    }
    Coverage coverage = timeline.coverage(stretch, asked);
    return coverage.whole() ? total.of(stretch, asked) : InputValue.missing(Reasons.hole(coverage));
  }

  @Override
  public Evidence evidence(Stretch stretch) {
    return total.evidence(stretch);
  }

  @Override
  public LocalizedText words() {
    return total.words();
  }
}
