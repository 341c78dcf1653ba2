package se.framdrift.indicators;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Indicator;
import se.framdrift.catalog.Statistic;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;

/**
 * Degree days as SMHI has them: {@code Σ max(0, base − t)} over days whose mean temperature t is
 * below the month's limit for heating. A day that is missing makes the sum missing, for fewer days
 * would look like a milder winter. What is not one whole day counts for nothing.
 *
 * @see <a href="https://www.smhi.se/kunskapsbanken/klimat/graddagar">SMHI, graddagar</a>
 */
final class DegreeDays implements Measure {

  /** The days that have a temperature, and the exact sum of how cold they were. */
  record Cold(int days, int provisional, int doubtful, BigDecimal sum) {
    private static final Cold NOTHING = new Cold(0, 0, 0, BigDecimal.ZERO);
  }

  /** Sums up days. */
  private record Freezing(Statistic.DegreeDays rule) implements Fold<Cold> {

    @Override
    public Cold none() {
      return Cold.NOTHING;
    }

    @Override
    public Cold of(Observation day) {
      return day.value() == null || !DAYS.holds(day.period())
          ? Cold.NOTHING
          : new Cold(
              1,
              day.flag().equals(InputValue.PROVISIONAL) ? 1 : 0,
              Facts.isDoubtful(day) ? 1 : 0,
              degrees(Numbers.exact(day), day.period().firstDay().getMonthValue()));
    }

    private BigDecimal degrees(BigDecimal temperature, int month) {
      BigDecimal limit = BigDecimal.valueOf(rule.limits().get(month - 1));
      BigDecimal below = BigDecimal.valueOf(rule.base()).subtract(temperature);
      return temperature.compareTo(limit) < 0 ? below.max(BigDecimal.ZERO) : BigDecimal.ZERO;
    }

    @Override
    public Cold and(Cold first, Cold second) {
      return new Cold(
          first.days + second.days,
          first.provisional + second.provisional,
          first.doubtful + second.doubtful,
          first.sum.add(second.sum));
    }
  }

  private static final Grid DAYS = new Grid.Days(1);

  private final Rows rows;
  private final Statistic.DegreeDays rule;
  private final Folded<Cold> folded;

  DegreeDays(Rows rows, Statistic.DegreeDays rule) {
    this.rows = rows;
    this.rule = rule;
    this.folded = rows.timeline().folded(new Freezing(rule));
  }

  /** The days inside. */
  Cold within(Stretch stretch) {
    return folded.within(stretch);
  }

  /** Why not all days inside are there, null when they are. */
  @Nullable Reason hole(Stretch stretch, Period asked) {
    Coverage coverage = coverage(stretch, asked);
    if (coverage.whole()) {
      return null;
    }
    Observation missing = rows.timeline().firstMissing(stretch);
    return missing != null && DAYS.holds(missing.period())
        ? Reasons.hole(missing)
        : Reasons.hole(coverage);
  }

  private Coverage coverage(Stretch stretch, Period asked) {
    return new Coverage(within(stretch).days(), DAYS.expected(stretch, asked));
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
                cold.sum().doubleValue(), cold.provisional() > 0, note(stretch))
            .resting(coverage(stretch, asked), Indicator.Input.ENOUGH);
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
