package se.framdrift.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import se.framdrift.problem.Problem;

/** The moment that a request asks about: the parameter {@code asOf}, or another of its form. */
sealed interface AsOf {

  /** The days that people mean. */
  ZoneId STOCKHOLM = ZoneId.of("Europe/Stockholm");

  /** What is known now. */
  record Now() implements AsOf {}

  /** What was known after the commit at {@code position}. */
  record Position(long position) implements AsOf {}

  /** What was known at {@code moment}. */
  record Time(Instant moment) implements AsOf {}

  /**
   * Reads a position ({@code 12}), a moment ({@code 2026-03-01T12:00:00Z}, with any offset) or a
   * day ({@code 2026-03-01}: as it was known when that day ended in Sweden).
   *
   * @throws Problem.Failure malformed, for anything else
   */
  static AsOf of(Parameters parameters, String name) {
    Optional<String> text = parameters.text(name);
    return text.isEmpty() ? new Now() : parse(name, text.get());
  }

  /** Whether a request asks about another moment than now. */
  static boolean isAsked(Parameters parameters) {
    return parameters.text("asOf").isPresent();
  }

  private static AsOf parse(String name, String text) {
    try {
      if (text.matches("[0-9]{1,18}")) {
        return new Position(Long.parseLong(text));
      }
      if (text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
        Instant next = LocalDate.parse(text).plusDays(1).atStartOfDay(STOCKHOLM).toInstant();
        return new Time(next.minusNanos(1_000)); // a commit's moment counts microseconds
      }
      // a plus that was not encoded has become a space on the way
      return new Time(OffsetDateTime.parse(text.replace(' ', '+')).toInstant());
    } catch (DateTimeException e) {
      throw new Problem.Malformed(
              name
                  + " is a position of the ledger (12), a moment (2026-03-01T12:00:00Z) or a day"
                  + " (2026-03-01).")
          .asFailure();
    }
  }
}
