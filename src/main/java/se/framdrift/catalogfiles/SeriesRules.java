package se.framdrift.catalogfiles;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import se.framdrift.catalog.Schedule;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

/** Series, the feeds that fill them, and notes on single values. */
final class SeriesRules {

  private static final String FILE = "indicators";

  private SeriesRules() {}

  static void check(Town town) {
    Map<String, Node> kpis = town.kpis();
    Map<String, Node> feeds = Town.byId(town.feeds());
    Set<String> seen = new HashSet<>();
    for (Node series : town.series()) {
      Node kpi = kpis.get(series.get("kpi").text());
      if (kpi == null) {
        town.unresolvedOne(FILE, series.get("kpi"), kpis, "KPI");
      } else {
        dimensions(town, series, kpi);
      }
      town.unresolvedOne(FILE, series.get("feed"), feeds, "feed");
      if (!seen.add(id(town, series))) {
        town.found(FILE, series, "a second " + id(town, series), "each series once");
      }
    }
    YamlTree tree = town.folder().tree(FILE);
    if (tree != null) {
      town.ownKpis().forEach(kpi -> SharedRules.plausible(kpi, tree, town.findings()));
    }
    notes(town, seen);
    bundled(town);
    schedules(town);
  }

  /** The declared series by id: {@code 1441:N00901}. */
  static Map<String, Node> declared(Town town) {
    Map<String, Node> declared = new HashMap<>();
    town.series().forEach(series -> declared.put(id(town, series), series));
    return declared;
  }

  private static String id(Town town, Node series) {
    TreeMap<String, String> dimensions = new TreeMap<>();
    series.get("dimensions").fields().forEach((name, value) -> dimensions.put(name, value.text()));
    return new SeriesId(town.code(), series.get("kpi").text(), dimensions).toString();
  }

  private static void dimensions(Town town, Node series, Node kpi) {
    series
        .get("dimensions")
        .fields()
        .forEach(
            (name, value) -> {
              var allowed = kpi.get("dimensions").get(name).texts();
              if (!allowed.contains(value.text())) {
                town.found(
                    FILE,
                    value,
                    kpi.get("id").text() + " has no " + name + " " + value.text(),
                    allowed.isEmpty()
                        ? "no dimension " + name
                        : "one of " + String.join(", ", allowed));
              }
            });
  }

  private static void notes(Town town, Set<String> declared) {
    for (Node note : town.qualityNotes()) {
      if (!declared.contains(note.get("series").text())) {
        town.found(
            FILE,
            note.get("series"),
            "no series " + note.get("series").text(),
            "a declared series of " + town.code());
      }
      period(town, note.get("period"));
    }
  }

  /** Finds a period that the calendar does not have. */
  static void period(Town town, Node period) {
    try {
      if (!period.isNull()) {
        Period.parse(period.text());
      }
    } catch (IllegalArgumentException e) {
      town.found(FILE, period, String.valueOf(e.getMessage()), "a period in ISO 8601");
    }
  }

  private static void bundled(Town town) {
    for (Node feed : town.feeds()) {
      Node path = feed.get("path");
      if (!path.isNull()) {
        Path seeds = town.folder().path().toAbsolutePath().getParent();
        if (seeds == null || !Files.isRegularFile(seeds.resolve(path.text()))) {
          town.found("feeds", path, "no file " + path.text(), "a file below the folder of seeds");
        }
      }
    }
  }

  private static void schedules(Town town) {
    for (Node feed : town.feeds()) {
      Node schedule = feed.get("schedule");
      try {
        if (!schedule.isNull()) {
          Schedule.parse(schedule.text());
        }
      } catch (IllegalArgumentException e) {
        town.found(
            "feeds",
            schedule,
            String.valueOf(e.getMessage()),
            "a duration such as PT6H, or cron with five fields");
      }
    }
  }
}
