package se.framdrift.verify;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Period;

/**
 * One version of what is asked for.
 *
 * @param value of the level, or the share of a service time; null when it comes from the baseline
 * @param path {@code step}, {@code linear}, {@code curve}, {@code yearly-rate} or {@code budget}
 * @param corners of a curve
 * @param rate percent a year
 */
record Target(
    @Nullable String comparison,
    @Nullable Double value,
    boolean fromBaseline,
    @Nullable Period baseline,
    @Nullable LocalDate baselineDate,
    @Nullable LocalDate from,
    @Nullable LocalDate deadline,
    String path,
    List<Corner> corners,
    double rate) {

  /** A level at the end of a day. */
  record Corner(LocalDate at, double value) {}

  static Target of(JsonObject json) {
    Double share = json.getDouble("share");
    String baseline = json.getString("baseline");
    return new Target(
        json.getString("comparison"),
        share == null ? json.getDouble("value") : share,
        json.getBoolean("valueFromBaseline", false),
        baseline == null ? null : Period.parse(baseline),
        day(json, "baselineDate"),
        day(json, "from"),
        day(json, "deadline"),
        json.getString("path", "step"),
        corners(json),
        json.getDouble("rate", 0.0));
  }

  /** As a later version has it: what is left out stays. */
  Target revised(JsonObject by) {
    Double other = by.getDouble("value");
    LocalDate until = day(by, "deadline");
    boolean shaped = by.getString("path") != null;
    return new Target(
        comparison,
        other == null ? value : other,
        fromBaseline && other == null,
        baseline,
        baselineDate,
        from,
        until == null ? deadline : until,
        shaped ? by.getString("path") : path,
        shaped ? corners(by) : corners,
        shaped ? by.getDouble("rate", 0.0) : rate);
  }

  private static List<Corner> corners(JsonObject json) {
    List<Corner> corners = new ArrayList<>();
    JsonArray points = json.getJsonArray("points", new JsonArray());
    for (int i = 0; i < points.size(); i++) {
      JsonObject point = points.getJsonObject(i);
      corners.add(new Corner(LocalDate.parse(point.getString("at")), point.getDouble("value")));
    }
    return List.copyOf(corners);
  }

  private static @Nullable LocalDate day(JsonObject json, String name) {
    String text = json.getString(name);
    return text == null ? null : LocalDate.parse(text);
  }

  /** The midnight that ends the deadline; null without one. */
  @Nullable Instant end() {
    return deadline == null ? null : Calendar.midnight(deadline.plusDays(1));
  }

  boolean exact() {
    return "equal-to".equals(comparison);
  }

  boolean budget() {
    return path.equals("budget") && !exact();
  }

  /** Whether what is asked for changes with time, and must be followed. */
  boolean moves() {
    return switch (shape()) {
      case "linear", "curve", "yearly-rate" -> true;
      default -> false;
    };
  }

  /** The path, where what it needs is there; without a deadline nothing leads to one. */
  String shape() {
    boolean led = path.equals("linear") || path.equals("curve");
    return exact() || (led && deadline == null) ? "step" : path;
  }
}
