package se.framdrift.indicators;

import java.math.BigDecimal;
import java.util.Objects;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Observation;

/** Numbers as they are computed with and as they are read. */
final class Numbers {

  private Numbers() {}

  /** The shortest decimal that denotes the value, which must be there. */
  static BigDecimal exact(Observation observation) {
    return BigDecimal.valueOf(Objects.requireNonNull(observation.value()));
  }

  /** With a decimal comma in Swedish and a point in English, no digit more than needed. */
  static LocalizedText words(double number) {
    String plain =
        number == 0.0 ? "0" : BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    return new LocalizedText(plain.replace('.', ','), plain);
  }
}
