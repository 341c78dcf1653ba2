package se.framdrift.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class JudgementTest {

  private static Judgement.Ruling ruling(String from, String until) {
    return new Judgement.Ruling(
        "park",
        Status.State.AT_RISK,
        "Kommunstyrelsen",
        "Upphandlingen är överklagad",
        LocalDate.parse(from),
        LocalDate.parse(until));
  }

  @Test
  void countsFromTheMidnightThatBeginsItsFirstDayUntilTheOneThatEndsItsLast() {
    Judgement.Ruling ruling = ruling("2026-03-01", "2026-03-29");
    assertThat(ruling.begins()).isEqualTo(Instant.parse("2026-02-28T23:00:00Z"));
    assertThat(ruling.ends()).isEqualTo(Instant.parse("2026-03-29T22:00:00Z"));
    assertThat(ruling.counts(ruling.begins().minusMillis(1))).isFalse();
    assertThat(ruling.counts(ruling.begins())).isTrue();
    assertThat(ruling.counts(ruling.ends().minusMillis(1))).isTrue();
    assertThat(ruling.counts(ruling.ends())).isFalse();
  }

  @Test
  void lastsAtLeastADayAndAtMostAYear() {
    assertThat(ruling("2026-03-01", "2026-03-01").until()).isEqualTo("2026-03-01");
    assertThat(ruling("2026-03-01", "2027-03-01").until()).isEqualTo("2027-03-01");
    assertThatThrownBy(() -> ruling("2026-03-01", "2026-02-28"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("from 1 to 366 days");
    assertThatThrownBy(() -> ruling("2026-03-01", "2027-03-02"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void saysWhyAndByWhom() {
    LocalDate day = LocalDate.parse("2026-03-01");
    assertThatThrownBy(
            () -> new Judgement.Ruling("park", Status.State.MET, " ", "Därför", day, day))
        .hasMessage("a judgement says why and by whom");
    assertThatThrownBy(() -> new Judgement.Retraction("park", "Kommunstyrelsen", ""))
        .hasMessage("a judgement says why and by whom");
  }

  @Test
  void standsBesideAStatusThatGivesItsReasons() {
    assertThatThrownBy(() -> new Status(Status.State.MET, true, null, null, java.util.List.of()))
        .hasMessage("a status gives its reasons");
    assertThat(Status.State.NOT_YET_MEASURABLE.code()).isEqualTo("not-yet-measurable");
  }
}
