package se.framdrift.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import se.framdrift.model.Period;

class WordingTest {

  @Test
  void writesNumbersAsEachLanguageDoes() {
    assertThat(Wording.SV.quantity(-1234.5, 0, "%")).isEqualTo("\u22121\u00a0234,5\u00a0%");
    assertThat(Wording.EN.quantity(-1234.5, 0, "%")).isEqualTo("-1,234.5%");
    assertThat(Wording.SV.quantity(600, 1, "platser")).isEqualTo("600\u00a0platser");
    assertThat(Wording.EN.quantity(600, 1, "")).isEqualTo("600");
  }

  @Test
  void neverMakesAFigureLookLikeTheTargetThatItMisses() {
    assertThat(Wording.EN.quantity(599.999, 600, "")).isEqualTo("599.999");
    assertThat(Wording.EN.quantity(33.33333, 600, "")).isEqualTo("33.33");
  }

  @Test
  void namesPeriodsAsPeopleDo() {
    assertThat(Wording.SV.period(Period.parse("2025-Q3"))).isEqualTo("kvartal 3 2025");
    assertThat(Wording.EN.period(Period.parse("2025-09"))).isEqualTo("September 2025");
    assertThat(Wording.SV.period(Period.parse("2025-W36"))).isEqualTo("vecka 36 2025");
    assertThat(Wording.EN.period(Period.parse("2025-W36"))).isEqualTo("week 36 of 2025");
    assertThat(Wording.SV.period(Period.parse("2025-07-01/P12M")))
        .isEqualTo("1 juli 2025–30 juni 2026");
    assertThat(Wording.SV.period(Period.parse("2025-09-01T00:00+02:00/PT1H")))
        .isEqualTo("1 september 2025 kl. 00.00");
  }
}
