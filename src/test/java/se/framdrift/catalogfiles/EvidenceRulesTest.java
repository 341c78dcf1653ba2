package se.framdrift.catalogfiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.framdrift.formula.CelFormulas;

/** Småby's promise about the tax rate, as if it were known by the hour. */
class EvidenceRulesTest {

  @TempDir private Path folder;

  @Test
  void hoursOfYearsAreMoreThanAStatusLooksBackOn() {
    SmallCatalog catalog = SmallCatalog.copiedTo(folder);
    catalog.replace("seeds/kpis.yaml", "resolution: P1Y", "resolution: PT1H");

    assertThat(problems())
        .contains("33192 periods from 2023-01-01 to 2026-10-14; a status looks back on 4000");
  }

  @Test
  void hoursWithoutEndAreRefusedToo() {
    SmallCatalog catalog = SmallCatalog.copiedTo(folder);
    catalog.replace("seeds/kpis.yaml", "resolution: P1Y", "resolution: PT1H");
    catalog.replace(
        "seeds/smaby/commitments.yaml",
        "      from: 2023-01-01\n      deadline: 2026-10-14",
        "      from: 2023-01-01\n      deadline: null");

    assertThat(problems())
        .contains("periods shorter than a day without end are more than a status looks back on");
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
