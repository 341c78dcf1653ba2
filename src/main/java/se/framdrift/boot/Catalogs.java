package se.framdrift.boot;

import java.util.List;
import se.framdrift.catalogfiles.CatalogFiles;
import se.framdrift.catalogfiles.Finding;
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
    if (!problems.isEmpty()) {
      throw new StartFailure("feeds make no sense:%n%s".formatted(String.join("\n", problems)));
    }
    return new LoadedCatalogs(
        loaded.catalogs().stream()
            .filter(each -> demo || !each.catalog().municipality().simulated())
            .toList(),
        List.of());
  }
}
