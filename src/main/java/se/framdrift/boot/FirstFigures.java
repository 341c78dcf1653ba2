package se.framdrift.boot;

import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.Catalog;
import se.framdrift.feeds.bundled.BundledFile;
import se.framdrift.model.Fact;
import se.framdrift.model.RawFact;
import se.framdrift.pipeline.Intake;
import se.framdrift.pipeline.Pipeline;

/**
 * Loads the bundled figures, as a feed like any other: each file once, so that a later revision of
 * a figure is not undone by the next start. Blocking; for the start alone.
 */
final class FirstFigures {

  /** Remembers which files a municipality has taken. */
  interface Memory {

    Future<Boolean> has(String municipality, String feed, String sha256);

    Future<Void> remember(String municipality, String feed, String sha256);
  }

  private static final System.Logger LOG = System.getLogger(FirstFigures.class.getName());
  private static final int PAGE = 5_000;

  private final Path seeds;
  private final Pipeline pipeline;
  private final Memory memory;
  private final Map<Path, BundledFile> files = new HashMap<>();

  FirstFigures(Path seeds, Pipeline pipeline, Memory memory) {
    this.seeds = seeds;
    this.pipeline = pipeline;
    this.memory = memory;
  }

  /** Loads what {@code catalog} declares and its ledger does not have yet. */
  void load(Catalog catalog) {
    String municipality = catalog.municipality().code();
    for (Catalog.Feed feed : catalog.feeds()) {
      String path = feed.path();
      if (feed.kind().equals("bundled") && path != null) {
        compare(catalog, seeds.resolve(path).resolveSibling("comparison.csv"));
        BundledFile file = file(seeds.resolve(path));
        if (!memory.has(municipality, feed.id(), file.sha256()).await()) {
          take(municipality, feed.id(), file);
          memory.remember(municipality, feed.id(), file.sha256()).await();
        }
      }
    }
  }

  private void take(String municipality, String feed, BundledFile file) {
    List<RawFact> rows = rows(file, municipality);
    for (int from = 0; from < rows.size(); from += PAGE) {
      List<RawFact> page = rows.subList(from, Math.min(from + PAGE, rows.size()));
      Intake intake = pipeline.take(feed, page, List.of()).await();
      LOG.log(
          Level.INFO,
          "{0}: {1} figures taken, {2} refused, from {3}",
          feed,
          intake.taken(),
          intake.rejected().size(),
          file.path().getFileName());
    }
  }

  private static List<RawFact> rows(BundledFile file, String municipality) {
    try {
      return file.rows(municipality);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Gives the municipality the figures of those that it is ranked against. */
  private void compare(Catalog catalog, Path path) {
    if (!path.toFile().isFile()) {
      return;
    }
    String municipality = catalog.municipality().code();
    BundledFile file = file(path);
    String feed = "comparison";
    if (memory.has(municipality, feed, file.sha256()).await()) {
      return;
    }
    List<Fact> facts = new ArrayList<>();
    catalog.indicators().stream()
        .flatMap(indicator -> indicator.inputs().stream())
        .filter(input -> input.aggregate() instanceof Aggregate.Rank)
        .map(input -> Map.entry(input.series().kpi(), ((Aggregate.Rank) input.aggregate()).group()))
        .distinct()
        .forEach(ranked -> facts.addAll(comparisons(catalog, file, ranked)));
    if (!facts.isEmpty()) {
      pipeline.record(municipality, feed, facts).await();
      LOG.log(Level.INFO, "{0}: {1} comparisons taken", municipality, facts.size());
    }
    memory.remember(municipality, feed, file.sha256()).await();
  }

  private static List<Fact> comparisons(
      Catalog catalog, BundledFile file, Map.Entry<String, String> ranked) {
    Catalog.ComparisonGroup group = catalog.comparisonGroups().get(ranked.getValue());
    if (group == null) {
      return List.of();
    }
    try {
      return file.comparisons(ranked.getKey(), group.id(), group.members()).stream()
          .<Fact>map(Fact.Compared::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private BundledFile file(Path path) {
    return files.computeIfAbsent(
        path,
        each -> {
          try {
            return BundledFile.read(each);
          } catch (IOException e) {
            throw new UncheckedIOException("A bundled file cannot be read", e);
          }
        });
  }
}
