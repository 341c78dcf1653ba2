package se.framdrift.formula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.framdrift.catalog.Unit;

/** The unit of a formula over energy, area, cases and inhabitants. */
class UnitWalkTest {

  private static final Map<String, Unit> INPUTS =
      Map.of(
          "used", Unit.parse("kWh"),
          "before", Unit.parse("kWh"),
          "area", Unit.parse("m²"),
          "cases", Unit.parse("ärenden"),
          "people", Unit.parse("invånare"),
          "share", Unit.PERCENT,
          "days", Unit.COUNT);

  private final CelFormulas formulas = new CelFormulas();

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      textBlock =
          """
          used                                         => kWh
          used - before                                => kWh
          used / area                                  => kWh/m²
          used / area * area                           => kWh
          -used                                        => kWh
          round(abs(used))                             => kWh
          100.0 * used / before                        => %
          100.0 * (1.0 - used / before)                => %
          100.0 * (used - before) / before             => %
          max(used, 0.0)                               => kWh
          used > 0.0 ? used : 0.0                      => kWh
          used > before && area > 1.0 ? share : 0.0    => %
          1000.0 * cases / people                      => ärenden/1000 invånare
          used / before                                => a number without unit
          1000.0 * used / before                       => ‰
          used / before / 0.01                         => %
          (200.0 - 100.0) * used / before              => %
          -100.0 * used / before                       => %
          used * share                                 => kWh/100
          share * share                                => a number without unit × 1/10000
          used * quantity(0.25, '1')                   => kWh
          used / 1000.0                                => 1000 kWh
          0.0 * used + used                            => kWh
          1.0 / area                                   => 1/m²
          used * share / 100.0                         => kWh
          100.0 - share                                => %
          used / quantity(1.0, 'dygn')                 => kWh/dygn
          1.0 - used / quantity(8263.4, 'kWh')         => a number without unit
          days + 1.0                                   => antal
          """)
  void followsFromThoseOfTheInputs(String expression, String unit) {
    assertThat(formulas.unit(expression, INPUTS).map(Unit::toString)).contains(unit);
  }

  @Test
  void isAnyForANumberThatIsWritten() {
    assertThat(formulas.unit("used > before ? 1.0 : 0.0", INPUTS)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      textBlock =
          """
          used + area                       => kWh and m² cannot be added
          used - area                       => kWh and m² cannot be added
          used + share                      => kWh and % cannot be added
          share + used / before             => % and a number without unit cannot be added: a factor 100 apart
          used + 1000.0 * used              => kWh and kWh/1000 cannot be added: a factor 1000 apart
          (used > 1.0 ? 100.0 : 1.0) * used => a factor that is one number or another
          min(used, area)                   => kWh and m² cannot be compared
          used > area ? used : before       => kWh and m² cannot be compared
          used == area || area > 1.0 ? used : before => kWh and m² cannot be compared
          used > 1.0 ? used : area          => kWh and m² cannot be chosen between
          (used + area > 1.0) ? used : before => kWh and m² cannot be added
          quantity(used, 'kWh')             => quantity takes a number and a unit
          """)
  void isNoneWhereUnlikeThingsMeet(String expression, String problem) {
    assertThatThrownBy(() -> formulas.unit(expression, INPUTS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void leavesTheNumberAsItIs() {
    assertThat(
            formulas
                .compile("used / quantity(2.0, \"dygn\")", INPUTS.keySet())
                .apply(
                    Map.of(
                        "used", 3.0, "before", 0.0, "area", 0.0, "cases", 0.0, "people", 0.0,
                        "share", 0.0, "days", 0.0)))
        .isEqualTo(1.5);
  }
}
