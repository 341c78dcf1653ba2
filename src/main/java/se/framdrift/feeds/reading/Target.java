package se.framdrift.feeds.reading;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Kpi;
import se.framdrift.feeds.FeedDeclaration;
import se.framdrift.model.SeriesId;

/**
 * The series that figures go to, as a feed's settings name it: {@code kpi}, {@code dimensions},
 * {@code unit}, {@code factor}.
 *
 * @param series as text
 * @param unit in which figures times the factor come, null for the KPI's own
 */
public record Target(String series, Kpi kpi, @Nullable String unit, @Nullable BigDecimal factor) {

  /**
   * Reads and checks it.
   *
   * @param setting where it stands, for messages
   * @throws IllegalArgumentException naming what the catalog does not have
   */
  public static Target of(FeedDeclaration declaration, String setting, JsonObject settings) {
    String id = settings.getString("kpi", "");
    Kpi kpi = declaration.catalog().kpis().get(id);
    if (kpi == null) {
      throw new IllegalArgumentException(
          "%s.kpi is %s, which the catalog does not have".formatted(setting, id));
    }
    TreeMap<String, String> dimensions = new TreeMap<>();
    JsonObject declared = settings.getJsonObject("dimensions", new JsonObject());
    for (String name : declared.fieldNames()) {
      String value = declared.getString(name);
      List<String> allowed = kpi.dimensions().get(name);
      if (allowed == null || !allowed.contains(value)) {
        throw new IllegalArgumentException(
            "%s.dimensions.%s is %s; expected one of %s"
                .formatted(setting, name, value, allowed == null ? kpi.dimensions() : allowed));
      }
      dimensions.put(name, value);
    }
    return new Target(
        new SeriesId(declaration.municipality(), id, dimensions).toString(),
        kpi,
        settings.getString("unit"),
        Decimal.factor(setting + ".factor", settings.getNumber("factor")));
  }
}
