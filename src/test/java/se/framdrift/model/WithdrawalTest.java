package se.framdrift.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WithdrawalTest {

  private static final Instant THEN = Instant.parse("2026-01-01T00:00:00Z");

  private static Withdrawal of(Withdrawal.Code code, String text, String by) {
    return new Withdrawal(code, text, by, THEN);
  }

  @Test
  void saysTheSameWheneverItWas() {
    Withdrawal first = of(Withdrawal.Code.ERROR, "Fel", "Registrator");
    assertThat(
            first.saysAs(
                new Withdrawal(Withdrawal.Code.ERROR, "Fel", "Registrator", Instant.EPOCH)))
        .isTrue();
    assertThat(first.saysAs(of(Withdrawal.Code.OTHER, "Fel", "Registrator"))).isFalse();
    assertThat(first.saysAs(of(Withdrawal.Code.ERROR, "Fel igen", "Registrator"))).isFalse();
    assertThat(first.saysAs(of(Withdrawal.Code.ERROR, "Fel", "Controller"))).isFalse();
  }

  @Test
  void saysWhyAndByWhom() {
    assertThatThrownBy(() -> of(Withdrawal.Code.ERROR, " ", "Registrator"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> of(Withdrawal.Code.ERROR, "Fel", " "))
        .isInstanceOf(IllegalArgumentException.class);
    SeriesId series = SeriesId.of("1281", "N1");
    Period year = Period.ofYear(2025);
    assertThatThrownBy(
            () -> new Fact.Withdrawn(series, year, Withdrawal.Code.ERROR, "", "Registrator"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Fact.Withdrawn(series, year, Withdrawal.Code.ERROR, "Fel", ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @EnumSource(Withdrawal.Code.class)
  void hasACodeAndWordsForEveryReason(Withdrawal.Code code) {
    assertThat(Withdrawal.Code.parse(code.code())).isEqualTo(code);
    assertThat(code.text().sv()).isNotBlank().isNotEqualTo(code.text().en());
    assertThat(of(code, "Fel", "Registrator").isConfidential())
        .isEqualTo(code == Withdrawal.Code.CONFIDENTIAL);
  }

  @Test
  void namesTheCodesWhenItIsNoneOfThem() {
    assertThat(Withdrawal.Code.SOURCE_WITHDREW.code()).isEqualTo("source-withdrew");
    assertThatThrownBy(() -> Withdrawal.Code.parse("ERROR"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("not one of error, source-withdrew, confidential, other");
  }
}
