package se.framdrift.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.framdrift.model.SeriesId;

/** The words and units are those of the tables in docs/catalog.md, which files are written by. */
class AggregateTest {

  private static final SeriesId OTHER = SeriesId.of("1281", "N2");
  private static final Unit ENERGY = Unit.parse("kWh");

  private static final List<Statistic> STATISTICS =
      List.of(
          new Statistic.Sum(),
          new Statistic.Mean(),
          new Statistic.Min(),
          new Statistic.Max(),
          new Statistic.Count(),
          new Statistic.Percentile(90),
          new Statistic.Exceedances(50, true),
          new Statistic.WeightedMean(OTHER),
          new Statistic.Share(OTHER),
          degreeDays());

  private static Statistic.DegreeDays degreeDays() {
    return new Statistic.DegreeDays(17, Collections.nCopies(12, 11.0));
  }

  private static Aggregate calendar(Statistic statistic) {
    return new Aggregate.Gathered(new Gathering.Calendar(CalendarUnit.MONTH), statistic);
  }

  private static Aggregate corrected() {
    return new Aggregate.DegreeDayCorrected(
        OTHER, degreeDays(), Collections.nCopies(12, 300.0), 60);
  }

  @Test
  void isNamedByOneWordEach() {
    assertThat(STATISTICS)
        .extracting(Statistic::code)
        .containsExactly(
            "sum",
            "mean",
            "min",
            "max",
            "count",
            "percentile",
            "exceedances",
            "weighted-mean",
            "share",
            "degree-days");
    assertThat(
            List.of(
                new Aggregate.Latest(),
                new Aggregate.ChangeOnYear(),
                new Aggregate.IndexToBaseline(se.framdrift.model.Period.ofYear(2022)),
                new Aggregate.Rank("G", true),
                new Aggregate.Distance("G", "median"),
                corrected()))
        .extracting(Aggregate::code)
        .containsExactly(
            "latest",
            "change-on-year",
            "index-to-baseline",
            "rank",
            "distance",
            "degree-day-corrected");
    assertThat(Arrays.stream(CalendarUnit.values()).map(CalendarUnit::code))
        .containsExactly(
            "day",
            "week",
            "month",
            "quarter",
            "half-year",
            "year",
            "school-term",
            "school-year",
            "term-of-office");
  }

  @Test
  void thatGathersIsNamedByItsStretchOfTime() {
    Statistic sum = new Statistic.Sum();
    assertThat(calendar(sum).code()).isEqualTo("calendar-period");
    assertThat(new Aggregate.Gathered(new Gathering.Rolling(Period.ofMonths(12)), sum).code())
        .isEqualTo("rolling-window");
    assertThat(
            new Aggregate.Gathered(new Gathering.Since(LocalDate.parse("2022-10-15")), sum).code())
        .isEqualTo("cumulative-since");
  }

  /** {@code count} and {@code exceedances} are counts, {@code share} a percentage. */
  @Test
  void givesWhatIsGatheredInTheUnitOfItsStatistic() {
    assertThat(STATISTICS.stream().map(each -> calendar(each).unit(ENERGY).toString()))
        .containsExactly(
            "kWh", "kWh", "kWh", "kWh", "antal", "kWh", "antal", "kWh", "%", "dygn·kWh");
  }

  @Test
  void givesDegreeDaysOfTemperaturesInDegreesTimesDays() {
    assertThat(calendar(degreeDays()).unit(Unit.CELSIUS)).isEqualTo(Unit.parse("°C·d"));
  }

  @Test
  void givesAnIndexInPercentAPlaceAsACountAndAllElseInItsOwnUnit() {
    assertThat(new Aggregate.IndexToBaseline(se.framdrift.model.Period.ofYear(2022)).unit(ENERGY))
        .isEqualTo(Unit.PERCENT);
    assertThat(new Aggregate.Rank("G", true).unit(ENERGY)).isEqualTo(Unit.COUNT);
    for (Aggregate own :
        List.of(
            new Aggregate.Latest(),
            new Aggregate.ChangeOnYear(),
            new Aggregate.Distance("G", "mean"),
            corrected())) {
      assertThat(own.unit(ENERGY)).as(own.code()).isEqualTo(ENERGY);
    }
  }

  @Test
  void namesTheSeriesThatItNeedsBesides() {
    assertThat(calendar(new Statistic.Share(OTHER)).others()).containsExactly(OTHER);
    assertThat(calendar(new Statistic.Sum()).others()).isEmpty();
    assertThat(corrected().others()).containsExactly(OTHER);
    assertThat(new Aggregate.Latest().others()).isEmpty();
  }

  @Test
  void comparesOnlyWithAGroupThatItNames() {
    assertThat(new Aggregate.Rank("G", true).group()).isEqualTo("G");
    assertThat(new Aggregate.Distance("H", "mean").group()).isEqualTo("H");
    assertThat(new Aggregate.Latest().group()).isNull();
    assertThat(calendar(new Statistic.Sum()).group()).isNull();
  }
}
