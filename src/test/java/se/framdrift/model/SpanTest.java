package se.framdrift.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTest {

  @ParameterizedTest
  @CsvSource({"P6M, P6M", "PT48H, PT48H", "P1DT12H, P1DT12H", "P1Y, P1Y", "PT0S, P0D", "P2W, P14D"})
  void isWrittenAsItIsRead(String written, String text) {
    assertThat(Span.parse(written)).hasToString(text);
    assertThat(Span.parse(text)).isEqualTo(Span.parse(written));
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          2025-01-31T11:00:00Z, P1M,     2025-02-28T11:00:00Z
          2025-03-29T11:00:00Z, P1D,     2025-03-30T10:00:00Z
          2025-03-29T11:00:00Z, PT24H,   2025-03-30T11:00:00Z
          2025-10-25T10:00:00Z, P1DT1H,  2025-10-26T12:00:00Z
          2024-02-29T11:00:00Z, P12M,    2025-02-28T11:00:00Z
          """)
  void countsDaysByTheCalendarAndHoursByTheClock(Instant start, String span, Instant end) {
    assertThat(Span.parse(span).after(start)).isEqualTo(end);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "P", "6M", "PT", "P1H", "PT1", "P1DT", "T1H", "P99999999999Y"})
  void refusesWhatIsNoLengthOfTime(String text) {
    assertThatThrownBy(() -> Span.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a duration: " + text);
  }
}
