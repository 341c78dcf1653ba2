package se.framdrift.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Kpi;
import se.framdrift.catalogfiles.CatalogFiles;
import se.framdrift.catalogfiles.LoadedCatalog;
import se.framdrift.formula.CelFormulas;
import se.framdrift.model.Fact;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.RawFact;
import se.framdrift.model.Rejection;
import se.framdrift.model.Span;
import se.framdrift.model.Superseded;
import se.framdrift.validate.Validation;

class SieveTest {

  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private static final List<LoadedCatalog> CATALOGS =
      CatalogFiles.load(Path.of("seeds"), Path.of("dashboards"), null, new CelFormulas())
          .catalogs();

  private final Validation validation =
      new Validation(
          code ->
              CATALOGS.stream()
                  .map(LoadedCatalog::catalog)
                  .filter(each -> each.municipality().code().equals(code))
                  .findFirst());

  @Test
  void theLastOfTwoRowsForTheSamePeriodCountsAndTheFirstIsTold() {
    Sieve sieve = sieve(row(1, "1441", "61"), row(2, "1441", "62"), row(3, "1441", "63"));

    assertThat(sieve.facts().get("1441"))
        .singleElement()
        .extracting(fact -> ((Fact.Observed) fact).observation().value())
        .isEqualTo(63.0);
    assertThat(sieve.superseded()).containsExactly(new Superseded(1, 2), new Superseded(2, 3));
    assertThat(sieve.rejected()).isEmpty();
  }

  @Test
  void aRefusedRowSupersedesNothing() {
    Sieve sieve = sieve(row(1, "1441", "61"), row(2, "1441", "many"));

    assertThat(sieve.facts().get("1441")).hasSize(1);
    assertThat(sieve.superseded()).isEmpty();
    assertThat(sieve.rejected()).singleElement().extracting(Rejection::row).isEqualTo(2);
  }

  @Test
  void refusedRowsGoToTheMunicipalityThatTheyName() {
    Sieve sieve =
        new Sieve(
            validation,
            List.of(row(1, "1441", "many"), row(3, "9998", "1")),
            List.of(new Rejection(2, "", "no row", "a row", "?")),
            null,
            NOW,
            (_, _) -> null);

    assertThat(sieve.refused().keySet()).containsExactly("", "1441", "9998");
    assertThat(sieve.rejected()).extracting(Rejection::row).containsExactly(1, 2, 3);
  }

  @Test
  void aStepIsJudgedByTheRowBeforeInTheSameDelivery() {
    Validation stepped =
        new Validation(
            code -> code.equals("9998") ? Optional.of(steppedCatalog()) : Optional.empty());

    Sieve sieve =
        new Sieve(
            stepped,
            List.of(
                day(1, "2025-03-01", "100"),
                day(2, "2025-03-02", "90000"),
                day(3, "2025-03-03", "110"),
                day(4, "2025-03-04", "115")),
            List.of(),
            null,
            NOW,
            (_, _) -> null);

    assertThat(sieve.rejected()).singleElement().extracting(Rejection::row).isEqualTo(2);
    assertThat(sieve.facts().get("9998")).hasSize(3);
  }

  @Test
  void rowsThatRestOnTooFewAreTold() {
    Validation protective =
        new Validation(
            code -> code.equals("9998") ? Optional.of(steppedCatalog()) : Optional.empty());

    Sieve sieve =
        new Sieve(
            protective,
            List.of(
                new RawFact(1, "9998:METER", "2025-03-01", "7", "4", null, null, null),
                new RawFact(2, "9998:METER", "2025-03-02", "7", "5", null, null, null),
                new RawFact(3, "9998:METER", "2025-03-03", null, null, null, null, "hidden")),
            List.of(),
            null,
            NOW,
            (_, _) -> null);

    assertThat(sieve.hidden()).containsExactly(1);
    assertThat(sieve.facts().get("9998")).hasSize(3);
  }

  private static RawFact day(int number, String day, String value) {
    return new RawFact(number, "9998:METER", day, value, "40", null, null, null);
  }

  private static Catalog steppedCatalog() {
    Kpi meter =
        new Kpi(
            "METER",
            LocalizedText.same("meter"),
            LocalizedText.same("meter"),
            "kWh",
            0,
            Span.parse("P1D"),
            "day-total",
            Span.parse("P1D"),
            false,
            Map.of(),
            null,
            null,
            500.0,
            Kpi.Doubtful.QUARANTINE,
            Map.of(),
            new Kpi.Source("source", null, null),
            null,
            5);
    return new Catalog(
        new Catalog.Municipality("9998", "Test", "test", true, List.of(), List.of()),
        Map.of("METER", meter),
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

  private Sieve sieve(RawFact... rows) {
    return new Sieve(validation, List.of(rows), List.of(), null, NOW, (_, _) -> null);
  }

  private static RawFact row(int number, String municipality, String value) {
    return new RawFact(number, municipality + ":N00610", "2024", value, null, null, null, null);
  }
}
