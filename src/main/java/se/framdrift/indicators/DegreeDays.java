package se.framdrift.indicators;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.Statistic;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;

/**
 * Degree days as SMHI has them: {@code Σ max(0, base − t)} over days whose mean temperature t is
 * below the month's limit for heating. A day that is missing makes the sum missing, for fewer days
 * would look like a milder winter. What is not one whole day counts for nothing.
 */
final class DegreeDays implements Measure {

  static final Grid DAYS = new Grid.Days(1);

  private final Rows rows;
  private final Statistic.DegreeDays rule;
  private final Folded<Cold> folded;

  DegreeDays(Rows rows, Statistic.DegreeDays rule) {
    this.rows = rows;
    this.rule = rule;
    this.folded = rows.timeline().folded(new Cold.Folding(rule));
  }

  /** The days inside. */
  Cold within(Stretch stretch) {
    return folded.within(stretch);
  }

  /** Why not all days inside are there, null when they are. */
  @Nullable Reason hole(Stretch stretch, Period asked) {
    Coverage coverage = coverage(stretch, asked);
    if (coverage.whole() && within(stretch).missing() == 0) {
      return null;
    }
    Observation missing = rows.timeline().firstMissing(stretch);
    return missing != null && DAYS.holds(missing.period())
        ? Reasons.hole(missing)
        : Reasons.hole(coverage);
  }

  private Coverage coverage(Stretch stretch, Period asked) {
    Cold inside = within(stretch);
    return new Coverage(inside.days(), DAYS.expected(stretch, asked), inside.missing() > 0);
  }

  /** The first note of the catalog on a day inside, else that some day is doubtful. */
  @Nullable LocalizedText note(Stretch stretch) {
    return rows.facts()
        .notes(rows.series(), stretch)
        .filter(note -> DAYS.holds(note.period()))
        .map(note -> note.note())
        .findFirst()
        .orElse(within(stretch).doubtful() > 0 ? Facts.DOUBTFUL : null);
  }

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
    Reason hole = hole(stretch, asked);
    if (hole != null) {
      return InputValue.missing(hole);
    }
    Cold cold = within(stretch);
    return cold.days() == 0
        ? InputValue.missing(Reasons.nothingInWindow())
        : InputValue.computed(
                cold.degrees().doubleValue(),
                InputValue.flag(cold.breaks() > 0, cold.provisional() > 0),
                note(stretch))
            .resting(coverage(stretch, asked), Aggregate.ALL);
  }

  @Override
  public Evidence evidence(Stretch stretch) {
    return rows.evidence(stretch);
  }

  @Override
  public LocalizedText words() {
    LocalizedText base = Numbers.words(rule.base());
    return new LocalizedText(
        "graddagar (bas " + base.sv() + " °C)", "degree days (base " + base.en() + " °C)");
  }
}
