package se.framdrift.indicators;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Observation;
import se.framdrift.model.Reason;
import se.framdrift.model.SeriesId;

/** {@code 100·Σpart ÷ Σwhole}, in percent; in {@code n} the whole. */
record Share(SeriesId of) implements PairStatistic<Share.Parts> {

  /**
   * Exact sums.
   *
   * @param impossible whether some part is negative or larger than its whole
   */
  record Parts(BigDecimal part, BigDecimal whole, boolean impossible) {
    private static final Parts NOTHING = new Parts(BigDecimal.ZERO, BigDecimal.ZERO, false);
  }

  private static final int LONG_BITS = 63;

  @Override
  public Parts none() {
    return Parts.NOTHING;
  }

  @Override
  public Parts of(Observation own, Observation other) {
    BigDecimal part = Numbers.exact(own);
    BigDecimal whole = Numbers.exact(other);
    return new Parts(part, whole, part.signum() < 0 || whole.compareTo(part) < 0);
  }

  @Override
  public Parts and(Parts first, Parts second) {
    return new Parts(
        first.part.add(second.part),
        first.whole.add(second.whole),
        first.impossible || second.impossible);
  }

  @Override
  public @Nullable Reason missing(Parts all) {
    if (all.impossible) {
      return Reasons.partExceedsWhole(of);
    }
    return all.whole.signum() == 0 ? Reasons.noCases(of) : null;
  }

  @Override
  public double value(Parts all) {
    return all.part.movePointRight(2).divide(all.whole, MathContext.DECIMAL128).doubleValue();
  }

  @Override
  public @Nullable Double margin(Parts all) {
    return null;
  }

  @Override
  public @Nullable Long n(Parts all) {
    var rounded = all.whole.setScale(0, RoundingMode.HALF_UP).toBigInteger();
    return rounded.bitLength() <= LONG_BITS ? rounded.longValueExact() : Long.MAX_VALUE;
  }

  @Override
  public String role() {
    return "of";
  }

  @Override
  public LocalizedText words() {
    return new LocalizedText(
        "summan i procent av summan av " + of, "the sum in percent of the sum of " + of);
  }
}
