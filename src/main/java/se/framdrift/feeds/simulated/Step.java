package se.framdrift.feeds.simulated;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import se.framdrift.model.Period;

/** How long the periods of a series are, by the calendar of Europe/Stockholm. */
public enum Step {
  YEAR("P1Y"),
  QUARTER("P3M"),
  MONTH("P1M"),
  DAY("P1D"),
  HOUR("PT1H");

  private final String text;

  Step(String text) {
    this.text = text;
  }

  static Optional<Step> parse(String text) {
    return Arrays.stream(values()).filter(step -> step.text.equals(text)).findFirst();
  }

  /** All of them as ISO 8601, for messages. */
  static String texts() {
    return Arrays.stream(values()).map(Step::toString).collect(Collectors.joining(", "));
  }

  /** The period that {@code instant} lies in. */
  Period containing(Instant instant) {
    LocalDate day = LocalDate.ofInstant(instant, Period.ZONE);
    return switch (this) {
      case YEAR -> Period.ofYear(day.getYear());
      case QUARTER -> Period.ofQuarter(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
      case MONTH -> Period.ofMonth(YearMonth.from(day));
      case DAY -> Period.ofDay(day);
      case HOUR -> hour(instant.truncatedTo(ChronoUnit.HOURS)); // offsets there are whole hours
    };
  }

  /** The period that follows without a gap. */
  Period next(Period period) {
    return containing(period.end());
  }

  /** Whether a period of this length begins at the start of {@code day}. */
  boolean beginsOn(LocalDate day) {
    return containing(day.atStartOfDay(Period.ZONE).toInstant()).firstDay().equals(day);
  }

  private static Period hour(Instant start) {
    return new Period(Period.Kind.HOURS, start + "/PT1H", start, start.plus(1, ChronoUnit.HOURS));
  }

  @Override
  public String toString() {
    return text;
  }
}
