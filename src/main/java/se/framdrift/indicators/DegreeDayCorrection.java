package se.framdrift.indicators;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Aggregate;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;

/**
 * Energy as it would have been used in normal weather, {@code E·((1 − d) + d·normal ÷ actual)} with
 * the part d of it that follows the weather and the degree days of a normal year and of this one.
 * Only of whole calendar months.
 */
final class DegreeDayCorrection implements ByObservation {

  private final Rows rows;
  private final Rows temperature;
  private final Aggregate.DegreeDayCorrected corrected;
  private final DegreeDays degreeDays;

  DegreeDayCorrection(Rows rows, Rows temperature, Aggregate.DegreeDayCorrected corrected) {
    this.rows = rows;
    this.temperature = temperature;
    this.corrected = corrected;
    this.degreeDays = new DegreeDays(temperature, corrected.rule());
  }

  @Override
  public Rows rows() {
    return rows;
  }

  @Override
  public InputValue of(Observation own, double value) {
    Optional<BigDecimal> normal = normal(own.period());
    if (normal.isEmpty()) {
      return InputValue.missing(Reasons.notMonths(own.period()));
    }
    Stretch stretch = Stretch.of(own.period());
    Reason hole = degreeDays.hole(stretch, own.period());
    if (hole != null) {
      return InputValue.missing(hole);
    }
    Cold cold = degreeDays.within(stretch);
    BigDecimal actual = cold.degrees();
    if (actual.signum() == 0 && normal.get().signum() != 0) {
      return InputValue.missing(Reasons.noDegreeDays(own.period()));
    }
    boolean broken = InputValue.isBreak(own.flag()) || cold.breaks() > 0;
    boolean provisional = InputValue.anyProvisional(own, own) || cold.provisional() > 0;
    double result = actual.signum() == 0 ? value : corrected(value, actual, normal.get());
    return InputValue.computed(result, InputValue.flag(broken, provisional), note(own, stretch));
  }

  private double corrected(double value, BigDecimal actual, BigDecimal normal) {
    BigDecimal dependent = BigDecimal.valueOf(corrected.dependent()).movePointLeft(2);
    return BigDecimal.valueOf(value)
        .multiply(
            BigDecimal.ONE.subtract(dependent).multiply(actual).add(dependent.multiply(normal)))
        .divide(actual, MathContext.DECIMAL128)
        .doubleValue();
  }

  /** Degree days of a normal year's same months; empty when it is not made of whole months. */
  private Optional<BigDecimal> normal(Period period) {
    LocalDate first = period.firstDay();
    LocalDate next = period.lastDay().plusDays(1);
    boolean months =
        first.isBefore(next)
            && first.getDayOfMonth() == 1
            && next.getDayOfMonth() == 1
            && Stretch.midnight(first).equals(period.start())
            && Stretch.midnight(next).equals(period.end());
    return months
        ? Optional.of(
            first
                .datesUntil(next, java.time.Period.ofMonths(1))
                .map(month -> corrected.normal().get(month.getMonthValue() - 1))
                .map(BigDecimal::valueOf)
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        : Optional.empty();
  }

  /** The catalog's on the use, then on a day, else that one of them is doubtful. */
  private @Nullable LocalizedText note(Observation own, Stretch stretch) {
    LocalizedText published = rows.facts().published(rows.series(), own);
    LocalizedText said = published == null ? degreeDays.note(stretch) : published;
    return said == null ? rows.facts().note(rows.series(), own) : said;
  }

  @Override
  public Evidence evidence(Period period) {
    Evidence days = temperature.evidence(Stretch.of(period));
    return rows.evidence(rows.get(period)).and("temperature", temperature.series(), days);
  }

  @Override
  public LocalizedText words() {
    LocalizedText base = Numbers.words(corrected.rule().base());
    LocalizedText dependent = Numbers.words(corrected.dependent());
    return new LocalizedText(
        "graddagskorrigerat efter %s (bas %s °C, %s %% följer vädret)"
            .formatted(temperature.series(), base.sv(), dependent.sv()),
        "corrected for degree days by %s (base %s °C, %s %% follows the weather)"
            .formatted(temperature.series(), base.en(), dependent.en()));
  }
}
