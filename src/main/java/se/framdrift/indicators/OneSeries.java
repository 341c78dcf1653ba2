package se.framdrift.indicators;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;

/**
 * A statistic of one series. What is missing inside is skipped, which makes the value provisional
 * or worse.
 *
 * @param minimum percent of the expected figures without which the value has a quality note
 */
record OneSeries(Rows rows, int minimum, SeriesStatistic statistic) implements Measure {

  @Override
  public List<Timeline> timelines() {
    return List.of(rows.timeline());
  }

  @Override
  public @Nullable Reason missing(Period observed) {
    Observation own = rows.get(observed);
    return own != null && own.value() == null ? Reasons.missing(own) : null;
  }

  @Override
  public InputValue of(Stretch stretch, Period asked) {
    Summary summary = rows.timeline().within(stretch);
    if (summary.present() == 0) {
      return rows.nothing(stretch);
    }
    Coverage coverage = rows.timeline().coverage(stretch, asked);
    SeriesStatistic.Figure figure = statistic.of(stretch, summary);
    boolean provisional =
        summary.missing() > 0 || summary.provisional() > 0 || figure.approximate();
    LocalizedText note = rows.note(stretch, summary.doubtful() > 0);
    String flag = InputValue.flag(summary.breaks() > 0, provisional);
    return InputValue.computed(figure.value(), flag, note)
        .among(figure.n())
        .resting(coverage, minimum);
  }

  @Override
  public Evidence evidence(Stretch stretch) {
    return rows.evidence(stretch);
  }

  @Override
  public LocalizedText words() {
    return statistic.words();
  }
}
