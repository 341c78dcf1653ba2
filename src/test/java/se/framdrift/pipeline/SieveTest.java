package se.framdrift.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.framdrift.catalogfiles.CatalogFiles;
import se.framdrift.catalogfiles.LoadedCatalog;
import se.framdrift.formula.CelFormulas;
import se.framdrift.model.Fact;
import se.framdrift.model.RawFact;
import se.framdrift.model.Rejection;
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

  private Sieve sieve(RawFact... rows) {
    return new Sieve(validation, List.of(rows), List.of(), null, NOW, (_, _) -> null);
  }

  private static RawFact row(int number, String municipality, String value) {
    return new RawFact(number, municipality + ":N00610", "2024", value, null, null, null, null);
  }
}
