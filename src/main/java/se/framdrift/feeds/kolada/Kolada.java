package se.framdrift.feeds.kolada;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import se.framdrift.catalog.Catalog;
import se.framdrift.feeds.Feed;
import se.framdrift.feeds.FeedDeclaration;
import se.framdrift.feeds.FeedKind;

/**
 * Kind {@code kolada}: every KPI of the municipality's series that bears one of Kolada's ids,
 * unless another feed fills it.
 *
 * @see <a href="https://api.kolada.se/v3/docs">Kolada API v3</a>
 */
public final class Kolada implements FeedKind {

  private static final String ADDRESS = "https://api.kolada.se/v3";

  /** Kolada's ids of KPIs: N for register figures, U for those that are reported voluntarily. */
  private static final Pattern ID = Pattern.compile("[NU][0-9]{5}");

  @Override
  public String name() {
    return "kolada";
  }

  @Override
  public Feed open(FeedDeclaration declaration) {
    JsonObject settings = declaration.settings();
    URI address = URI.create(settings.getString("address", ADDRESS).replaceFirst("/+$", ""));
    if (address.getHost() == null || address.getRawQuery() != null) {
      throw new IllegalArgumentException("address is %s; expected %s".formatted(address, ADDRESS));
    }
    return new KoladaFeed(declaration.catalog(), address, kpis(declaration));
  }

  private static Set<String> kpis(FeedDeclaration declaration) {
    Set<String> kpis = new TreeSet<>();
    for (Catalog.Series series : declaration.catalog().series().values()) {
      String feed = series.feed();
      if (ID.matcher(series.kpi()).matches() && (feed == null || feed.equals(declaration.id()))) {
        kpis.add(series.kpi());
      }
    }
    return kpis;
  }
}
