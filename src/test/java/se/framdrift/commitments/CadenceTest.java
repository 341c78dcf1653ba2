package se.framdrift.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.MonthDay;
import org.junit.jupiter.api.Test;
import se.framdrift.model.Period;
import se.framdrift.model.Span;

class CadenceTest {

  @Test
  void keepsLocalMidnightOverTheNightsWhenClocksChange() {
    Cadence daily = new Cadence(Span.parse("P1D"), Span.parse("P1D"), null);
    Slot next = daily.next(Period.parse("2026-03-28"));
    assertThat(next.start()).isEqualTo(Instant.parse("2026-03-28T23:00:00Z"));
    assertThat(next.end()).isEqualTo(Instant.parse("2026-03-29T22:00:00Z"));
    assertThat(daily.due(next)).isEqualTo(Instant.parse("2026-03-30T22:00:00Z"));
  }

  @Test
  void countsHoursByTheClock() {
    Cadence hourly = new Cadence(Span.parse("PT1H"), Span.parse("PT0S"), null);
    Period known = Period.parse("2026-01-01T00:00+01:00/PT1H");
    Slot last = hourly.lastEndingBy(known, Instant.parse("2030-10-27T01:30:00Z"));
    assertThat(last.end()).isEqualTo(Instant.parse("2030-10-27T01:00:00Z"));
  }

  @Test
  void findsTheLastYearThatEndsByADayForwardAndBackward() {
    Cadence yearly = new Cadence(Span.parse("P1Y"), Span.parse("P0D"), null);
    Instant deadline = Instant.parse("2026-10-14T22:00:00Z");
    for (String known : new String[] {"1994", "2025", "2026", "2150"}) {
      assertThat(yearly.lastEndingBy(Period.parse(known), deadline).period().text())
          .isEqualTo("2025");
      assertThat(yearly.lastStartingBefore(Period.parse(known), deadline).period().text())
          .isEqualTo("2026");
      assertThat(yearly.firstStartingFrom(Period.parse(known), deadline).period().text())
          .isEqualTo("2027");
    }
  }

  @Test
  void countsStepsBetweenPeriods() {
    assertThat(steps("P1Y", "2020", "2026")).isEqualTo(6);
    assertThat(steps("P1Y", "2026", "2020")).isEqualTo(-6);
    assertThat(steps("P1M", "2025-01", "2026-03")).isEqualTo(14);
    assertThat(steps("P7D", "2026-01-05/P7D", "2026-03-16/P7D")).isEqualTo(10);
    assertThat(steps("P1D", "2026-01-01", "2026-01-11")).isEqualTo(10);
    assertThat(steps("PT6H", "2026-01-01T00:00+01:00/PT6H", "2026-01-02T12:00+01:00/PT6H"))
        .isEqualTo(6);
  }

  private static int steps(String resolution, String from, String to) {
    return new Cadence(Span.parse(resolution), Span.parse("P0D"), null)
        .steps(Period.parse(from), Period.parse(to));
  }

  @Test
  void endsWhereTheFigureIsTaken() {
    Cadence surveys = new Cadence(Span.parse("P1Y"), Span.parse("P2M"), MonthDay.of(10, 15));
    assertThat(surveys.slot(Period.parse("2026")).end())
        .isEqualTo(Instant.parse("2026-10-15T22:00:00Z"));
    assertThat(surveys.slot(Period.parse("2026-03")).end())
        .isEqualTo(Period.parse("2026-03").end());
  }
}
