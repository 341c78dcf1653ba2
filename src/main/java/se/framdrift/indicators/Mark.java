package se.framdrift.indicators;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Missing;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.Withdrawal;

/**
 * What an observation is besides its numbers. A series has few of them, so many observations share
 * one.
 *
 * @param kind of the period
 * @param length of the period as it is written, for a span of days; otherwise null
 * @param missing why there is no value, null when there is one
 * @param withdrawal who took it back, mostly null
 * @param hasN whether it says how many were asked
 * @param hasMargin whether it has a margin
 * @param regular whether it has a value and is of the periods that the series should have
 */
record Mark(
    Period.Kind kind,
    @Nullable String length,
    @Nullable Missing missing,
    String flag,
    @Nullable Withdrawal withdrawal,
    boolean hasN,
    boolean hasMargin,
    boolean regular) {

  /** SDMX flag of a value that was taken although it is hardly credible: low reliability. */
  static final String DOUBTFUL = "U";

  static Mark of(Observation observation, Grid grid) {
    Period period = observation.period();
    String text = period.text();
    return new Mark(
        period.kind(),
        period.kind() == Period.Kind.SPAN ? text.substring(text.indexOf('/') + 1) : null,
        observation.missing(),
        observation.flag(),
        observation.withdrawal(),
        observation.n() != null,
        observation.margin() != null,
        observation.value() != null && grid.holds(period));
  }

  boolean hasValue() {
    return missing == null;
  }

  boolean isProvisional() {
    return hasValue() && InputValue.isProvisional(flag);
  }

  boolean isBreak() {
    return hasValue() && InputValue.isBreak(flag);
  }

  boolean isDoubtful() {
    return hasValue() && flag.equals(DOUBTFUL);
  }

  /** The period that begins and ends so. */
  Period period(long start, long end) {
    Instant first = Nanos.of(start);
    return switch (kind) {
      case YEAR -> Period.ofYear(day(first).getYear());
      case QUARTER ->
          Period.ofQuarter(day(first).getYear(), day(first).get(IsoFields.QUARTER_OF_YEAR));
      case MONTH -> Period.ofMonth(YearMonth.from(day(first)));
      case WEEK ->
          Period.ofWeek(
              day(first).get(IsoFields.WEEK_BASED_YEAR),
              day(first).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case DAY -> Period.ofDay(day(first));
      case SPAN -> new Period(kind, day(first) + "/" + length, first, Nanos.of(end));
      case HOURS ->
          new Period(
              kind, first + "/" + java.time.Duration.ofNanos(end - start), first, Nanos.of(end));
      case INSTANT -> new Period(kind, first.toString(), first, first);
    };
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, Period.ZONE);
  }
}
