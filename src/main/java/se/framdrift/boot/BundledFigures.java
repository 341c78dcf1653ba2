package se.framdrift.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Indicator;
import se.framdrift.feeds.bundled.BundledFile;
import se.framdrift.model.Comparison;
import se.framdrift.model.RawFact;

/**
 * The figures that come with the project, as the catalog declares them. Files are read once and
 * kept. Blocking; confined to one thread.
 */
final class BundledFigures {

  private final Path seeds;
  private final Map<Path, BundledFile> files = new HashMap<>();

  /**
   * @param seeds the folder that paths in the catalog start from
   */
  BundledFigures(Path seeds) {
    this.seeds = seeds;
  }

  /** The file of a feed, which must have one. */
  BundledFile file(Catalog.Feed feed) {
    return file(seeds.resolve(Objects.requireNonNull(feed.path(), feed.id())));
  }

  /** The file of the figures of others that stands beside the feed's own, which may be absent. */
  Path comparisonPath(Catalog.Feed feed) {
    return seeds
        .resolve(Objects.requireNonNull(feed.path(), feed.id()))
        .resolveSibling("comparison.csv");
  }

  BundledFile file(Path path) {
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

  /** The municipality's rows, in the file's order. */
  static List<RawFact> rows(BundledFile file, String municipality) {
    try {
      return file.rows(municipality);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What the file says of everything that {@code catalog} compares with others. */
  static List<Comparison> comparisons(BundledFile file, Catalog catalog) {
    List<Comparison> comparisons = new ArrayList<>();
    catalog.indicators().stream()
        .flatMap(indicator -> indicator.compared().stream())
        .distinct()
        .forEach(compared -> comparisons.addAll(comparisons(file, catalog, compared)));
    return comparisons;
  }

  private static List<Comparison> comparisons(
      BundledFile file, Catalog catalog, Indicator.Compared compared) {
    Catalog.ComparisonGroup group = catalog.comparisonGroups().get(compared.group());
    if (group == null) {
      return List.of();
    }
    try {
      return file.comparisons(compared.kpi(), group.id(), group.members());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
