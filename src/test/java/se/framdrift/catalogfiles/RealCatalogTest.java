package se.framdrift.catalogfiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import se.framdrift.formula.CelFormulas;

class RealCatalogTest {

  private static final Path SEEDS = Path.of("seeds");
  private static final Path DASHBOARDS = Path.of("dashboards");
  private static final LoadedCatalogs LOADED =
      CatalogFiles.load(SEEDS, DASHBOARDS, null, new CelFormulas());

  @Test
  void isCleanAndHoldsEveryMunicipality() {
    assertThat(LOADED.findings()).isEmpty();
    assertThat(LOADED.catalogs())
        .extracting(loaded -> loaded.catalog().municipality().code())
        .containsExactly("0000", "0586", "1281", "1441", "2081", "9999");
  }

  @Test
  void quotesTheWordsOfTheDocuments() {
    Path documents =
        Optional.ofNullable(System.getenv("FRAMDRIFT_DOCUMENTS"))
            .map(Path::of)
            .orElse(Path.of("..", "shared", "seeds"));
    assumeThat(Files.isDirectory(documents))
        .as("the documents' texts are not in %s; set FRAMDRIFT_DOCUMENTS", documents)
        .isTrue();
    assertThat(CatalogFiles.load(SEEDS, DASHBOARDS, documents, new CelFormulas()).findings())
        .isEmpty();
  }

  @Test
  void isTheSameWhenItComesOutOfTheLedger() {
    assertThat(LOADED.catalogs())
        .isNotEmpty()
        .allSatisfy(
            loaded -> assertThat(CatalogJson.read(loaded.json())).isEqualTo(loaded.catalog()));
  }

  @Test
  void isKnownByTheHashOfItsBytes() {
    assertThat(LOADED.catalogs())
        .allSatisfy(
            loaded ->
                assertThat(Sha256.of(loaded.json().getBytes(StandardCharsets.UTF_8)))
                    .isEqualTo(loaded.sha256()));
  }

  @Test
  void givesEachMunicipalityOnlyTheKpisAndGroupsThatItUses() {
    LoadedCatalog country = LOADED.catalogs().getFirst();
    assertThat(country.catalog().comparisonGroups()).isEmpty();
    assertThat(country.catalog().board()).isNull();
    assertThat(country.catalog().commitments()).isEmpty();
    assertThat(country.catalog().kpis()).containsKey("N00901").doesNotContainKey("U07426");
  }
}
