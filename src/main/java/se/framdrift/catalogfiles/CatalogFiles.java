package se.framdrift.catalogfiles;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Formula;

/** Reads and checks the catalog files. */
public final class CatalogFiles {

  private CatalogFiles() {}

  /**
   * Reads all municipalities, at the cost of some hundred milliseconds and of blocking on the disk:
   * not for an event loop. Nothing that the files can hold makes it throw; what is wrong with them
   * is found and told.
   *
   * @param seeds the folder of {@code kpis.yaml}, {@code groups.yaml} and the municipalities
   * @param dashboards the folder of boards
   * @param documents the folder of the documents' texts, named as they may be; null when they are
   *     not there, and then quotes are checked by form only
   * @param compiler checks formulas
   */
  public static LoadedCatalogs load(
      Path seeds, Path dashboards, @Nullable Path documents, Formula.Compiler compiler) {
    Findings findings = new Findings();
    Seeds files = Seeds.read(seeds, dashboards, findings);
    List<LoadedCatalog> catalogs = new ArrayList<>();
    if (findings.isEmpty()) {
      for (Seeds.Folder folder : files.municipalities()) {
        try {
          catalogs.add(loaded(folder, files));
        } catch (IllegalArgumentException e) {
          findings.add(
              folder.municipality(),
              folder.municipality().root(),
              "the catalog cannot be built: " + e.getMessage(),
              "files as in docs/catalog.md");
        }
      }
    }
    catalogs.sort(Comparator.comparing(loaded -> loaded.catalog().municipality().code()));
    return new LoadedCatalogs(
        findings.isEmpty() ? List.copyOf(catalogs) : List.of(), findings.sorted());
  }

  private static LoadedCatalog loaded(Seeds.Folder folder, Seeds seeds) {
    String json = CanonicalText.of(CatalogDocument.of(folder, seeds));
    return new LoadedCatalog(CatalogJson.read(json), json, CanonicalText.sha256(json));
  }
}
