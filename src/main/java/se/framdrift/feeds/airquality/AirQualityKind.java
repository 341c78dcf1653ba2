package se.framdrift.feeds.airquality;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import se.framdrift.feeds.Feed;
import se.framdrift.feeds.FeedDeclaration;
import se.framdrift.feeds.FeedKind;
import se.framdrift.feeds.reading.Folder;
import se.framdrift.feeds.reading.Stamps;
import se.framdrift.feeds.reading.Target;

/** Hourly air quality from SMHI's national data host, or from files of it. */
public final class AirQualityKind implements FeedKind {

  private static final String ADDRESS = "https://datavardluft.smhi.se/52North/api";
  private static final int HISTORY_DAYS = 30;

  private final Folder folder;

  /**
   * @param folder below which files lie
   */
  public AirQualityKind(Folder folder) {
    this.folder = folder;
  }

  @Override
  public String name() {
    return "air-quality";
  }

  @Override
  public Feed open(FeedDeclaration declaration) {
    JsonObject settings = declaration.settings();
    JsonArray series = settings.getJsonArray("series", new JsonArray());
    List<AirSource> sources = new ArrayList<>();
    for (int i = 0; i < series.size(); i++) {
      AirSource source = source(declaration, settings, i);
      if (sources.stream().anyMatch(each -> each.name().equals(source.name()))) {
        throw new IllegalArgumentException(
            "series[%d] takes %s for the second time".formatted(i, source.name()));
      }
      sources.add(source);
    }
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("series names nothing to fetch");
    }
    return new AirQualityFeed(sources);
  }

  private AirSource source(FeedDeclaration declaration, JsonObject settings, int i) {
    JsonObject one = settings.getJsonArray("series").getJsonObject(i);
    String setting = "series[%d]".formatted(i);
    Target target = Target.of(declaration, setting, one);
    Hours hours = new Hours(target, stamps(setting, target, settings));
    String file = one.getString("file");
    if (file != null) {
      folder.check(file);
      return new AirSource.Csv(folder, file, one.getString("column", ""), hours);
    }
    Duration history = Duration.ofDays(settings.getInteger("historyDays", HISTORY_DAYS));
    String address = settings.getString("address", ADDRESS).replaceFirst("/+$", "");
    return new AirSource.Api(address, choice(setting, settings, one), history, hours);
  }

  private AirSource.Choice choice(String setting, JsonObject settings, JsonObject one) {
    String id = one.getString("id");
    if (id != null) {
      return new AirSource.Choice.Number(id);
    }
    String list = settings.getString("list");
    String site = one.getString("site");
    String substance = one.getString("substance");
    if (list == null || site == null || substance == null) {
      throw new IllegalArgumentException(
          "%s has neither id, nor file, nor site and substance in a list".formatted(setting));
    }
    folder.check(list);
    return new AirSource.Choice.Living(folder, list, site, substance);
  }

  private static Stamps stamps(String setting, Target target, JsonObject settings) {
    try {
      return new Stamps(
          target.kpi().resolution(), settings.getString("stamp", "end").equals("end"));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s.kpi is %s: %s".formatted(setting, target.kpi().id(), e.getMessage()), e);
    }
  }
}
