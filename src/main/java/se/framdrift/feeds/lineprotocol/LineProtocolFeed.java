package se.framdrift.feeds.lineprotocol;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Kpi;
import se.framdrift.feeds.FeedDeclaration;
import se.framdrift.feeds.FeedKind;

/**
 * InfluxDB's way of sending: {@code kind: line-protocol}. Its settings say for which bucket or
 * database the feed listens, and which points become rows of which series.
 */
public final class LineProtocolFeed implements FeedKind {

  /** The most entries of a map. */
  private static final int MAX_MAP = 1_000;

  private static final BigDecimal LARGEST = BigDecimal.valueOf(1e12);

  @Override
  public String name() {
    return "line-protocol";
  }

  @Override
  public MappedLines open(FeedDeclaration declaration) {
    return open(declaration, new LongAdder());
  }

  /**
   * As above.
   *
   * @param ignored is told of each point that is passed over, where the declaration wants that
   */
  public MappedLines open(FeedDeclaration declaration, LongAdder ignored) {
    JsonObject settings = declaration.settings();
    JsonArray map = settings.getJsonArray("map", new JsonArray());
    if (map.isEmpty() || map.size() > MAX_MAP) {
      throw new IllegalArgumentException("map has 1 to " + MAX_MAP + " entries");
    }
    List<Mapping> mappings = new ArrayList<>();
    for (int i = 0; i < map.size(); i++) {
      try {
        mappings.add(mapping(declaration, map.getJsonObject(i)));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("map, entry %d: %s".formatted(i + 1, e.getMessage()), e);
      }
    }
    return new MappedLines(
        declaration.id(),
        settings.getString("bucket", declaration.id()),
        mappings,
        settings.getString("unmapped", "refuse").equals("ignore"),
        ignored);
  }

  private static Mapping mapping(FeedDeclaration declaration, JsonObject entry) {
    String series = series(declaration, entry);
    Kpi kpi = kpi(declaration, series);
    String unit = entry.getString("unit");
    if (unit != null && !unit.equals(kpi.unit()) && !kpi.units().containsKey(unit)) {
      throw new IllegalArgumentException(
          "unit %s is none that %s declares: %s, %s"
              .formatted(unit, kpi.id(), kpi.unit(), kpi.units().keySet()));
    }
    return new Mapping(
        entry.getString("measurement"),
        texts(entry.getJsonObject("tags")),
        entry.getString("field", "value"),
        series,
        texts(entry.getJsonObject("values")),
        unit,
        factor(entry),
        Periods.of(kpi, entry.getString("stamp", "start").equals("end"), zone(entry)));
  }

  private static String series(FeedDeclaration declaration, JsonObject entry) {
    String series = entry.getString("series");
    String kpi = entry.getString("kpi");
    if ((series == null) == (kpi == null)) {
      throw new IllegalArgumentException("one of series and kpi says where the values belong");
    }
    if (series != null) {
      return series;
    }
    StringBuilder id = new StringBuilder(declaration.municipality()).append(':').append(kpi);
    new TreeMap<>(texts(entry.getJsonObject("dimensions")))
        .forEach((name, value) -> id.append(':').append(name).append('=').append(value));
    return id.toString();
  }

  private static Kpi kpi(FeedDeclaration declaration, String series) {
    String[] parts = series.split(":", 3);
    if (!parts[0].equals(declaration.municipality()) || parts.length < 2) {
      throw new IllegalArgumentException(
          "series begins with %s: and a KPI".formatted(declaration.municipality()));
    }
    Kpi kpi = declaration.catalog().kpis().get(parts[1]);
    if (kpi == null) {
      throw new IllegalArgumentException(
          "there is no KPI %s in the catalog of %s"
              .formatted(parts[1], declaration.municipality()));
    }
    return kpi;
  }

  private static @Nullable BigDecimal factor(JsonObject entry) {
    Number number = entry.getNumber("factor");
    if (number == null) {
      return null;
    }
    BigDecimal factor = new BigDecimal(number.toString());
    if (factor.signum() == 0 || factor.abs().compareTo(LARGEST) > 0) {
      throw new IllegalArgumentException("factor is not 0, and at most 1e12");
    }
    return factor.compareTo(BigDecimal.ONE) == 0 ? null : factor;
  }

  private static ZoneId zone(JsonObject entry) {
    String zone = entry.getString("zone", "UTC");
    try {
      return zone.equals("UTC") ? ZoneOffset.UTC : ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("zone is one such as Europe/Stockholm, not " + zone, e);
    }
  }

  private static Map<String, String> texts(@Nullable JsonObject object) {
    Map<String, String> texts = new HashMap<>();
    if (object != null) {
      object.forEach(each -> texts.put(each.getKey(), String.valueOf(each.getValue())));
    }
    return texts;
  }
}
