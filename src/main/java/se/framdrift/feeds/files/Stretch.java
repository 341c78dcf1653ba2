package se.framdrift.feeds.files;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.files.Stamp.Precision;
import se.framdrift.model.Period;
import se.framdrift.model.Span;

/**
 * Which period a stamp speaks of.
 *
 * @param length of one period; null when a stamp says it itself, as {@code 2025-09} does
 * @param end whether stamps name the end of the period, and not its start
 * @param zone of stamps that do not say their offset
 */
public record Stretch(@Nullable Span length, boolean end, ZoneId zone) {

  private static final String CALENDAR = "a date at which such a period begins";

  /**
   * The period of a stamp.
   *
   * @param column that the stamp stands in
   * @throws RowProblem when there is none, or when it could be one of two
   */
  Period period(Stamp stamp, String column) {
    try {
      if (length == null) {
        return said(stamp, column);
      }
      if (length.days().isZero()) {
        return clock(instant(stamp, column));
      }
      return calendar(stamp, column);
    } catch (DateTimeException | IllegalArgumentException e) {
      throw new RowProblem(column, String.valueOf(e.getMessage()), "a date");
    }
  }

  private Period said(Stamp stamp, String column) {
    LocalDate day = stamp.local().toLocalDate();
    return switch (stamp.precision()) {
      case YEAR -> Period.ofYear(day.getYear());
      case QUARTER -> Period.ofQuarter(day.getYear(), day.get(IsoFields.QUARTER_OF_YEAR));
      case MONTH -> Period.ofMonth(java.time.YearMonth.from(day));
      case WEEK ->
          Period.ofWeek(
              day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
      case DAY -> Period.ofDay(day);
      case TIME -> Period.parse(instant(stamp, column).toString());
    };
  }

  /** The period that begins or ends, as declared, at a moment. */
  Period clock(Instant moment) {
    Span long_ = java.util.Objects.requireNonNull(length);
    if (long_.time().isZero()) {
      return Period.parse(moment.toString());
    }
    Instant start = end ? moment.minus(long_.time()) : moment;
    return Period.parse(start + "/" + long_.time());
  }

  /**
   * The moment of a stamp.
   *
   * @throws RowProblem when the clock never showed that, or showed it twice
   */
  Instant instant(Stamp stamp, String column) {
    if (stamp.precision() != Precision.TIME && length != null && !length.time().isZero()) {
      throw new RowProblem(
          column, "it says no time of day", "date and time, since a period is " + length);
    }
    List<ZoneOffset> offsets = offsets(stamp);
    return switch (offsets.size()) {
      case 1 -> stamp.local().toInstant(offsets.getFirst());
      case 0 ->
          throw new RowProblem(
              column,
              "%s does not exist: clocks went forward in %s".formatted(stamp.local(), zone),
              "a time that the clock has shown, or times in UTC");
      default ->
          throw new RowProblem(
              column,
              "%s came twice that night in %s".formatted(stamp.local(), zone),
              "both, one after the other, or times with their offset");
    };
  }

  /** Which offsets from UTC a stamp can have: one, none or two. */
  List<ZoneOffset> offsets(Stamp stamp) {
    ZoneOffset offset = stamp.offset();
    return offset == null ? zone.getRules().getValidOffsets(stamp.local()) : List.of(offset);
  }

  private Period calendar(Stamp stamp, String column) {
    java.time.Period days = java.util.Objects.requireNonNull(length).days();
    LocalDate day = stamp.local().toLocalDate();
    if (!stamp.local().toLocalTime().equals(LocalTime.MIDNIGHT)) {
      throw new RowProblem(column, stamp.local() + " is not midnight", CALENDAR);
    }
    LocalDate start = day;
    if (end) {
      LocalDate next = stamp.precision() == Precision.TIME ? day : day.plusDays(1);
      start = next.minus(days);
      if (!start.plus(days).equals(next)) {
        start = next.withDayOfMonth(1).minus(days);
      }
    }
    Period period = of(start, days);
    if (period == null) {
      throw new RowProblem(
          column, "no period of %s begins at %s".formatted(length, start), CALENDAR);
    }
    return period;
  }

  private static @Nullable Period of(LocalDate start, java.time.Period days) {
    boolean first = start.getDayOfMonth() == 1;
    return switch (days.normalized().toString()) {
      case "P1D" -> Period.ofDay(start);
      case "P7D" ->
          start.getDayOfWeek() == DayOfWeek.MONDAY
              ? Period.ofWeek(
                  start.get(IsoFields.WEEK_BASED_YEAR),
                  start.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR))
              : null;
      case "P1M" -> first ? Period.ofMonth(java.time.YearMonth.from(start)) : null;
      case "P3M" ->
          first && start.getMonthValue() % 3 == 1
              ? Period.ofQuarter(start.getYear(), start.get(IsoFields.QUARTER_OF_YEAR))
              : null;
      case "P1Y" ->
          start.getDayOfYear() == 1 ? Period.ofYear(start.getYear()) : Period.ofSpan(start, days);
      default -> Period.ofSpan(start, days);
    };
  }
}
