package se.framdrift.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.framdrift.model.Period;
import se.framdrift.model.Span;

class ResolutionsTest {

  private static final Pattern EXAMPLE = Pattern.compile("such as (\\S+?)(?:,|$)");

  private static boolean fits(String period, String resolution) {
    return Resolutions.fits(Period.parse(period).plain(), Span.parse(resolution));
  }

  @ParameterizedTest(name = "{0} every {1}")
  @CsvSource({
    "2025, P1Y, true",
    "2025-07-01/P12M, P1Y, true",
    "2025-07-01/P6M, P1Y, false",
    "2025-07-01/P6M, P6M, true",
    "2025-07-01/P12M, P6M, false",
    "2025, P3M, false",
    "2025-Q3, P3M, true",
    "2025-07-01/P3M, P3M, true",
    "2025-Q3, P1M, false",
    "2025-09, P1M, true",
    "2025-09, P1Y, false",
    "2025-W36, P7D, true",
    "2025-W36, P1W, true",
    "2025-W36, P1D, false",
    "2025-09-01, P1D, true",
    "2025-09-01, P7D, false",
    "2025-09-01T00:00+02:00/PT1H, PT1H, true",
    "2025-09-01T00:00+02:00/PT15M, PT1H, false",
    "2025-09-01T00:00+02:00/PT1H, P1D, false",
    "2025-09-01T00:00+02:00/PT1H, P1DT1H, false",
    "2025-09-01T00:00+02:00, PT0S, true",
    "2025-09-01T00:00+02:00, PT1H, false",
    "2025-09-01T00:00+02:00, P1D, false",
    "2025-07-02/P5D, PT1H, false"
  })
  void haveThePeriodsThatAreAsLong(String period, String resolution, boolean fits) {
    assertThat(fits(period, resolution)).isEqualTo(fits);
  }

  /** The night to 26 October 2025 has 25 hours, and is one day all the same. */
  @Test
  void haveTheDaysOfTheCalendar() {
    assertThat(fits("2025-10-26", "P1D")).isTrue();
    assertThat(fits("2025-10-26T00:00+02:00/PT25H", "P1D")).isTrue();
    assertThat(fits("2025-10-26T00:00+02:00/PT24H", "P1D")).isFalse();
  }

  /** Whoever sends what the answer to a wrong period says is not told off again. */
  @ParameterizedTest
  @ValueSource(
      strings = {"P1Y", "P6M", "P12M", "P3M", "P1M", "P1W", "P14D", "P1D", "PT1H", "PT15M", "PT0S"})
  void askForPeriodsThatTheyTake(String resolution) {
    String words = Resolutions.expected(Span.parse(resolution));

    assertThat(EXAMPLE.matcher(words).results().map(each -> each.group(1)))
        .isNotEmpty()
        .allMatch(example -> fits(example, resolution), "fits " + resolution);
  }

  @Test
  void sayWhatTheirPeriodsAreCalled() {
    assertThat(Resolutions.expected(Span.parse("P3M"))).startsWith("a quarter");
    assertThat(Resolutions.expected(Span.parse("P7D"))).startsWith("a week");
    assertThat(Resolutions.expected(Span.parse("P6M"))).startsWith("a span");
    assertThat(Resolutions.expected(Span.parse("PT1H"))).startsWith("an interval");
    assertThat(Resolutions.expected(Span.parse("PT0S"))).startsWith("a moment");
  }
}
