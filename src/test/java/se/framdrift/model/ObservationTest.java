package se.framdrift.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObservationTest {

  private static final Period YEAR = Period.ofYear(2025);

  private static Withdrawal by(Withdrawal.Code code) {
    return new Withdrawal(code, "Fel kolumn", "Registrator", Instant.EPOCH);
  }

  @Test
  void isAFigureOrSaysWhyThereIsNone() {
    Observation figure = Observation.of(YEAR, 4.5);
    assertThat(figure).isEqualTo(new Observation(YEAR, 4.5, null, null, null, "A"));
    Observation none = Observation.missing(YEAR, Missing.NOT_REPORTED);
    assertThat(none)
        .isEqualTo(new Observation(YEAR, null, Missing.NOT_REPORTED, null, null, "M", null));
    assertThatThrownBy(() -> new Observation(YEAR, 1.0, Missing.HIDDEN, null, null, "A"))
        .hasMessage("exactly one of value and missing");
    assertThatThrownBy(() -> new Observation(YEAR, null, null, null, null, "A"))
        .hasMessage("exactly one of value and missing");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void isNeverANumberThatIsNone(double value) {
    assertThatThrownBy(() -> Observation.of(YEAR, value)).hasMessage("not a finite number");
  }

  @Test
  void ofMinusZeroIsTheSameAsOfZero() {
    assertThat(Observation.of(YEAR, -0.0)).isEqualTo(Observation.of(YEAR, 0.0));
    assertThat(Observation.of(YEAR, 1.0)).isNotEqualTo(Observation.of(YEAR, 0.0));
  }

  @Test
  void thatWasWithdrawnSaysByWhomAndIsSuppressedWhenConfidential() {
    Observation wrong = Observation.withdrawn(YEAR, by(Withdrawal.Code.ERROR));
    assertThat(wrong.missing()).isEqualTo(Missing.WITHDRAWN);
    assertThat(wrong.withdrawal()).isEqualTo(by(Withdrawal.Code.ERROR));
    assertThat(wrong.flag()).isEqualTo("M");
    assertThat(wrong.isConfidential()).isFalse();
    Observation secret = Observation.withdrawn(YEAR, by(Withdrawal.Code.CONFIDENTIAL));
    assertThat(secret.missing()).isEqualTo(Missing.WITHDRAWN);
    assertThat(secret.flag()).isEqualTo("Q");
    assertThat(secret.isConfidential()).isTrue();
  }

  @Test
  void thatWasWithdrawnAsConfidentialLaterIsHidden() {
    Observation hidden = Observation.hidden(YEAR, by(Withdrawal.Code.CONFIDENTIAL));
    assertThat(hidden)
        .isEqualTo(
            new Observation(
                YEAR, null, Missing.HIDDEN, null, null, "Q", by(Withdrawal.Code.CONFIDENTIAL)));
    assertThat(hidden.isConfidential()).isTrue();
    assertThat(Observation.missing(YEAR, Missing.HIDDEN).isConfidential()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = Missing.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"WITHDRAWN", "HIDDEN"})
  void thatWasNotWithdrawnHasNoWithdrawal(Missing missing) {
    Withdrawal withdrawal = by(Withdrawal.Code.ERROR);
    assertThatThrownBy(() -> new Observation(YEAR, null, missing, null, null, "M", withdrawal))
        .hasMessage("only what is withdrawn or hidden has a withdrawal");
    assertThatThrownBy(() -> new Observation(YEAR, 1.0, null, null, null, "A", withdrawal))
        .hasMessage("only what is withdrawn or hidden has a withdrawal");
  }

  @ParameterizedTest
  @EnumSource(Missing.class)
  void namesWhyItIsMissingByACode(Missing missing) {
    assertThat(Missing.parse(missing.code())).isEqualTo(missing);
    assertThat(missing.code()).matches("[a-z-]+");
    assertThat(missing.text().sv()).isNotBlank().isNotEqualTo(missing.text().en());
  }

  @Test
  void namesTheCodesWhenItIsNoneOfThem() {
    assertThatThrownBy(() -> Missing.parse("lost"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "not one of not-collected, not-reported, not-applicable, hidden, withdrawn,"
                + " not-yet-published");
  }
}
