package se.framdrift.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

/** Worked by hand. */
@NullUnmarked
class PairStatisticTest {

  private static final WeightedMean MEAN = new WeightedMean(SeriesId.of("9999", "pupils"));
  private static final Share SHARE = new Share(SeriesId.of("9999", "due"));
  private static final Period ANY = Period.ofYear(2025);

  @Test
  void weighsEachValue() {
    var all = MEAN.and(MEAN.of(row(80, 2.0), row(100)), MEAN.of(row(60, 4.0), row(300)));
    assertThat(MEAN.missing(all)).isNull();
    assertThat(MEAN.value(all)).isEqualTo(65.0); // (8,000 + 18,000) / 400
    assertThat(MEAN.margin(all)).isEqualTo(Math.sqrt(9.25)); // (200² + 1,200²) / 400²
    assertThat(MEAN.n(all)).isNull();
  }

  @Test
  void knowsNoMarginWhenOneValueHasNone() {
    var all = MEAN.and(MEAN.of(row(80, 2.0), row(100)), MEAN.of(row(60), row(300)));
    assertThat(MEAN.margin(all)).isNull();
  }

  @Test
  void keepsAMarginThatIsExactHoweverSmallTheWeights() {
    assertThat(MEAN.margin(MEAN.of(row(0, 0.9), row(Double.MIN_VALUE)))).isEqualTo(0.9);
    assertThat(MEAN.margin(MEAN.of(row(0, 1.1), row(1e308)))).isEqualTo(1.1);
  }

  @Test
  void hasNoMeanWithoutWeight() {
    assertThat(MEAN.missing(MEAN.of(row(80), row(0)))).extracting("code").isEqualTo("no-weight");
    assertThat(MEAN.missing(MEAN.and(MEAN.of(row(80), row(-1)), MEAN.of(row(80), row(1)))))
        .extracting("code")
        .isEqualTo("negative-weight");
  }

  @Test
  void isThePartOfTheWhole() {
    var all = SHARE.and(SHARE.of(row(9), row(10)), SHARE.of(row(0), row(2.5)));
    assertThat(SHARE.missing(all)).isNull();
    assertThat(SHARE.value(all)).isEqualTo(72.0);
    assertThat(SHARE.n(all)).isEqualTo(13L);
  }

  @Test
  void isNoShareOfNothingNorMoreThanAll() {
    assertThat(SHARE.missing(SHARE.of(row(0), row(0)))).extracting("code").isEqualTo("no-cases");
    assertThat(SHARE.missing(SHARE.of(row(3), row(2))))
        .extracting("code")
        .isEqualTo("part-exceeds-whole");
    assertThat(SHARE.missing(SHARE.and(SHARE.of(row(-1), row(2)), SHARE.of(row(1), row(2)))))
        .extracting("code")
        .isEqualTo("part-exceeds-whole");
  }

  @Test
  void countsNoMoreCasesThanThereCanBe() {
    assertThat(SHARE.n(SHARE.of(row(1), row(1e300)))).isEqualTo(Long.MAX_VALUE);
    assertThat(SHARE.n(SHARE.of(row(1), row(5e18)))).isEqualTo(5_000_000_000_000_000_000L);
  }

  private static Observation row(double value) {
    return Observation.of(ANY, value);
  }

  private static Observation row(double value, double margin) {
    return new Observation(ANY, value, null, null, margin, "A");
  }
}
