package se.framdrift.catalogfiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class RealCatalogTest {

  private static final LoadedCatalogs LOADED =
      CatalogFiles.load(
          Path.of("seeds"),
          Path.of("dashboards"),
          Path.of("../../shared/seeds"),
          (_, _) -> inputs -> inputs.size());

  @Test
  void isClean() {
    assertThat(LOADED.findings()).isEmpty();
    assertThat(LOADED.catalogs())
        .extracting(loaded -> loaded.catalog().municipality().code())
        .contains("0000", "1441");
  }

  @Test
  void isTheSameWhenItComesOutOfTheLedger() {
    assertThat(LOADED.catalogs())
        .isNotEmpty()
        .allSatisfy(
            loaded -> assertThat(CatalogJson.read(loaded.json())).isEqualTo(loaded.catalog()));
  }
}
