package se.framdrift.catalogfiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.framdrift.formula.CelFormulas;

/** What is said of a formula whose unit is not the indicator's. */
class UnitRulesTest {

  private static final String FILE = "seeds/smaby/indicators.yaml";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      textBlock =
          """
          opened + 0.0 * opened * index / 100.0 =>
          opened * (1.0 + 0.0 * index)  => smaby-places: the formula gives platser/100, the indicator says platser: a factor 100 apart
          opened * index                => smaby-places: the formula gives platser/100, the indicator says platser: a factor 100 apart
          opened + index                => smaby-places: platser and % cannot be added
          100.0 * opened / index        =>
          opened / (opened + 0.0 * index) => smaby-places: platser and % cannot be added
          index * opened / opened       => smaby-places: the formula gives %, the indicator says platser
          """)
  void standsAtItsPlace(String formula, String problem) {
    SmallCatalog catalog = SmallCatalog.copiedTo(folder);
    catalog.replace(FILE, "opened + 0.0 * opened * index / 100.0", formula);
    List<Finding> findings =
        CatalogFiles.load(
                folder.resolve("seeds"), folder.resolve("dashboards"), null, new CelFormulas())
            .findings();
    assertThat(findings)
        .extracting(Finding::problem)
        .isEqualTo(problem == null ? List.of() : List.of(problem));
    assertThat(findings).allSatisfy(each -> assertThat(each.file()).isEqualTo(catalog.file(FILE)));
  }
}
