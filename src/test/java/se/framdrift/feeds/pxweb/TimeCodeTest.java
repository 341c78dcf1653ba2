package se.framdrift.feeds.pxweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.framdrift.feeds.reading.Refusal;

class TimeCodeTest {

  @ParameterizedTest
  @CsvSource({
    "2025, 2025",
    "2025K1, 2025-Q1",
    "2025Q4, 2025-Q4",
    "2025M09, 2025-09",
    "2025V36, 2025-W36",
    "2025W01, 2025-W01",
    "2020U53, 2020-W53",
    "2025H1, 2025-01-01/P6M",
    "2025H2, 2025-07-01/P6M",
    "20250901, 2025-09-01",
    "2025M09D01, 2025-09-01",
    "2025-09-01, 2025-09-01",
    "2024/25, 2024-07-01/P12M",
    "1999/2000, 1999-07-01/P12M",
    "2023-2025, 2023-01-01/P36M",
    "2025-09, 2025-09",
  })
  void readsTimeAsOfficesWriteIt(String code, String period) {
    assertThat(TimeCode.period("Tid", code).text()).isEqualTo(period);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2025K5",
        "2025M13",
        "2025M00",
        "2025V54",
        "2021V53",
        "20250230",
        "2024/26",
        "9999",
        "2025-2023",
        "total",
        "0000",
        "2025M9999999999"
      })
  void refusesWhatIsNoTime(String code) {
    assertThatThrownBy(() -> TimeCode.period("Tid", code))
        .isInstanceOfSatisfying(
            Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("Tid"));
  }
}
