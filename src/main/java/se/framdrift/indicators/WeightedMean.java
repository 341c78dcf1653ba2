package se.framdrift.indicators;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Observation;
import se.framdrift.model.Reason;
import se.framdrift.model.SeriesId;

/**
 * {@code Σw·x ÷ Σw}. The margin is that of independent samples, {@code √Σ(w·m)² ÷ Σw}, when every
 * value has one; weights are taken for certain.
 */
record WeightedMean(SeriesId weights) implements PairStatistic<WeightedMean.Weighed> {

  /**
   * Exact sums.
   *
   * @param margins Σ(w·m)², null when some value has no margin
   * @param negative whether some weight is
   */
  record Weighed(
      BigDecimal products, BigDecimal weights, @Nullable BigDecimal margins, boolean negative) {

    private static final Weighed NOTHING =
        new Weighed(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, false);
  }

  @Override
  public Weighed none() {
    return Weighed.NOTHING;
  }

  @Override
  public Weighed of(Observation own, Observation other) {
    BigDecimal weight = Numbers.exact(other);
    Double margin = own.margin();
    return new Weighed(
        weight.multiply(Numbers.exact(own)),
        weight,
        margin == null ? null : weight.multiply(BigDecimal.valueOf(margin)).pow(2),
        weight.signum() < 0);
  }

  @Override
  public Weighed and(Weighed first, Weighed second) {
    BigDecimal one = first.margins();
    BigDecimal two = second.margins();
    return new Weighed(
        first.products.add(second.products),
        first.weights.add(second.weights),
        one == null || two == null ? null : one.add(two),
        first.negative || second.negative);
  }

  @Override
  public @Nullable Reason missing(Weighed all) {
    if (all.negative) {
      return Reasons.negativeWeight(weights);
    }
    return all.weights.signum() == 0 ? Reasons.noWeight(weights) : null;
  }

  @Override
  public double value(Weighed all) {
    return all.products.divide(all.weights, MathContext.DECIMAL128).doubleValue();
  }

  @Override
  public @Nullable Double margin(Weighed all) {
    BigDecimal margins = all.margins();
    if (margins == null) {
      return null;
    }
    double margin =
        Math.sqrt(margins.divide(all.weights.pow(2), MathContext.DECIMAL128).doubleValue());
    return Double.isFinite(margin) ? (Double) margin : null;
  }

  @Override
  public @Nullable Long n(Weighed all) {
    return null;
  }

  @Override
  public String role() {
    return "weights";
  }

  @Override
  public LocalizedText words() {
    return new LocalizedText(
        "medelvärdet, vägt med " + weights, "the mean, weighted by " + weights);
  }
}
