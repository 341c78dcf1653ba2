package se.framdrift.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.Gathering;
import se.framdrift.catalog.Indicator;
import se.framdrift.catalog.Reform;
import se.framdrift.catalog.Statistic;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Span;
import se.framdrift.statistics.Effect;

class ReformsTest {

  private static final LocalizedText TEXT = new LocalizedText("reform", "reform");
  private static final int FIRST = 2001;

  @Test
  void aJumpAtTheReformIsAnEffect() {
    assertThat(effect(new Aggregate.Latest(), null, 0, List.of()).verdict().code())
        .isEqualTo("certain-effect");
  }

  @Test
  void aBreakOfTheSeriesIsNoEffectOfTheReform() {
    for (int year : new int[] {2008, 2016, 2020}) {
      ReformEffect found = effect(new Aggregate.Latest(), null, year, List.of());
      assertThat(found.verdict().code()).isEqualTo("effect-not-estimable");
      assertThat(found.verdict().text().en()).contains("break of the series");
      assertThat(hindrance(found.interrupted())).isEqualTo(Effect.Hindrance.SERIES_BREAK);
      assertThat(found.counted()).isNull();
    }
  }

  @Test
  void theFirstFigureMayBeginTheSeries() {
    assertThat(effect(new Aggregate.Latest(), null, FIRST, List.of()).verdict().code())
        .isEqualTo("certain-effect");
  }

  @Test
  void oneWhoseSeriesBreaksIsLeftOutOfTheComparison() {
    ReformEffect sound = effect(new Aggregate.Latest(), "group", 0, others(0, 0));
    ReformEffect broken = effect(new Aggregate.Latest(), "group", 0, others(1, 2016));

    assertThat(sound.differences()).isInstanceOf(Effect.Estimated.class);
    assertThat(sound.caveats()).noneMatch(each -> each.code().equals("others-left-out"));
    assertThat(broken.differences()).isInstanceOf(Effect.Estimated.class);
    assertThat(broken.counted()).isEqualTo(broken.differences());
    assertThat(broken.caveats())
        .filteredOn(each -> each.code().equals("others-left-out"))
        .singleElement()
        .satisfies(each -> assertThat(each.text().en()).startsWith("1 of 5 compared"));
  }

  @Test
  void whenTooFewAreLeftTheOwnPastDoesNotStandInForThem() {
    ReformEffect broken = effect(new Aggregate.Latest(), "group", 0, others(3, 2016));

    assertThat(hindrance(broken.differences())).isEqualTo(Effect.Hindrance.SERIES_BREAK);
    assertThat(broken.interrupted()).isInstanceOf(Effect.Estimated.class);
    assertThat(broken.counted()).isNull();
    assertThat(broken.verdict().code()).isEqualTo("effect-not-estimable");
    assertThat(broken.verdict().text().en()).contains("break of the series in what is compared");
  }

  @Test
  void figuresThatOverlapShowNoEffect() {
    Aggregate window =
        new Aggregate.Gathered(
            new Gathering.Rolling(java.time.Period.ofYears(3)), new Statistic.Mean());
    Aggregate sum =
        new Aggregate.Gathered(new Gathering.Since(LocalDate.of(FIRST, 1, 1)), new Statistic.Sum());
    for (Aggregate aggregate : List.of(window, sum)) {
      ReformEffect found = effect(aggregate, null, 0, List.of());
      assertThat(found.verdict().code()).isEqualTo("effect-not-estimable");
      assertThat(found.verdict().text().sv()).contains("överlappar");
      assertThat(found.counted()).isNull();
    }
  }

  private static Effect.@Nullable Hindrance hindrance(@Nullable Effect effect) {
    return effect instanceof Effect.NotEstimable none ? none.hindrance() : null;
  }

  private static List<Reforms.Other> others(int howMany, int broken) {
    List<Reforms.Other> others = new ArrayList<>();
    Random random = new Random(7);
    for (int i = 0; i < 5; i++) {
      Reforms.Other other = new Reforms.Other(new TreeMap<>(), new TreeSet<>());
      for (int year = FIRST; year < FIRST + 25; year++) {
        other.figures().put(Period.ofYear(year), 50 + random.nextDouble(-1, 1));
      }
      others.add(other);
    }
    others.subList(0, howMany).forEach(each -> each.breaks().add(Period.ofYear(broken)));
    return others;
  }

  private static ReformEffect effect(
      Aggregate aggregate, @Nullable String group, int broken, List<Reforms.Other> others) {
    Reform reform =
        new Reform("reform", LocalDate.of(2016, 1, 1), TEXT, "document", group, List.of());
    Indicator indicator =
        new Indicator(
            "figure",
            TEXT,
            "st",
            0,
            Indicator.Direction.LOWER,
            List.of(new Indicator.Input("x", SeriesId.of("1441", "N1"), aggregate)),
            null,
            List.of(reform));
    double[] noise = new Random(1).doubles(25, -1, 1).toArray();
    List<IndicatorValue> values = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      int year = FIRST + i;
      values.add(
          new IndicatorValue(
              Period.ofYear(year),
              (year < 2016 ? 50 : 30) + noise[i],
              null,
              null,
              null,
              year == broken ? "B" : "A",
              null));
    }
    return new Reforms(indicator, values, Span.parse("P1Y")).effect(reform, others);
  }
}
