package se.framdrift.feeds;

import java.nio.file.Path;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalogfiles.CatalogFiles;
import se.framdrift.catalogfiles.LoadedCatalogs;
import se.framdrift.formula.CelFormulas;

/** The feeds that Exempelby declares. */
public final class OutsideSettings {

  private static final Catalog EXEMPELBY = read();

  private OutsideSettings() {}

  private static Catalog read() {
    LoadedCatalogs loaded =
        CatalogFiles.load(Path.of("seeds"), Path.of("dashboards"), null, new CelFormulas());
    return loaded.catalogs().stream()
        .map(each -> each.catalog())
        .filter(each -> each.municipality().code().equals("9999"))
        .findFirst()
        .orElseThrow();
  }

  /** As declared under this id. */
  public static FeedDeclaration declaration(String id) {
    return EXEMPELBY.feeds().stream()
        .filter(each -> each.id().equals(id))
        .map(each -> new FeedDeclaration(EXEMPELBY, each))
        .findFirst()
        .orElseThrow();
  }

  /** The same with other settings. */
  public static FeedDeclaration withSettings(String id, String settings) {
    Catalog.Feed feed = declaration(id).feed();
    return new FeedDeclaration(
        EXEMPELBY,
        new Catalog.Feed(
            feed.id(),
            feed.kind(),
            feed.title(),
            feed.path(),
            feed.source(),
            feed.licence(),
            feed.rhythm(),
            feed.schedule(),
            settings));
  }
}
