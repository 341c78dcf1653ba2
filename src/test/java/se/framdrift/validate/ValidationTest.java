package se.framdrift.validate;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Kpi;
import se.framdrift.model.Fact;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Missing;
import se.framdrift.model.Observation;
import se.framdrift.model.RawFact;
import se.framdrift.model.RawText;
import se.framdrift.model.Rejection;
import se.framdrift.model.Span;
import se.framdrift.validate.Checked.Accepted;
import se.framdrift.validate.Checked.Refused;

class ValidationTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private final Validation validation =
      new Validation(code -> code.equals("1441") ? Optional.of(catalog()) : Optional.empty());

  @Test
  void takesAPlainFigure() {
    Fact.Observed fact = accepted(row("1441:TAX", "2025", "20.65"));

    assertThat(fact.series()).hasToString("1441:TAX");
    assertThat(fact.observation().value()).isEqualTo(20.65);
    assertThat(fact.observation().flag()).isEqualTo("A");
  }

  @Test
  void oneStretchOfTimeIsOnePeriodHoweverItIsWritten() {
    assertThat(accepted(row("1441:TAX", "2025-01-01/P12M", "20.65")).observation().period().text())
        .isEqualTo("2025");
  }

  @Test
  void remembersASeriesOnlyAsLongAsTheCatalogIsInForce() {
    AtomicReference<Optional<Catalog>> inForce = new AtomicReference<>(Optional.of(catalog()));
    Validation changing = new Validation(_ -> inForce.get());
    assertThat(changing.check(row("1441:TAX", "2025", "20.65"), NOW)).isInstanceOf(Accepted.class);

    inForce.set(Optional.empty());

    assertThat(changing.check(row("1441:TAX", "2025", "20.65"), NOW)).isInstanceOf(Refused.class);
  }

  @Test
  void takesAMissingFigureWithItsReason() {
    RawFact raw = new RawFact(1, "1441:TAX", "2025", null, null, null, null, "not-reported");

    assertThat(accepted(raw).observation().missing()).isEqualTo(Missing.NOT_REPORTED);
  }

  @Test
  void takesATaxRateForAYearThatHasNotBegun() {
    assertThat(accepted(row("1441:TAX", "2027", "20.65")).observation().period().text())
        .isEqualTo("2027");
  }

  @Test
  void refusesAPeriodThatHasNotBegun() {
    assertThat(refused(row("1441:SICK:gender=K", "2027", "7")).problem())
        .isEqualTo("2027 has not begun");
  }

  @ParameterizedTest
  @CsvSource({
    "1441:NONE, unknown series 1441:NONE",
    "0001:TAX, unknown municipality 0001",
    "tax, not a series id: tax",
    "1441:TAX:gender=K, TAX has no dimension gender",
    "1441:SICK:gender=X, unknown gender X"
  })
  void namesWhatIsWrongWithASeries(String series, String problem) {
    Rejection rejection = refused(row(series, "2025", "20"));

    assertThat(rejection.field()).isEqualTo("series");
    assertThat(rejection.problem()).isEqualTo(problem);
    assertThat(rejection.expected()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2025-13", "yesterday", "2025-02-30", "2025-06", "20255", "-2025"})
  void refusesWhatIsNoYearAndSaysWhatIs(String period) {
    Rejection rejection = refused(row("1441:TAX", period, "20"));

    assertThat(rejection.field()).isEqualTo("period");
    assertThat(rejection.expected()).contains("2025");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"NaN", "Infinity", "-Infinity", "1e999", "20,65", "0x10", "20.65f", "1_0"})
  void refusesWhatIsNoFiniteNumber(String value) {
    assertThat(refused(row("1441:TAX", "2025", value)).field()).isEqualTo("value");
  }

  @Test
  void refusesAValueThatCannotBeTrueAndSaysBetweenWhat() {
    Rejection rejection = refused(row("1441:TAX", "2025", "206.5"));

    assertThat(rejection.problem()).isEqualTo("206.5 % cannot be true of TAX");
    assertThat(rejection.expected()).isEqualTo("between 0 and 40 %");
  }

  @Test
  void refusesARowWithoutValueAndWithBoth() {
    assertThat(refused(new RawFact(7, "1441:TAX", "2025", null, null, null, null, null)).problem())
        .isEqualTo("neither value nor missing is given");
    assertThat(
            refused(new RawFact(7, "1441:TAX", "2025", "1", null, null, null, "hidden")).problem())
        .isEqualTo("both value and missing are given");
  }

  @Test
  void refusesNegativeMarginsBrokenCountsAndUnknownFlags() {
    assertThat(refused(new RawFact(1, "1441:TAX", "2025", "1", null, "-1", null, null)).field())
        .isEqualTo("margin");
    assertThat(refused(new RawFact(1, "1441:TAX", "2025", "1", "2.5", null, null, null)).field())
        .isEqualTo("n");
    assertThat(refused(new RawFact(1, "1441:TAX", "2025", "1", null, null, "?", null)).field())
        .isEqualTo("flag");
  }

  @Test
  void keepsTheRowNumberAndTheRowForItsSender() {
    Rejection rejection = refused(new RawFact(3, "x", "2025", "1", null, null, null, null));

    assertThat(rejection.row()).isEqualTo(3);
    assertThat(rejection.raw()).isEqualTo("{\"series\":\"x\",\"period\":\"2025\",\"value\":1}");
  }

  @Test
  void makesAnotherUnitTheKpisOwnAsDecimals() {
    assertThat(accepted(row("1441:ENERGY", "2025", "0.1", "MWh")).observation().value())
        .isEqualTo(100.0);
    assertThat(accepted(row("1441:ENERGY", "2025", "7", "kWh")).observation().value())
        .isEqualTo(7.0);
  }

  @Test
  void makesTheMarginOfAnotherUnitTheKpisOwnToo() {
    RawFact raw =
        new RawFact(1, "1441:ENERGY", "2025", "0.2", null, "0.01", null, null, "MWh", null);

    assertThat(accepted(raw).observation().margin()).isEqualTo(10.0);
  }

  @Test
  void refusesAUnitThatHasNoDeclaredFactor() {
    Rejection rejection = refused(row("1441:ENERGY", "2025", "7", "GJ"));

    assertThat(rejection.field()).isEqualTo("unit");
    assertThat(rejection.problem()).isEqualTo("ENERGY is not given in GJ");
    assertThat(rejection.expected()).isEqualTo("kWh, or one of [MWh, Wh]");
  }

  @Test
  void judgesPlausibilityAfterTheUnitIsConverted() {
    assertThat(refused(row("1441:ENERGY", "2025", "2", "MWh")).problem())
        .isEqualTo("2000 kWh cannot be true of ENERGY");
  }

  @Test
  void refusesAStepThatIsNotCredibleAndTakesOneThatIs() {
    RawFact raw = row("1441:ENERGY", "2025", "500");

    assertThat(validation.check(raw, NOW, (_, _) -> 450.0)).isInstanceOf(Accepted.class);
    Rejection rejection = ((Refused) validation.check(raw, NOW, (_, _) -> 100.0)).rejection();
    assertThat(rejection.problem()).isEqualTo("500 kWh lies too far from the period before");
    assertThat(rejection.expected())
        .isEqualTo("between 0 and 1000 kWh, at most 300 from one to the next");
  }

  @Test
  void neverTellsTheValueOfThePeriodBeforeInARefusal() {
    Rejection rejection =
        ((Refused) validation.check(row("1441:ENERGY", "2025", "500"), NOW, (_, _) -> 83.2))
            .rejection();

    assertThat(rejection.toString()).doesNotContain("83.2");
  }

  @Test
  void takesADoubtfulValueWithItsFlagWhereTheKpiSaysSo() {
    assertThat(accepted(row("1441:ROUGH", "2025", "5000")).observation().flag()).isEqualTo("U");
    assertThat(accepted(row("1441:ROUGH", "2025", "500")).observation().flag()).isEqualTo("A");
  }

  @Test
  void asksForTheValueBeforeOnlyWhereAKpiHasAStep() {
    assertThat(
            validation.stepped(
                List.of(
                    row("1441:TAX", "2025", "20"),
                    row("1441:ENERGY", "2025", "7"),
                    row("1441:ENERGY", "2024", "7"),
                    row("nonsense", "2024", "7"))))
        .hasToString("[1441:ENERGY]");
  }

  @Test
  void keepsTheRowAsItCameWhenTheDecoderHandsItOver() {
    byte[] body = "1441:TAX;2025;mycket\n".getBytes(StandardCharsets.UTF_8);
    RawText came = new RawText(body, 0, body.length - 1, StandardCharsets.UTF_8);

    assertThat(
            refused(
                    new RawFact(
                        1, "1441:TAX", "2025", "mycket", null, null, null, null, null, came))
                .raw())
        .isEqualTo("1441:TAX;2025;mycket");
  }

  private static RawFact about(String value, @Nullable String n, @Nullable String flag) {
    return new RawFact(1, "1441:FEW", "2025", value, n, "3", flag, null);
  }

  @Test
  void keepsNothingOfAFigureThatRestsOnTooFew() {
    for (String value : List.of("200", "99999")) { // the second is not credible, which is not said
      Observation few = accepted(about(value, "6", "U")).observation();

      assertThat(few)
          .isEqualTo(new Observation(few.period(), null, Missing.HIDDEN, null, null, "M"));
    }
    assertThat(accepted(about("200", "7", null)).observation().value()).isEqualTo(200);
    assertThat(accepted(about("200", "7", null)).observation().n()).isEqualTo(7);
  }

  @Test
  void wantsToKnowHowManyWhereSmallGroupsAreHidden() {
    Rejection rejection = refused(about("200", null, null));

    assertThat(rejection.field()).isEqualTo("n");
    assertThat(rejection.problem()).contains("fewer than 7");
    assertThat(rejection.raw()).as("not even the quarantine keeps it").isEmpty();
    assertThat(refused(about("many", "3", null)).raw()).isEmpty();
  }

  /** What is plausible is from 0 to 1000 kWh, at most 300 from one to the next. */
  @Test
  void takesTheVeryValuesAtWhichCredibilityEnds() {
    assertThat(accepted(row("1441:ENERGY", "2025", "0")).observation().value()).isZero();
    assertThat(accepted(row("1441:ENERGY", "2025", "1000")).observation().value()).isEqualTo(1000);
    assertThat(refused(row("1441:ENERGY", "2025", "-0.1")).problem())
        .isEqualTo("-0.1 kWh cannot be true of ENERGY");
    assertThat(validation.check(row("1441:ENERGY", "2025", "500"), NOW, (_, _) -> 200.0))
        .isInstanceOf(Accepted.class);
    assertThat(validation.check(row("1441:ENERGY", "2025", "500"), NOW, (_, _) -> 199.9))
        .isInstanceOf(Refused.class);
  }

  @Test
  void isBoundedAboveOnlyWhereTheCatalogSaysSo() {
    assertThat(accepted(row("1441:SICK:gender=K", "2025", "1e6")).observation().value())
        .isEqualTo(1e6);
    assertThat(refused(row("1441:SICK:gender=K", "2025", "-1")).expected())
        .isEqualTo("between 0 and anything %");
  }

  private static RawFact counted(String n, String margin, String flag) {
    return new RawFact(1, "1441:TAX", "2025", "20", n, margin, flag, null);
  }

  @Test
  void takesNoAnswersNoMarginAndTheFlagOfItsSender() {
    Observation taken = accepted(counted("0", "0", " P ")).observation();
    assertThat(taken.n()).isZero();
    assertThat(taken.margin()).isZero();
    assertThat(taken.flag()).isEqualTo("P");
  }

  /** A double holds every whole number up to 9 007 199 254 740 992, which is above 1e15. */
  @Test
  void countsToATrillionTimesAThousandAndNotBelowNothing() {
    assertThat(accepted(counted("1e15", "0", "A")).observation().n()).isEqualTo(1000000000000000L);
    assertThat(refused(counted("1000000000000001", "0", "A")).problem())
        .isEqualTo("not a count: 1000000000000001");
    assertThat(refused(counted("-1", "0", "A")).field()).isEqualTo("n");
  }

  @Test
  void saysWhatAPeriodOrAFlagIsThatItDoesNotKnowAndNoMoreThanTheBeginningOfIt() {
    assertThat(refused(row("1441:TAX", "yesterday", "20")).problem())
        .isEqualTo("not a period: yesterday");
    assertThat(refused(counted("1", "0", "x".repeat(120))).problem())
        .isEqualTo("unknown flag " + "x".repeat(120));
    assertThat(refused(counted("1", "0", "x".repeat(121))).problem())
        .isEqualTo("unknown flag " + "x".repeat(120) + "…");
  }

  @Test
  void saysWhatADimensionMayBe() {
    assertThat(refused(row("1441:TAX:gender=K", "2025", "20")).expected())
        .isEqualTo("no dimension");
    assertThat(refused(row("1441:SICK:age=K", "2025", "20")).expected())
        .isEqualTo("one of [gender]");
    assertThat(refused(row("1441:SICK:gender=X", "2025", "20")).expected())
        .isEqualTo("one of [K, M]");
  }

  /** The catalog is asked for once to find a series, and then only whether it is the same still. */
  @Test
  void findsASeriesOnceAsLongAsItsCatalogIsInForce() {
    Catalog inForce = catalog();
    SeriesNames names = new SeriesNames(_ -> Optional.of(inForce), 10);

    assertThat(names.named(" 1441:TAX ")).isSameAs(names.named("1441:TAX"));
  }

  private Fact.Observed accepted(RawFact raw) {
    return ((Accepted) validation.check(raw, NOW)).fact();
  }

  private Rejection refused(RawFact raw) {
    return ((Refused) validation.check(raw, NOW)).rejection();
  }

  private static RawFact row(String series, String period, String value) {
    return new RawFact(1, series, period, value, null, null, null, null);
  }

  private static RawFact row(String series, String period, String value, String unit) {
    return new RawFact(1, series, period, value, null, null, null, null, unit, null);
  }

  private static Kpi energy(String id, Kpi.Doubtful doubtful) {
    return energy(id, doubtful, null);
  }

  private static Kpi energy(String id, Kpi.Doubtful doubtful, @Nullable Integer threshold) {
    return new Kpi(
        id,
        LocalizedText.same(id),
        LocalizedText.same(id),
        "kWh",
        0,
        Span.parse("P1Y"),
        "year-total",
        Span.parse("P3M"),
        false,
        Map.of(),
        0.0,
        1000.0,
        300.0,
        doubtful,
        Map.of("MWh", 1000.0, "Wh", 0.001),
        new Kpi.Source("source", null, null),
        null,
        threshold);
  }

  private static Catalog catalog() {
    return new Catalog(
        new Catalog.Municipality("1441", "Lerum", "lerum", false, List.of(), List.of()),
        Map.of(
            "TAX", kpi("TAX", "budget-year", Map.of(), 40.0),
            "SICK", kpi("SICK", "year-total", Map.of("gender", List.of("K", "M")), null),
            "ENERGY", energy("ENERGY", Kpi.Doubtful.QUARANTINE),
            "FEW", energy("FEW", Kpi.Doubtful.FLAG, 7),
            "ROUGH", energy("ROUGH", Kpi.Doubtful.FLAG)),
        new TreeMap<>(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        null);
  }

  private static Kpi kpi(
      String id, String measured, Map<String, List<String>> dimensions, @Nullable Double max) {
    return new Kpi(
        id,
        LocalizedText.same(id),
        LocalizedText.same(id),
        "%",
        2,
        Span.parse("P1Y"),
        measured,
        Span.parse("P3M"),
        false,
        dimensions,
        0.0,
        max,
        new Kpi.Source("source", null, null),
        null);
  }
}
