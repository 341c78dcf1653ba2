package se.framdrift.catalogfiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.framdrift.formula.CelFormulas;

/** Småby's promise about the tax rate, as if it were known by the hour. */
class EvidenceRulesTest {

  @TempDir private Path folder;

  private static final String SHORT =
      "periods shorter than a day: a status looks back on 15000 and would forget what older ones decided";

  @ParameterizedTest
  @ValueSource(strings = {"keep-within", "reach-by", "survey-level"})
  void hoursAreMoreThanAStatusLooksBackOnWhateverIsPromised(String kind) {
    SmallCatalog catalog = SmallCatalog.copiedTo(folder);
    catalog.replace("seeds/kpis.yaml", "resolution: P1Y", "resolution: PT1H");
    catalog.replace("seeds/smaby/commitments.yaml", "kind: keep-within", "kind: " + kind);

    assertThat(problems()).contains(SHORT);
  }

  @Test
  void hoursWithoutEndAreRefusedToo() {
    SmallCatalog catalog = SmallCatalog.copiedTo(folder);
    catalog.replace("seeds/kpis.yaml", "resolution: P1Y", "resolution: PT1H");
    catalog.replace(
        "seeds/smaby/commitments.yaml",
        "      from: 2023-01-01\n      deadline: 2026-10-14",
        "      from: 2023-01-01\n      deadline: null");

    assertThat(problems()).contains(SHORT);
  }

  @Test
  void daysSinceABaselineOfLongAgoAreTooMany() {
    SmallCatalog catalog = SmallCatalog.copiedTo(folder);
    catalog.replace("seeds/kpis.yaml", "resolution: P1Y", "resolution: P1D");
    catalog.replace(
        "seeds/smaby/commitments.yaml",
        "      from: 2023-01-01\n      deadline: 2026-10-14",
        "      from: 1923-01-01\n      deadline: 2026-10-14");

    assertThat(problems())
        .contains("37908 periods from 1923-01-01 to 2026-10-14; a status looks back on 15000");
  }

  @Test
  void daysOfYearsAreFew() {
    SmallCatalog catalog = SmallCatalog.copiedTo(folder);
    catalog.replace("seeds/kpis.yaml", "resolution: P1Y", "resolution: P1D");

    assertThat(problems()).noneMatch(problem -> problem.contains("looks back on"));
  }

  private java.util.List<String> problems() {
    return CatalogFiles.load(
            folder.resolve("seeds"), folder.resolve("dashboards"), null, new CelFormulas())
        .findings()
        .stream()
        .map(Finding::problem)
        .toList();
  }
}
