package se.framdrift.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeriesIdTest {

  @Test
  void isReadIntoItsPartsWithDimensionsInOrderOfTheirNames() {
    SeriesId series = SeriesId.parse("0586:N15505:gender=K:age=7-15");
    assertThat(series.municipality()).isEqualTo("0586");
    assertThat(series.kpi()).isEqualTo("N15505");
    assertThat(series.dimensions())
        .containsExactly(Map.entry("age", "7-15"), Map.entry("gender", "K"));
    assertThat(series).hasToString("0586:N15505:age=7-15:gender=K");
  }

  @Test
  void isTheSameHoweverItWasMade() {
    SeriesId parsed = SeriesId.parse("1281:N15505:gender=K");
    SeriesId made = new SeriesId("1281", "N15505", new TreeMap<>(Map.of("gender", "K")));
    assertThat(made).isEqualTo(parsed).hasSameHashCodeAs(parsed);
    assertThat(made.hashCode()).isEqualTo("1281:N15505:gender=K".hashCode());
    assertThat(made.compareTo(parsed)).isZero();
    assertThat(made).isNotEqualTo(SeriesId.of("1281", "N15505"));
    assertThat((Object) made).isNotEqualTo("1281:N15505:gender=K");
    assertThat(SeriesId.of("1281", "N15505")).isLessThan(made).hasToString("1281:N15505");
  }

  @Test
  void needsNoDimension() {
    assertThat(SeriesId.parse("1441:N00901")).isEqualTo(SeriesId.of("1441", "N00901"));
  }

  @Test
  void takesTextsUpToABound() {
    String longest = "1281:K" + ":d=" + "x".repeat(64);
    assertThat(SeriesId.parse(longest)).hasToString(longest);
    StringBuilder text = new StringBuilder("1281:K");
    for (char name = 'a'; text.length() + 67 < SeriesId.MAX_LENGTH - 3; name++) {
      text.append(':').append(name).append('=').append("x".repeat(64));
    }
    int left = SeriesId.MAX_LENGTH - text.length() - 3;
    text.append(":z=").append("y".repeat(left));
    assertThat(SeriesId.parse(text.toString()).toString()).hasSize(SeriesId.MAX_LENGTH);
    assertThatThrownBy(() -> SeriesId.parse(text + "y"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("longer than 300 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1281", ":N1", "1281:", "128:N1", "12811:N1", "abcd:N1", "1281:N_1"})
  void refusesWhatIsNoSeries(String text) {
    assertThatThrownBy(() -> SeriesId.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a series id: " + text);
  }

  @ParameterizedTest
  @CsvSource({
    "1281:N1:, ''",
    "1281:N1:gender, gender",
    "1281:N1:Gender=K, Gender=K",
    "1281:N1:gender=, gender=",
    "1281:N1:gender=K:gender=M, gender=M",
    "1281:N1:gender=K K, gender=K K"
  })
  void refusesWhatIsNoDimensionAndOneThatIsThereTwice(String text, String part) {
    assertThatThrownBy(() -> SeriesId.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not a dimension: " + part);
  }
}
