package se.framdrift.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnitTest {

  @ParameterizedTest
  @CsvSource({
    "kWh, kWh",
    "kWh/m², kWh/m²",
    "kWh/m2, kWh/m²",
    "µg/m³, µg/m³",
    "kr/inv, kr/invånare",
    "ton CO2-ekv/inv, ton CO2-ekv/invånare",
    "°C·d, dygn·°C",
    "procentenheter, %",
    "index (2022 = 100), index",
    "antal/100 000 inv, antal/100000 invånare",
    "1 000 kr, 1000 kr",
    "kWh/m²·%, 100 kWh/m²",
    "0-5 år, 0-5 år",
    "m^4/s/s, m^4/s²",
    "1/s, 1/s",
    "kWh·m²/m², kWh",
    "%, %",
    "promille‰, promille‰",
    "‰, ‰",
    "kWh/kWh, a number without unit",
    "1 000, a number without unit × 1000",
    "1/100 inv, 1/100 invånare",
  })
  void isReadAsItIsWritten(String text, String unit) {
    assertThat(Unit.parse(text)).hasToString(unit);
  }

  @Test
  void combinesInProductsAndQuotients() {
    Unit energy = Unit.parse("kWh");
    Unit area = Unit.parse("m²");
    assertThat(energy.per(area)).isEqualTo(Unit.parse("kWh/m²"));
    assertThat(energy.per(area).times(area)).isEqualTo(energy);
    assertThat(energy.per(energy)).isEqualTo(Unit.NONE);
    assertThat(energy.times(Unit.PERCENT)).isEqualTo(Unit.parse("kWh/100"));
    assertThat(Unit.PERCENT.times(Unit.PERCENT)).isNotEqualTo(Unit.PERCENT);
    assertThat(Unit.CELSIUS.times(Unit.DAY)).isEqualTo(Unit.parse("°C·dygn"));
  }

  @ParameterizedTest
  @CsvSource({
    "kWh, kWh, true",
    "kWh, MWh, false",
    "kWh, kWh/m², false",
    "1 000 kr, kr, false",
    "1 000 kr, 1 000 kr, true",
    "'', %, false",
    "'', index (2022 = 100), false",
    "'', kWh, false",
    "'', platser, false",
    "%, index (2022 = 100), true",
    "%, procentenheter, true",
    "%, ‰, false",
    "%, platser, false",
    "antal, plats, true",
    "antal, st, true",
    "antal, timmar över gränsvärdet, true",
    "antal, dygn, false",
    "antal, timmar, false",
    "antal, år, false",
    "antal, miljoner kr, false",
    "antal, kWh, false",
    "antal, %, false",
    "antal/inv, brott/1 000 inv, false",
    "antal/1 000 inv, brott/1 000 inv, true",
    "antal/1 000 inv, antal/inv, false",
    "antal/1 000 inv, kr/1 000 inv, false",
    "ärenden/inv, ärenden/1 000 invånare, false",
  })
  void isShownInWhatMeansTheSame(String unit, String shown, boolean can) {
    assertThat(Unit.parse(unit).canBeShownAs(Unit.parse(shown))).isEqualTo(can);
  }

  @Test
  void isNotReadFromALongText() {
    assertThat(Unit.parse("k".repeat(100)).powers()).containsKey("k".repeat(100));
    assertThatThrownBy(() -> Unit.parse("k".repeat(101)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("100 characters");
  }

  /** Only where the words are the same, and by the factor above 1 whichever is the larger. */
  @ParameterizedTest
  @CsvSource({
    "1 000 kr, kr, ': a factor 1000 apart'",
    "kr, 1 000 kr, ': a factor 1000 apart'",
    "antal/1 000 inv, antal/100 inv, ': a factor 10 apart'",
    "3 kr, 2 kr, ': a factor 3/2 apart'",
    "kr, kr, ''",
    "1 000 kr, kWh, ''"
  })
  void liesAFactorFromWhatDiffersInScaleOnly(String one, String other, String apart) {
    assertThat(Unit.parse(one).apart(Unit.parse(other))).isEqualTo(apart);
  }
}
