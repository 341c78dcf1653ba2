package se.framdrift.validate;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.framdrift.model.RawFact;

/**
 * What is kept of a refused row is what the API takes, so every expectation is JSON by RFC 8259.
 */
class RowTextTest {

  private static RawFact row(@Nullable String series, @Nullable String value) {
    return new RawFact(1, series, null, value, null, null, null, null);
  }

  @Test
  void holdsEveryFieldThatWasSent() {
    RawFact all =
        new RawFact(1, "1441:TAX", "2025", "20.65", "12", "0.5", "P", "not-reported", "kWh", null);

    assertThat(RowText.json(all))
        .isEqualTo(
            "{\"series\":\"1441:TAX\",\"period\":\"2025\",\"value\":20.65,\"n\":12,\"margin\":0.5,"
                + "\"flag\":\"P\",\"missing\":\"not-reported\",\"unit\":\"kWh\"}");
    assertThat(RowText.json(row(null, null))).isEqualTo("{}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"20,65", "NaN", "01", ".5", "1.", "+1", "", "1e9999"})
  void isTextWhereJsonHasNoSuchNumber(String value) {
    assertThat(RowText.json(row(null, value))).isEqualTo("{\"value\":\"" + value + "\"}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "0", "0.10", "1e-3", "1E+30"})
  void isANumberAsItWasWrittenWhereJsonHasIt(String value) {
    assertThat(RowText.json(row(null, value))).isEqualTo("{\"value\":" + value + "}");
  }

  @Test
  void escapesWhatJsonDoesNotTakeAsItIs() {
    assertThat(RowText.json(row("a\"b\\c\n\u001f å", null)))
        .isEqualTo("{\"series\":\"a\\\"b\\\\c\\u000a\\u001f å\"}");
  }

  @Test
  void isCutWhereAFieldIsVeryLong() {
    assertThat(RowText.json(row("x".repeat(201), null)))
        .isEqualTo("{\"series\":\"" + "x".repeat(200) + "\"}");
  }
}
