package se.framdrift.catalogfiles;

import java.time.LocalDate;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Beside;
import se.framdrift.catalog.Steadiness;
import se.framdrift.catalog.TargetPath;
import se.framdrift.catalog.TargetRevision;

/** Reads what a target says of its path, its later versions and what stands beside it. */
final class TargetJson {

  private TargetJson() {}

  /** A step when nothing else is said. */
  static TargetPath path(Part json) {
    return switch (json.textOr("path", "step")) {
      case "step" -> new TargetPath.Step();
      case "linear" -> new TargetPath.Linear();
      case "curve" -> new TargetPath.Curve(json.list("points", TargetJson::point));
      case "yearly-rate" -> new TargetPath.YearlyRate(number(json, "rate"));
      case "budget" -> new TargetPath.Budget();
      case String other -> throw new IllegalArgumentException(json.name() + ": no path " + other);
    };
  }

  private static TargetPath.Point point(Part json) {
    return new TargetPath.Point(day(json, "at"), number(json, "value"));
  }

  static TargetRevision revision(Part json) {
    return new TargetRevision(
        day(json, "since"),
        json.localized("decided"),
        json.number("value"),
        json.date("deadline"),
        json.textOrNull("path") == null ? null : path(json));
  }

  static Steadiness steadiness(@Nullable Part json) {
    if (json == null) {
      return Steadiness.NONE;
    }
    Double hysteresis = json.number("hysteresis");
    int dwell = json.number("dwell") == null ? 1 : json.whole("dwell");
    Part of = json.partOrNull("of");
    return new Steadiness(
        hysteresis == null ? 0 : hysteresis,
        dwell,
        of == null ? 1 : of.whole("enough"),
        of == null ? 1 : of.whole("last"));
  }

  static Beside beside(Part json, @Nullable Part baseline) {
    SortedMap<String, String> stages = new TreeMap<>();
    Part named = json.partOrNull("stages");
    if (named != null) {
      named.json().fieldNames().forEach(stage -> stages.put(stage, named.text(stage)));
    }
    Double published = baseline == null ? null : baseline.number("published");
    return new Beside(
        stages,
        json.textOrNull("raw"),
        json.textOrNull("stock"),
        baseline == null || published == null
            ? null
            : new Beside.Published(published, baseline.textOrNull("of")));
  }

  private static LocalDate day(Part json, String field) {
    LocalDate day = json.date(field);
    if (day == null) {
      throw new IllegalArgumentException(json.name() + ": " + field + " is missing");
    }
    return day;
  }

  private static double number(Part json, String field) {
    Double number = json.number(field);
    if (number == null) {
      throw new IllegalArgumentException(json.name() + ": " + field + " is missing");
    }
    return number;
  }
}
