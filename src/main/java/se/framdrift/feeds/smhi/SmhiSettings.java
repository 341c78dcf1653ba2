package se.framdrift.feeds.smhi;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import se.framdrift.feeds.FeedDeclaration;
import se.framdrift.feeds.reading.Stamps;
import se.framdrift.feeds.reading.Target;

/** Reads the settings of a feed of SMHI. */
final class SmhiSettings {

  private static final String METOBS = "https://opendata-download-metobs.smhi.se/api";

  private final FeedDeclaration declaration;
  private final JsonObject settings;

  SmhiSettings(FeedDeclaration declaration) {
    this.declaration = declaration;
    this.settings = declaration.settings();
  }

  /** What is measured where. */
  List<MetobsSource> metobs() {
    List<MetobsSource> sources = new ArrayList<>();
    String address = settings.getString("address", METOBS).replaceFirst("/+$", "");
    Quality quality = Quality.of(settings.getJsonObject("quality", new JsonObject()));
    JsonArray series = settings.getJsonArray("metobs", new JsonArray());
    for (int i = 0; i < series.size(); i++) {
      JsonObject one = series.getJsonObject(i);
      String setting = "metobs[%d]".formatted(i);
      Target target = Target.of(declaration, setting, one);
      JsonArray periods = one.getJsonArray("periods", JsonArray.of("latest-months"));
      sources.add(
          new MetobsSource(
              address,
              one.getInteger("parameter", 0),
              one.getString("station", ""),
              periods.stream().map(String::valueOf).toList(),
              one.getString("form", "csv"),
              new Metobs(target, stamps(setting, target, one), quality)));
      for (MetobsSource earlier : sources.subList(0, i)) {
        if (earlier.name().equals(sources.getLast().name())) {
          throw new IllegalArgumentException(setting + " names a parameter of a station twice");
        }
      }
    }
    return sources;
  }

  /** What is analysed or forecast where; by address. */
  Map<String, Point> points() {
    Map<String, Point> points = new LinkedHashMap<>();
    JsonArray declared = settings.getJsonArray("points", new JsonArray());
    for (int i = 0; i < declared.size(); i++) {
      JsonObject one = declared.getJsonObject(i);
      String address = one.getString("address", "");
      Map<String, Point.Parameter> parameters = new LinkedHashMap<>();
      JsonObject named = one.getJsonObject("parameters", new JsonObject());
      for (String name : named.fieldNames()) {
        String setting = "points[%d].parameters.%s".formatted(i, name);
        parameters.put(name, parameter(setting, named.getJsonObject(name)));
      }
      if (points.put(address, new Point(one.getBoolean("forecast", false), parameters)) != null) {
        throw new IllegalArgumentException("points names %s twice".formatted(address));
      }
    }
    return points;
  }

  private Point.Parameter parameter(String setting, JsonObject one) {
    Target target = Target.of(declaration, setting, one);
    List<BigDecimal> none =
        one.getJsonArray("none", new JsonArray()).stream()
            .map(value -> new BigDecimal(String.valueOf(value)))
            .toList();
    boolean overInterval = one.getString("stamp", "start").equals("interval");
    return new Point.Parameter(target, stamps(setting, target, one), overInterval, none);
  }

  private static Stamps stamps(String setting, Target target, JsonObject one) {
    try {
      return new Stamps(
          target.kpi().resolution(), !one.getString("stamp", "start").equals("start"));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s.kpi is %s: %s".formatted(setting, target.kpi().id(), e.getMessage()), e);
    }
  }
}
