package se.framdrift.boot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalogfiles.CatalogFiles;
import se.framdrift.catalogfiles.Finding;
import se.framdrift.catalogfiles.LoadedCatalog;
import se.framdrift.catalogfiles.LoadedCatalogs;
import se.framdrift.config.Settings;
import se.framdrift.formula.CelFormulas;

/** The catalogs that the settings name. */
final class Catalogs {

  private static final int MOST_SHOWN = 20;

  private Catalogs() {}

  /**
   * Reads and checks the files.
   *
   * @param demo the made-up municipalities too
   * @throws StartFailure listing what is wrong with them
   */
  static LoadedCatalogs load(Settings settings, boolean demo) {
    LoadedCatalogs loaded =
        CatalogFiles.load(settings.seeds(), settings.dashboards(), null, new CelFormulas());
    if (!loaded.findings().isEmpty()) {
      List<String> lines =
          loaded.findings().stream().limit(MOST_SHOWN).map(Finding::toString).toList();
      throw new StartFailure(
          "the catalog is not valid; './framdrift check' lists every problem (%d):%n%s"
              .formatted(loaded.findings().size(), String.join("\n", lines)));
    }
    List<String> problems =
        loaded.catalogs().stream()
            .flatMap(each -> FeedKinds.real(settings).problems(each.catalog()).stream())
            .toList();
    problems = new ArrayList<>(problems);
    problems.addAll(twice(loaded));
    if (!problems.isEmpty()) {
      throw new StartFailure("feeds make no sense:%n%s".formatted(String.join("\n", problems)));
    }
    return new LoadedCatalogs(
        loaded.catalogs().stream()
            .filter(each -> demo || !each.catalog().municipality().simulated())
            .toList(),
        List.of());
  }

  /** Answers and cases are posted to a feed's id alone, so one must not be used twice. */
  private static List<String> twice(LoadedCatalogs loaded) {
    Map<String, String> owners = new HashMap<>();
    List<String> twice = new ArrayList<>();
    for (LoadedCatalog each : loaded.catalogs()) {
      String code = each.catalog().municipality().code();
      for (Catalog.Feed feed : each.catalog().feeds()) {
        boolean posted = feed.kind().equals("surveys") || feed.kind().equals("cases");
        String other = posted ? owners.putIfAbsent(feed.id(), code) : null;
        if (other != null) {
          twice.add(
              "feed %s: %s has a feed with this id, too; expected another id"
                  .formatted(feed.id(), other));
        }
      }
    }
    return twice;
  }
}
