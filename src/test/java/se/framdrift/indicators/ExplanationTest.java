package se.framdrift.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.CalendarUnit;
import se.framdrift.catalog.Catalog.QualityNote;
import se.framdrift.catalog.Gathering;
import se.framdrift.catalog.Indicator;
import se.framdrift.catalog.Indicator.Input;
import se.framdrift.catalog.Statistic;
import se.framdrift.model.Change;
import se.framdrift.model.Comparison;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

/** Which rows of which series a value is said to rest on, and in what words. */
@NullUnmarked
class ExplanationTest {

  private static final SeriesId OWN = SeriesId.of("1441", "own");
  private static final SeriesId OTHER = SeriesId.of("1441", "other");
  private static final Statistic.DegreeDays COLD =
      new Statistic.DegreeDays(17, Collections.nCopies(12, 17.0));

  @Test
  void listsThePartAndTheWhole() {
    Engine engine = engine(share(new Gathering.Calendar(CalendarUnit.YEAR)));
    put(engine, OWN, "2025-01", 9);
    put(engine, OTHER, "2025-01", 10);
    put(engine, OTHER, "2025-02", 12);
    put(engine, OTHER, "2026-02", 12);

    Explanation explanation = engine.explain("it", Period.ofYear(2025));
    assertThat(explanation.value().value()).isEqualTo(90.0);
    assertThat(explanation.value().n()).isEqualTo(10L);
    assertThat(explanation.value().flag()).isEqualTo("P");
    Explanation.Input input = explanation.inputs().getFirst();
    assertThat(input.rows()).extracting("period.text").containsExactly("2025-01");
    assertThat(input.others())
        .singleElement()
        .satisfies(
            other -> {
              assertThat(other.role()).isEqualTo("of");
              assertThat(other.series()).isEqualTo(OTHER);
              assertThat(other.rows())
                  .extracting("period.text")
                  .containsExactly("2025-01", "2025-02");
              assertThat(other.rowsInAll()).isEqualTo(2);
            });
    assertThat(input.aggregate().en())
        .isEqualTo("the sum in percent of the sum of 1441:other per year");
  }

  @Test
  void namesWhatIsSaidAgainstBothThatAreCompared() {
    Period base = Period.ofYear(2022);
    Period year = Period.ofYear(2024);
    Engine engine = engine(new Aggregate.IndexToBaseline(base), note(OWN, year), note(OWN, base));
    put(engine, OWN, "2022", 80);
    put(engine, OWN, "2023", 90);
    put(engine, OWN, "2024", 100);
    assertThat(engine.explain("it", year).qualityNotes())
        .containsExactly(note(OWN, base), note(OWN, year));
    assertThat(engine.explain("it", Period.ofYear(2023)).qualityNotes())
        .containsExactly(note(OWN, base));
  }

  @Test
  void namesWhatIsSaidAgainstTwoSeriesInCalendarOrder() {
    Period early = Period.parse("2025-01");
    Period late = Period.parse("2025-03");
    Engine engine =
        engine(
            new Aggregate.Gathered(
                new Gathering.Calendar(CalendarUnit.YEAR), new Statistic.WeightedMean(OTHER)),
            note(OWN, late),
            note(OTHER, early));
    for (String month : List.of("2025-01", "2025-02", "2025-03")) {
      put(engine, OWN, month, 5);
      put(engine, OTHER, month, 100);
    }
    Explanation explanation = engine.explain("it", Period.ofYear(2025));
    assertThat(explanation.qualityNotes()).containsExactly(note(OTHER, early), note(OWN, late));
    assertThat(explanation.inputs().getFirst().others())
        .singleElement()
        .extracting(Explanation.Other::role)
        .isEqualTo("weights");
  }

  @Test
  void followsARevisionOfEitherSeries() {
    Engine engine = engine(share(new Gathering.Rolling(java.time.Period.ofMonths(2))));
    Period month = Period.parse("2025-02");
    put(engine, OWN, "2025-01", 9);
    put(engine, OTHER, "2025-01", 10);
    put(engine, OWN, "2025-02", 1);
    assertThat(engine.at("it", month).orElseThrow().missing().code())
        .isEqualTo("missing-not-reported");
    assertThat(put(engine, OTHER, "2025-02", 10)).containsExactly("it");
    assertThat(engine.at("it", month).orElseThrow().value()).isEqualTo(50.0);
    put(engine, OTHER, "2025-01", 40);
    assertThat(engine.at("it", month).orElseThrow().value()).isEqualTo(20.0);
    put(engine, OWN, "2025-01", 39);
    assertThat(engine.at("it", month).orElseThrow().value()).isEqualTo(80.0);
  }

