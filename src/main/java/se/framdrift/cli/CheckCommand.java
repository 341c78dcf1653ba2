package se.framdrift.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Formula;
import se.framdrift.catalogfiles.CatalogFiles;
import se.framdrift.catalogfiles.Finding;
import se.framdrift.catalogfiles.LoadedCatalog;
import se.framdrift.catalogfiles.LoadedCatalogs;

/**
 * {@code framdrift check}: holds the catalog files against their rules.
 *
 * @param documents folder of the documents' texts, null when they are not there
 * @param feedProblems what makes no sense in the feeds of a catalog, in words
 */
public record CheckCommand(
    Path seeds,
    Path dashboards,
    @Nullable Path documents,
    Formula.Compiler compiler,
    Function<Catalog, List<String>> feedProblems) {

  /** Where nothing more is known of feeds than what their schemas say. */
  public CheckCommand(
      Path seeds, Path dashboards, @Nullable Path documents, Formula.Compiler compiler) {
    this(seeds, dashboards, documents, compiler, _ -> List.of());
  }

  /**
   * Prints each finding as {@code file:line: problem, expectation}, by file and line, then one line
   * that sums up.
   *
   * @return exit code: 0 when nothing was found, otherwise 1
   */
  public int check(PrintStream out) {
    LoadedCatalogs loaded = load();
    print(loaded.findings(), out);
    List<String> feeds =
        catalogs(loaded).stream().flatMap(each -> feedProblems.apply(each).stream()).toList();
    feeds.forEach(out::println);
    boolean right = loaded.findings().isEmpty() && feeds.isEmpty();
    if (feeds.isEmpty()) {
      out.println(summary(loaded));
    }
    return right ? 0 : 1;
  }

  /**
   * Prints the counts of the register in Markdown; of a catalog with findings only these.
   *
   * @return exit code: 0 when nothing was found, otherwise 1
   */
  public int report(PrintStream out) {
    LoadedCatalogs loaded = load();
    print(loaded.findings(), out);
    if (!loaded.findings().isEmpty()) {
      return 1;
    }
    out.print(CatalogReport.of(catalogs(loaded)));
    return 0;
  }

  private LoadedCatalogs load() {
    return CatalogFiles.load(seeds, dashboards, documents, compiler);
  }

  private static void print(List<Finding> findings, PrintStream out) {
    findings.forEach(out::println);
  }

  private static String summary(LoadedCatalogs loaded) {
    if (!loaded.findings().isEmpty()) {
      long files = loaded.findings().stream().map(Finding::file).distinct().count();
      return loaded.findings().size() + " findings in " + files + " files";
    }
    return "nothing to correct: "
        + catalogs(loaded).stream().map(CheckCommand::counts).collect(Collectors.joining("; "));
  }

  private static String counts(Catalog catalog) {
    long proxies =
        catalog.commitments().stream()
            .flatMap(commitment -> commitment.indicators().stream())
            .filter(link -> !link.measures())
            .count();
    return "%s %s %d documents, %d commitments, %d indicators, %d proxies"
        .formatted(
            catalog.municipality().code(),
            catalog.municipality().name(),
            catalog.documents().size(),
            catalog.commitments().size(),
            catalog.indicators().size(),
            proxies);
  }

  private static List<Catalog> catalogs(LoadedCatalogs loaded) {
    return loaded.catalogs().stream().map(LoadedCatalog::catalog).toList();
  }
}
