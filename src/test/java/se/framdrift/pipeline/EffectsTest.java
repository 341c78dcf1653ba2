package se.framdrift.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.Indicator;
import se.framdrift.catalog.Reform;
import se.framdrift.commitments.ReformEffect;
import se.framdrift.commitments.ReformFigures;
import se.framdrift.commitments.Reforms;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Span;

class EffectsTest {

  private static final LocalizedText TEXT = new LocalizedText("reform", "reform");

  private final Effects effects = new Effects();

  @Test
  void theSameFiguresAreEstimatedOnce() throws Exception {
    Future<List<ReformEffect>> first = effects.of(figures(1, true));
    assertThat(effects.of(figures(1, true))).isSameAs(first);
    Future<List<ReformEffect>> other = effects.of(figures(2, true));
    assertThat(other).isNotSameAs(first);
    assertThat(found(first)).hasSize(1).isNotEqualTo(found(other));
  }

  @Test
  void boundedAreTheAnswersThatAreKept() throws Exception {
    for (int i = 0; i < Effects.KEPT + 8; i++) {
      assertThat(found(effects.of(figures(i, true)))).hasSize(1);
    }
    assertThat(effects.kept()).isEqualTo(Effects.KEPT);
  }

  @Test
  void aCrowdIsToldToComeBackAndThenAnswered() throws Exception {
    List<Future<List<ReformEffect>>> crowd = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      crowd.add(effects.of(figures(i, true)));
    }
    assertThat(crowd).anyMatch(Future::failed);
    assertThat(effects.kept()).isLessThanOrEqualTo(Effects.KEPT);
    for (Future<List<ReformEffect>> each : crowd) {
      if (!each.failed()) {
        found(each);
      }
    }
    assertThat(found(effects.of(figures(499, true)))).hasSize(1);
  }

  @Test
  void withoutReformsThereIsNothingToEstimate() {
    assertThat(effects.of(figures(1, false)).result()).isEmpty();
    assertThat(effects.kept()).isZero();
  }

  private static List<ReformEffect> found(Future<List<ReformEffect>> asked) throws Exception {
    return asked.await(Duration.ofSeconds(20).toMillis(), TimeUnit.MILLISECONDS);
  }

  private static ReformFigures figures(int seed, boolean reformed) {
    Reform reform =
        new Reform("reform", LocalDate.of(2016, 1, 1), TEXT, "document", null, List.of());
    Indicator indicator =
        new Indicator(
            "figure",
            TEXT,
            "st",
            0,
            Indicator.Direction.LOWER,
            List.of(new Indicator.Input("x", SeriesId.of("1441", "N1"), new Aggregate.Latest())),
            null,
            reformed ? List.of(reform) : List.of());
    Random random = new Random(seed);
    List<IndicatorValue> values = new ArrayList<>();
    for (int year = 2001; year < 2026; year++) {
      values.add(
          new IndicatorValue(
              Period.ofYear(year), random.nextDouble(40, 60), null, null, null, "A", null));
    }
    return new ReformFigures(
        new Reforms(indicator, values, Span.parse("P1Y")),
        reformed ? List.of(List.of()) : List.of());
  }
}