  @Test
  void listsTheWeatherBesideTheEnergy() {
    Engine engine =
        engine(new Aggregate.DegreeDayCorrected(OTHER, COLD, Collections.nCopies(12, 310.0), 50));
    put(engine, OWN, "2025-01", 1000);
    for (int day = 1; day <= 31; day++) {
      put(engine, OTHER, "2025-01-%02d".formatted(day), -3);
    }
    Explanation explanation = engine.explain("it", Period.parse("2025-01"));
    assertThat(explanation.value().value()).isEqualTo(750.0); // half of it at 310 of 620
    assertThat(explanation.inputs().getFirst().others().getFirst().role()).isEqualTo("temperature");
    assertThat(explanation.inputs().getFirst().others().getFirst().rowsInAll()).isEqualTo(31);
    assertThat(explanation.inputs().getFirst().aggregate().sv())
        .isEqualTo("graddagskorrigerat efter 1441:other (bas 17 °C, 50 % följer vädret)");
    put(engine, OTHER, "2025-01-31", 17);
    assertThat(engine.latest("it").orElseThrow().value()).isGreaterThan(750.0);
  }

  @Test
  void listsThoseThatADistanceIsTo() {
    Engine engine = engine(new Aggregate.Distance("g", "median"));
    put(engine, OWN, "2025", 20);
    engine.apply(
        new Comparison(
            "own",
            Period.ofYear(2025),
            "g",
            new TreeMap<>(Map.of("1001", new Comparison.Member(17.5, "A", null)))));
    Explanation explanation = engine.explain("it", Period.ofYear(2025));
    assertThat(explanation.value().value()).isEqualTo(2.5);
    assertThat(explanation.value().n()).isOne();
    assertThat(explanation.inputs().getFirst().compared()).containsOnlyKeys("1001", "1441");
    assertThat(explanation.inputs().getFirst().aggregate().en())
        .isEqualTo("distance to the median among the others in the group Neighbours");
  }

  @Test
  void saysWhatIsMeasuredOverWhichTime() {
    var since = new Gathering.Since(LocalDate.of(2022, 10, 15));
    assertThat(words(new Aggregate.Gathered(since, new Statistic.Percentile(97.5))))
        .isEqualTo("percentil 97,5 av alla perioder som börjar 2022-10-15 eller senare");
    var term = new Gathering.Calendar(CalendarUnit.TERM_OF_OFFICE);
    assertThat(words(new Aggregate.Gathered(term, new Statistic.Exceedances(50, true))))
        .isEqualTo("antalet uppgifter över 50 per mandatperiod");
    var rolling = new Gathering.Rolling(java.time.Period.of(1, 1, 0));
    assertThat(words(new Aggregate.Gathered(rolling, new Statistic.WeightedMean(OTHER))))
        .isEqualTo("medelvärdet, vägt med 1441:other på 1 år 1 månad till och med perioden");
    assertThat(words(new Aggregate.Gathered(rolling, COLD)))
        .isEqualTo("graddagar (bas 17 °C) på 1 år 1 månad till och med perioden");
  }

  private static String words(Aggregate aggregate) {
    return engine(aggregate)
        .explain("it", Period.ofYear(2025))
        .inputs()
        .getFirst()
        .aggregate()
        .sv();
  }

  private static Aggregate share(Gathering gathering) {
    return new Aggregate.Gathered(gathering, new Statistic.Share(OTHER));
  }

  private static QualityNote note(SeriesId series, Period period) {
    return new QualityNote(series, period, LocalizedText.same("too high"));
  }

  private static Engine engine(Aggregate aggregate, QualityNote... notes) {
    Indicator indicator =
        new Indicator(
            "it",
            LocalizedText.same("it"),
            "%",
            1,
            Indicator.Direction.NONE,
            List.of(new Input("x", OWN, aggregate)),
            null);
    return new Engine(
        Catalogs.of("1441", List.of(indicator), List.of(notes)), (_, _) -> _ -> Double.NaN);
  }

  private static Set<String> put(Engine engine, SeriesId series, String period, double value) {
    Observation after = Observation.of(Period.parse(period), value);
    return engine.apply(new Change(series, after.period(), null, after));
  }
}
