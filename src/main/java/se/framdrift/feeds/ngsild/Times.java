package se.framdrift.feeds.ngsild;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.reading.Refusal;
import se.framdrift.feeds.reading.Stamps;
import se.framdrift.feeds.reading.Unreadable;
import se.framdrift.model.Period;

/**
 * What period a value is of: a moment, an interval written {@code from/to}, or first and last day.
 *
 * @param stamps sorts moments into the KPI's periods
 * @param zone of times without an offset; the specification wants UTC
 */
record Times(Stamps stamps, ZoneId zone) {

  private static final String AT = "observedAt";
  private static final String PERIOD = "calculationPeriod";

  /**
   * @throws Refusal when there is no time, or it cannot be read
   */
  String period(Found found) {
    if (found.from() != null && found.to() != null) {
      return between(PERIOD, found.from(), found.to());
    }
    String at = found.at();
    if (at == null) {
      throw new Refusal(
          AT,
          "no time is given",
          "observedAt, dateObserved, or calculationPeriod with from and to");
    }
    int slash = at.indexOf('/');
    return slash < 0
        ? stamps.period(AT, moment(AT, at))
        : between(AT, at.substring(0, slash), at.substring(slash + 1));
  }

  private String between(String field, String from, String to) {
    LocalDate first = day(from);
    LocalDate last = day(to);
    if (first == null || last == null) {
      return Stamps.between(field, moment(field, from), moment(field, to));
    }
    try {
      Instant start = first.atStartOfDay(Period.ZONE).toInstant();
      Period own = Period.parse(new Stamps(stamps.resolution(), false).period(field, start));
      boolean fits =
          own.firstDay().equals(first)
              && (own.lastDay().equals(last) || own.lastDay().plusDays(1).equals(last));
      return fits
          ? own.text()
          : Period.ofSpan(first, java.time.Period.ofDays(days(first, last))).text();
    } catch (DateTimeException | ArithmeticException | IllegalArgumentException _) {
      throw new Refusal(
          field, "no period from %s to %s".formatted(first, last), "a first day and a last day");
    }
  }

  private static int days(LocalDate first, LocalDate last) {
    return Math.toIntExact(java.time.temporal.ChronoUnit.DAYS.between(first, last) + 1);
  }

  /** A day, or null when it is a moment or nothing that is known. */
  private static @Nullable LocalDate day(String text) {
    try {
      return text.strip().length() == 10 ? LocalDate.parse(text.strip()) : null;
    } catch (DateTimeException _) {
      return null;
    }
  }

  private Instant moment(String field, String text) {
    String plain = text.strip();
    try {
      if (plain.length() > 40 || plain.length() < 16) {
        throw new DateTimeException("of another length");
      }
      boolean hasOffset = plain.endsWith("Z") || plain.matches(".{16,}[+-][0-9]{2}(:?[0-9]{2})?");
      return hasOffset
          ? OffsetDateTime.parse(plain).toInstant()
          : LocalDateTime.parse(plain).atZone(zone).toInstant();
    } catch (DateTimeException | ArithmeticException _) {
      throw new Refusal(
          field, "not a time: " + Unreadable.shown(text), "such as 2026-03-15T11:00:00Z");
    }
  }
}
