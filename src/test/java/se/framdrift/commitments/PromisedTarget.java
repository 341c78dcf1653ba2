package se.framdrift.commitments;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Beside;
import se.framdrift.catalog.Steadiness;
import se.framdrift.catalog.Target;
import se.framdrift.catalog.Target.Comparison;
import se.framdrift.catalog.TargetPath;
import se.framdrift.catalog.TargetRevision;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;

/** The target of a {@link Scenario}, out of the lines at its top. */
record PromisedTarget(Map<String, String> facts) {

  private static final Pattern TARGET =
      Pattern.compile(
          "(at least|at most|exactly|below|above) (the baseline|the path|[-0-9.]+) ?(.*)");
  private static final Pattern RATE = Pattern.compile("([-0-9.]+) % a year");
  private static final Pattern POINT = Pattern.compile("([-0-9]+) at the end of (\\S+)");
  private static final Pattern STEADY =
      Pattern.compile("(?:hysteresis ([0-9.]+))?,? ?(?:dwell (\\d+))?,? ?(?:(\\d+) of (\\d+))?");

  @Nullable Target read() {
    String text = facts.get("target");
    if (text == null) {
      return facts.containsKey("deadline") ? target(null, null, false, null) : null;
    }
    Matcher matcher = TARGET.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a target: " + text);
    }
    Comparison comparison =
        switch (matcher.group(1)) {
          case "at least" -> Comparison.AT_LEAST;
          case "at most" -> Comparison.AT_MOST;
          case "exactly" -> Comparison.EQUAL_TO;
          case "below" -> Comparison.BELOW;
          default -> Comparison.ABOVE;
        };
    String level = matcher.group(2);
    boolean number = !level.startsWith("the ");
    return target(
        comparison,
        number ? Double.valueOf(level) : null,
        level.equals("the baseline"),
        matcher.group(3));
  }

  private Target target(
      @Nullable Comparison comparison,
      @Nullable Double value,
      boolean fromBaseline,
      @Nullable String unit) {
    boolean serviceTime = "service-time".equals(facts.get("kind"));
    String baseline = facts.get("baseline");
    return new Target(
        true,
        null,
        comparison == null ? null : "i",
        comparison,
        serviceTime ? null : value,
        fromBaseline,
        unit,
        baseline == null ? null : Period.parse(baseline),
        date("counted from"),
        date("from"),
        date("deadline"),
        path(facts.getOrDefault("path", "step")),
        serviceTime ? Duration.ofDays(2) : null,
        serviceTime ? value : null,
        revisions(),
        steadiness(),
        beside());
  }

  private static TargetPath path(String text) {
    Matcher rate = RATE.matcher(text);
    if (rate.matches()) {
      return new TargetPath.YearlyRate(Double.parseDouble(rate.group(1)));
    }
    return switch (text) {
      case "step" -> new TargetPath.Step();
      case "linear" -> new TargetPath.Linear();
      case "budget" -> new TargetPath.Budget();
      default -> new TargetPath.Curve(points(text));
    };
  }

  private static List<TargetPath.Point> points(String text) {
    List<TargetPath.Point> points = new ArrayList<>();
    for (String part : text.split(", ")) {
      Matcher point = POINT.matcher(part.strip());
      if (!point.matches()) {
        throw new IllegalArgumentException("not a point: " + part);
      }
      points.add(
          new TargetPath.Point(
              LocalDate.parse(point.group(2)), Double.parseDouble(point.group(1))));
    }
    return points;
  }

  /** {@code changed 2025-06-01: to 500; until 2027-12-31; path linear}. */
  private List<TargetRevision> revisions() {
    List<TargetRevision> revisions = new ArrayList<>();
    for (Map.Entry<String, String> fact : facts.entrySet()) {
      if (fact.getKey().startsWith("changed ")) {
        Map<String, String> parts = new TreeMap<>();
        for (String part : fact.getValue().split("; ")) {
          String[] words = part.split(" ", 2);
          parts.put(words[0], words[1]);
        }
        revisions.add(
            new TargetRevision(
                LocalDate.parse(fact.getKey().substring(8)),
                LocalizedText.same("KF § 45"),
                parts.containsKey("to") ? Double.valueOf(parts.get("to")) : null,
                parts.containsKey("until") ? LocalDate.parse(parts.get("until")) : null,
                parts.containsKey("path") ? path(parts.get("path")) : null));
      }
    }
    return revisions;
  }

  private Steadiness steadiness() {
    String text = facts.get("steady");
    if (text == null) {
      return Steadiness.NONE;
    }
    Matcher matcher = STEADY.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a steadiness: " + text);
    }
    return new Steadiness(
        matcher.group(1) == null ? 0 : Double.parseDouble(matcher.group(1)),
        matcher.group(2) == null ? 1 : Integer.parseInt(matcher.group(2)),
        matcher.group(3) == null ? 1 : Integer.parseInt(matcher.group(3)),
        matcher.group(4) == null ? 1 : Integer.parseInt(matcher.group(4)));
  }

  /** Indicators beside are called what they are: {@code planned}, {@code raw} … */
  private Beside beside() {
    SortedMap<String, String> stages = new TreeMap<>();
    String named = facts.get("stages");
    if (named != null) {
      for (String stage : named.split(", ")) {
        stages.put(stage, stage);
      }
    }
    String published = facts.get("baseline was");
    return new Beside(
        stages,
        facts.containsKey("raw") ? "raw" : null,
        facts.get("stock"),
        published == null
            ? null
            : new Beside.Published(
                Double.parseDouble(published), facts.containsKey("raw") ? "raw" : null));
  }

  private @Nullable LocalDate date(String name) {
    String text = facts.get(name);
    return text == null ? null : LocalDate.parse(text);
  }
}
