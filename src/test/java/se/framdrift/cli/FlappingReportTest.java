package se.framdrift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalogfiles.CatalogFiles;
import se.framdrift.commitments.Flapping;
import se.framdrift.model.Period;
import se.framdrift.model.Status.State;

class FlappingReportTest {

  private static final Commitment PROMISE =
      CatalogFiles.load(
              Path.of("src/test/resources/catalogs/small/seeds"),
              Path.of("src/test/resources/catalogs/small/dashboards"),
              null,
              (_, _) -> inputs -> inputs.size())
          .catalogs()
          .stream()
          .flatMap(loaded -> loaded.catalog().commitments().stream())
          .findFirst()
          .orElseThrow();

  @Test
  void tellsForEachCommitmentHowOftenItsStatusWouldHaveChanged() {
    Flapping own =
        new Flapping(
            List.of(new Flapping.Step(Period.ofYear(2024), State.ON_TRACK, State.ON_TRACK)), 5, 2);
    String page =
        FlappingReport.of(
            LocalDate.of(2026, 11, 22),
            List.of(
                new FlappingReport.Town(
                    "Småby", List.of(new FlappingReport.Tried(PROMISE, own, List.of(3, 4, 1)))),
                new FlappingReport.Town("Storby", List.of())));
    assertThat(page)
        .contains(
            "## Småby\n\n| commitment | periods | without | as declared | 2 in a row | 2 of 3 | 3 of 5 |\n")
        .contains("(`" + PROMISE.id() + "`) | 1 | 5 | 2 | 3 | 4 | 1 |\n")
        .contains("## Storby\n\nNo commitment has figures since its promise began.\n");
  }
}
