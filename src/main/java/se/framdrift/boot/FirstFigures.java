package se.framdrift.boot;

import io.vertx.core.Future;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import se.framdrift.catalog.Catalog;
import se.framdrift.feeds.bundled.BundledFile;
import se.framdrift.model.Fact;
import se.framdrift.model.RawFact;
import se.framdrift.pipeline.Intake;

/**
 * Loads the bundled figures of every feed that has some, as a feed like any other: each file once,
 * so that a later revision of a figure is not undone by the next start. When the catalog has
 * changed since, what the ledger still lacks of the file is loaded too. Blocking; for the start
 * alone.
 */
final class FirstFigures {

  /** Remembers which files a municipality has taken. */
  interface Memory {

    Future<Boolean> has(String municipality, String feed, String sha256);

    Future<Void> remember(String municipality, String feed, String sha256);
  }

  /** Where figures go, and what is there. */
  interface Street {

    Future<Intake> take(String feed, List<RawFact> rows);

    Future<?> record(String municipality, String origin, List<Fact> facts);

    /** Those of {@code rows} that can be read and that the ledger has no figure for. */
    Future<List<RawFact>> lacking(String municipality, List<RawFact> rows);
  }

  private static final System.Logger LOG = System.getLogger(FirstFigures.class.getName());
  private static final int PAGE = 5_000;

  private final Street street;
  private final Memory memory;
  private final BundledFigures figures;

  FirstFigures(Path seeds, Street street, Memory memory) {
    this.figures = new BundledFigures(seeds);
    this.street = street;
    this.memory = memory;
  }

  /**
   * Loads what {@code catalog} declares and its ledger does not have yet.
   *
   * @param version of the catalog, another one whenever it has changed
   */
  void load(Catalog catalog, String version) {
    String municipality = catalog.municipality().code();
    for (Catalog.Feed feed : catalog.feeds()) {
      if (feed.path() != null) {
        compare(catalog, version, figures.comparisonPath(feed));
        take(municipality, feed.id(), figures.file(feed), version);
      }
    }
  }

  private void take(String municipality, String feed, BundledFile file, String version) {
    String both = file.sha256() + " " + version;
    if (memory.has(municipality, feed, both).await()) {
      return;
    }
    List<RawFact> rows = BundledFigures.rows(file, municipality);
    boolean known = memory.has(municipality, feed, file.sha256()).await();
    if (take(feed, file, known ? street.lacking(municipality, rows).await() : rows)) {
      memory.remember(municipality, feed, file.sha256()).await();
      memory.remember(municipality, feed, both).await();
    }
  }

  /** Whether it was worth remembering: not when every row was refused. */
  private boolean take(String feed, BundledFile file, List<RawFact> rows) {
    int taken = 0;
    for (int from = 0; from < rows.size(); from += PAGE) {
      List<RawFact> page = rows.subList(from, Math.min(from + PAGE, rows.size()));
      Intake intake = street.take(feed, page).await();
      LOG.log(
          Level.INFO,
          "{0}: {1} figures taken, {2} refused, from {3}",
          feed,
          intake.taken(),
          intake.rejected().size(),
          file.path().getFileName());
      taken += intake.taken();
    }
    return taken > 0 || rows.isEmpty();
  }

  /** Gives the municipality the figures of those that it is ranked against. */
  private void compare(Catalog catalog, String version, Path path) {
    if (!path.toFile().isFile()) {
      return;
    }
    String municipality = catalog.municipality().code();
    BundledFile file = figures.file(path);
    String feed = "comparison";
    String both = file.sha256() + " " + version;
    if (memory.has(municipality, feed, both).await()) {
      return;
    }
    List<Fact> facts =
        BundledFigures.comparisons(file, catalog).stream().<Fact>map(Fact.Compared::new).toList();
    if (!facts.isEmpty()) {
      street.record(municipality, feed, facts).await();
      LOG.log(Level.INFO, "{0}: {1} comparisons taken", municipality, facts.size());
    }
    memory.remember(municipality, feed, both).await();
  }
}
