package se.framdrift.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.CalendarUnit;
import se.framdrift.catalog.Gathering;
import se.framdrift.catalog.Indicator;
import se.framdrift.catalog.Indicator.Input;
import se.framdrift.catalog.Statistic;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Withdrawal;

/** What a figure is said to be and why there is none, in both languages: people read it. */
@NullUnmarked
class WordsTest {

  private static final SeriesId OTHER = SeriesId.of("1441", "other");
  private static final Statistic.DegreeDays COLD =
      new Statistic.DegreeDays(17.5, Collections.nCopies(12, 17.0));

  private static LocalizedText words(Aggregate aggregate) {
    Input input = new Input("x", SeriesId.of("1441", "own"), aggregate);
    Indicator indicator =
        new Indicator(
            "it", LocalizedText.same("it"), "%", 1, Indicator.Direction.NONE, List.of(input), null);
    return new Engine(Catalogs.of("1441", List.of(indicator), List.of()), (_, _) -> _ -> 1)
        .explain("it", Period.ofYear(2025))
        .inputs()
        .getFirst()
        .aggregate();
  }

  private static LocalizedText rolling(java.time.Period window, Statistic statistic) {
    return words(new Aggregate.Gathered(new Gathering.Rolling(window), statistic));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, 0, 1 år, 1 year",
    "2, 0, 0, 2 år, 2 years",
    "0, 1, 0, 1 månad, 1 month",
    "0, 3, 0, 3 månader, 3 months",
    "0, 0, 1, 1 dag, 1 day",
    "0, 0, 7, 7 dagar, 7 days",
    "2, 1, 3, 2 år 1 månad 3 dagar, 2 years 1 month 3 days"
  })
  void ofAWindowSayItsLength(int years, int months, int days, String sv, String en) {
    assertThat(rolling(java.time.Period.of(years, months, days), new Statistic.Sum()))
        .isEqualTo(
            new LocalizedText(
                "summan på " + sv + " till och med perioden",
                "the sum in the " + en + " up to the end of the period"));
  }

  private static String since(Statistic statistic) {
    LocalizedText words =
        words(
            new Aggregate.Gathered(new Gathering.Since(LocalDate.parse("2022-10-15")), statistic));
    assertThat(words.sv()).endsWith(" av alla perioder som börjar 2022-10-15 eller senare");
    assertThat(words.en()).endsWith(" of all periods that begin on 2022-10-15 or later");
    return words.sv().replaceAll(" av alla perioder.*", "")
        + " | "
        + words.en().replaceAll(" of all periods.*", "");
  }

  @Test
  void ofAStatisticSayWhatItIs() {
    assertThat(since(new Statistic.Sum())).isEqualTo("summan | the sum");
    assertThat(since(new Statistic.Mean())).isEqualTo("medelvärdet | the mean");
    assertThat(since(new Statistic.Min())).isEqualTo("det lägsta | the lowest");
    assertThat(since(new Statistic.Max())).isEqualTo("det högsta | the highest");
    assertThat(since(new Statistic.Count())).isEqualTo("antalet uppgifter | the number of figures");
    assertThat(since(new Statistic.Exceedances(50, true)))
        .isEqualTo("antalet uppgifter över 50 | the number of figures above 50");
    assertThat(since(new Statistic.Exceedances(0.5, false)))
        .isEqualTo("antalet uppgifter under 0,5 | the number of figures below 0.5");
    assertThat(since(new Statistic.Exceedances(0, false)))
        .isEqualTo("antalet uppgifter under 0 | the number of figures below 0");
    assertThat(since(new Statistic.Percentile(97.5))).isEqualTo("percentil 97,5 | percentile 97.5");
    assertThat(since(COLD)).isEqualTo("graddagar (bas 17,5 °C) | degree days (base 17.5 °C)");
    assertThat(since(new Statistic.Share(OTHER)))
        .isEqualTo(
            "summan i procent av summan av 1441:other"
                + " | the sum in percent of the sum of 1441:other");
    assertThat(since(new Statistic.WeightedMean(OTHER)))
        .isEqualTo("medelvärdet, vägt med 1441:other | the mean, weighted by 1441:other");
  }

  @Test
  void ofACalendarPeriodNameIt() {
    assertThat(
            Arrays.stream(CalendarUnit.values())
                .map(
                    unit ->
                        words(
                            new Aggregate.Gathered(
                                new Gathering.Calendar(unit), new Statistic.Sum())))
                .map(each -> each.sv() + " | " + each.en()))
        .containsExactly(
            "summan per dag | the sum per day",
            "summan per vecka | the sum per week",
            "summan per månad | the sum per month",
            "summan per kvartal | the sum per quarter",
            "summan per halvår | the sum per half-year",
            "summan per år | the sum per year",
            "summan per termin | the sum per school term",
            "summan per läsår (juli till juni) | the sum per school year (July to June)",
            "summan per mandatperiod | the sum per term of office");
  }

  @Test
  void ofAComparisonSayWithWhomAndWhichWay() {
    assertThat(words(new Aggregate.Rank("g", true)))
        .isEqualTo(
            new LocalizedText(
                "plats i gruppen Grannar, högst först",
                "place in the group Neighbours, highest first"));
    assertThat(words(new Aggregate.Rank("g", false)))
        .isEqualTo(
            new LocalizedText(
                "plats i gruppen Grannar, lägst först",
                "place in the group Neighbours, lowest first"));
    assertThat(words(new Aggregate.Distance("nine", "1001")))
        .isEqualTo(
            new LocalizedText(
                "avstånd till 1001 bland de andra i gruppen Nio",
                "distance to 1001 among the others in the group Nine"));
    assertThat(words(new Aggregate.ChangeOnYear()).sv())
        .isEqualTo("ändring mot samma period ett år före");
    assertThat(words(new Aggregate.IndexToBaseline(Period.ofYear(2022))))
        .isEqualTo(LocalizedText.same("index, 2022 = 100"));
    assertThat(words(new Aggregate.Latest()).sv()).isEqualTo("uppgiften som den är");
    assertThat(
            words(
                    new Aggregate.DegreeDayCorrected(
                        OTHER, COLD, Collections.nCopies(12, 310.0), 62.5))
                .en())
        .isEqualTo(
            "corrected for degree days by 1441:other (base 17.5 °C, 62.5 % follows the weather)");
  }

  /** 23.30 UTC is already the next day in Sweden. */
  @Test
  void ofAWithdrawalSayWhenWhyAndByWhom() {
    Instant at = Instant.parse("2026-01-31T23:30:00Z");
    Withdrawal wrong =
        new Withdrawal(Withdrawal.Code.ERROR, "räknat dubbelt", "statistikenheten", at);
    Period month = Period.parse("2025-02");

    Reason reason = Reasons.missing(Observation.withdrawn(month, wrong));

    assertThat(reason.code()).isEqualTo("missing-withdrawn");
    assertThat(reason.text())
        .isEqualTo(
            new LocalizedText(
                "Februari 2025: återkallad 1 februari 2026 av statistikenheten: räknat dubbelt",
                "February 2025: withdrawn on 1 February 2026 by statistikenheten: räknat dubbelt"));
    assertThat(reason.params())
        .isEqualTo(
            Map.of(
                "period", "2025-02",
                "reason", "error",
                "withdrawnAt", "2026-01-31T23:30:00Z",
                "by", "statistikenheten"));
  }

  @Test
  void ofWhatIsConfidentialSayNoMoreThanSinceWhen() {
    Instant at = Instant.parse("2026-01-31T12:00:00Z");
    Withdrawal secret =
        new Withdrawal(Withdrawal.Code.CONFIDENTIAL, "fem personer", "registrator", at);
    Period month = Period.parse("2025-02");

    assertThat(Reasons.missing(Observation.withdrawn(month, secret)).text())
        .isEqualTo(
            new LocalizedText(
                "Februari 2025: dold av sekretesskäl sedan 31 januari 2026",
                "February 2025: hidden as confidential since 31 January 2026"));
    assertThat(Reasons.missing(Observation.hidden(month, secret)).params().values())
        .doesNotContain("fem personer");
  }

  /** In a year with an election the council of four years before sits until 14 October. */
  @ParameterizedTest
  @CsvSource({
    "2025-03-30, DAY, 2025-03-30",
    "2024-12-30, WEEK, 2025-W01",
    "2025-06-30, HALF_YEAR, 2025-01-01/P6M",
    "2025-07-01, SCHOOL_TERM, 2025-07-01/P6M",
    "2025-06-30, SCHOOL_YEAR, 2024-07-01/P12M",
    "2025-07, SCHOOL_YEAR, 2025-07-01/P12M",
    "2025-Q4, QUARTER, 2025-Q4",
    "2025-12-31, YEAR, 2025",
    "2026-10-14, TERM_OF_OFFICE, 2022-10-15/P48M",
    "2026-10-15, TERM_OF_OFFICE, 2026-10-15/P48M",
    "2021, TERM_OF_OFFICE, 2018-10-15/P48M",
    "2022, TERM_OF_OFFICE, ",
    "2025-W01, MONTH, ",
    "1749-01-01, SCHOOL_YEAR, "
  })
  void ofACalendarAreThoseOfThePeriodThatHoldsTheFigure(
      String period, CalendarUnit unit, String holding) {
    assertThat(CalendarPeriods.holding(Period.parse(period), unit).map(Period::text))
        .isEqualTo(java.util.Optional.ofNullable(holding));
  }
}
