package se.framdrift.boot;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import se.framdrift.boards.Tile.CommitmentTile;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Formula;
import se.framdrift.catalog.Steadiness;
import se.framdrift.catalogfiles.CatalogFiles;
import se.framdrift.catalogfiles.Finding;
import se.framdrift.catalogfiles.LoadedCatalog;
import se.framdrift.catalogfiles.LoadedCatalogs;
import se.framdrift.cli.FlappingReport;
import se.framdrift.cli.JudgedReport;
import se.framdrift.commitments.Flapping;
import se.framdrift.feeds.bundled.BundledFile;
import se.framdrift.model.Change;
import se.framdrift.model.Commit;
import se.framdrift.model.Comparison;
import se.framdrift.model.Period;
import se.framdrift.model.RawFact;
import se.framdrift.pipeline.Trial;
import se.framdrift.validate.Checked;
import se.framdrift.validate.Validation;

/**
 * {@code framdrift judge}: how the real commitments stand on the figures that come with the
 * project, without a database. The same files and day give the same text.
 */
record JudgeCommand(Path seeds, Path dashboards, Formula.Compiler compiler) {

  /**
   * Prints the page in Markdown; of a catalog with findings only these.
   *
   * @param day judged as of its beginning in Europe/Stockholm
   * @return exit code: 0, or 1 when the catalog has findings
   */
  int judge(LocalDate day, PrintStream out) {
    return report(day, out, JudgeCommand::judged, JudgedReport::of);
  }

  /** Prints how often statuses would have changed; otherwise as {@link #judge}. */
  int flapping(LocalDate day, PrintStream out) {
    return report(day, out, JudgeCommand::flapping, FlappingReport::of);
  }

  private <T> int report(
      LocalDate day,
      PrintStream out,
      BiFunction<Catalog, Trial, T> look,
      BiFunction<LocalDate, List<T>, String> page) {
    LoadedCatalogs loaded = CatalogFiles.load(seeds, dashboards, null, compiler);
    List<Finding> findings = loaded.findings();
    if (!findings.isEmpty()) {
      findings.forEach(out::println);
      return 1;
    }
    BundledFigures figures = new BundledFigures(seeds);
    Instant now = day.atStartOfDay(Period.ZONE).toInstant();
    List<T> found =
        loaded.catalogs().stream()
            .map(LoadedCatalog::catalog)
            .filter(each -> !each.municipality().simulated() && !each.commitments().isEmpty())
            .map(each -> look.apply(each, trial(each, figures, now)))
            .toList();
    out.print(page.apply(day, found));
    return 0;
  }

  private Trial trial(Catalog catalog, BundledFigures figures, Instant now) {
    Trial trial = new Trial(catalog, compiler);
    trial.apply(known(catalog, figures, now));
    return trial;
  }

  private static FlappingReport.Town flapping(Catalog catalog, Trial trial) {
    List<FlappingReport.Tried> tried = new ArrayList<>();
    for (Commitment commitment : catalog.commitments()) {
      Flapping own = trial.flapping(commitment.id());
      if (own != null && !own.steps().isEmpty()) {
        List<Integer> others = new ArrayList<>();
        for (Steadiness each : FlappingReport.ALTERNATIVES) {
          others.add(Objects.requireNonNull(trial.flapping(commitment.id(), each)).changes());
        }
        tried.add(new FlappingReport.Tried(commitment, own, others));
      }
    }
    return new FlappingReport.Town(catalog.municipality().name(), tried);
  }

  private static JudgedReport.Judged judged(Catalog catalog, Trial trial) {
    Map<String, CommitmentTile> tiles = new LinkedHashMap<>();
    for (Commitment commitment : catalog.commitments()) {
      tiles.put(commitment.id(), (CommitmentTile) trial.tile(commitment.id()).orElseThrow());
    }
    return new JudgedReport.Judged(catalog, tiles);
  }

  /** Everything that is bundled, as one commit. */
  private static Commit known(Catalog catalog, BundledFigures figures, Instant now) {
    String municipality = catalog.municipality().code();
    Validation validation =
        new Validation(code -> Optional.of(catalog).filter(_ -> code.equals(municipality)));
    List<Change> changes = new ArrayList<>();
    List<Comparison> comparisons = new ArrayList<>();
    for (Catalog.Feed feed : catalog.feeds()) {
      if (feed.path() != null) {
        Path others = figures.comparisonPath(feed);
        if (others.toFile().isFile()) {
          comparisons.addAll(BundledFigures.comparisons(figures.file(others), catalog));
        }
        BundledFile file = figures.file(feed);
        for (RawFact row : BundledFigures.rows(file, municipality)) {
          if (validation.check(row, now) instanceof Checked.Accepted(_, var fact)) {
            changes.add(
                new Change(fact.series(), fact.observation().period(), null, fact.observation()));
          }
        }
      }
    }
    return new Commit(municipality, 1, now, changes, List.of(), comparisons, null, now);
  }
}
