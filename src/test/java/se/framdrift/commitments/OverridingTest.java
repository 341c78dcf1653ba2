package se.framdrift.commitments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import se.framdrift.model.Judgement;
import se.framdrift.model.Status;

class OverridingTest {

  private static final Judgement.Ruling OVERRIDE =
      override(LocalDate.parse("2026-10-24"), LocalDate.parse("2026-10-25"));

  private static Judgement.Ruling override(LocalDate from, LocalDate until) {
    return new Judgement.Ruling("c", Status.State.MET, "Kommundirektören", "skäl", from, until);
  }

  private static Overriding at(String moment) {
    return Overriding.of(OVERRIDE, Instant.parse(moment));
  }

  @Test
  void beginsAndEndsAtLocalMidnightAlsoOnTheDayWhenTheClockGoesBack() {
    assertThat(at("2026-10-23T21:59:00Z").now()).isNull();
    assertThat(at("2026-10-23T21:59:00Z").turns()).isEqualTo("2026-10-23T22:00:00Z");
    assertThat(at("2026-10-23T22:00:00Z").now()).isEqualTo(OVERRIDE);
    assertThat(at("2026-10-25T22:59:00Z").now()).isEqualTo(OVERRIDE);
    assertThat(at("2026-10-25T22:59:00Z").turns()).isEqualTo("2026-10-25T23:00:00Z");
    assertThat(at("2026-10-25T23:00:00Z").now()).isNull();
    assertThat(at("2026-10-25T23:00:00Z").turns()).isNull();
  }

  @Test
  void aRetractionEndsIt() {
    assertThat(
            Overriding.of(
                    new Judgement.Retraction("c", "Kommundirektören", "klart"),
                    Instant.parse("2026-10-24T12:00:00Z"))
                .now())
        .isNull();
  }

  @Test
  void theEarlierOfTwoMomentsIsDue() {
    Instant end = Instant.parse("2026-10-25T23:00:00Z");
    Overriding overriding = at("2026-10-24T12:00:00Z");

    assertThat(overriding.due(null)).isEqualTo(end);
    assertThat(overriding.due(end.minusSeconds(1))).isEqualTo(end.minusSeconds(1));
    assertThat(overriding.due(end.plusSeconds(1))).isEqualTo(end);
    assertThat(at("2026-10-26T12:00:00Z").due(end)).isEqualTo(end);
  }

  @Test
  void lastsAYearAtMost() {
    LocalDate day = LocalDate.parse("2026-01-01");
    assertThat(override(day, day.plusDays(365)).until()).isEqualTo(day.plusDays(365));
    assertThatThrownBy(() -> override(day, day.plusDays(366)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> override(day, day.minusDays(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
