package se.framdrift.verify;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Period;

/** A proof as it is written; see docs/proof.md. */
record Proof(JsonObject json) {

  JsonObject commitment() {
    return json.getJsonObject("commitment");
  }

  /** What is said of it; null before anything has been said. */
  @Nullable JsonObject item() {
    return json.getJsonObject("item");
  }

  List<JsonObject> indicators() {
    return Judge.objects(json.getJsonArray("indicators", new JsonArray())).toList();
  }

  @Nullable JsonObject indicator(@Nullable String id) {
    return indicators().stream()
        .filter(each -> each.getJsonObject("definition").getString("id").equals(id))
        .findFirst()
        .orElse(null);
  }

  /** The moment that it is judged at. */
  Instant judgedAt() {
    String at = json.getString("judgedAt");
    return at == null ? Instant.EPOCH : Instant.parse(at);
  }

  Reports reports() {
    return Reports.of(json.getJsonArray("statements", new JsonArray()));
  }

  /** When the targets were stated. */
  Trail trail() {
    return Trail.of(json.getJsonArray("statedTargets"));
  }

  /** Judges what stands here by its figures and reports. */
  Judge judge() {
    return judging(commitment());
  }

  /** The same by another target. */
  Judge judge(JsonObject target) {
    return judging(commitment().copy().put("target", target));
  }

  /** What another target promises. */
  Promise promise(JsonObject target) {
    return judge(target).promise();
  }

  private Judge judging(JsonObject commitment) {
    JsonObject target = commitment.getJsonObject("target");
    String id = target == null ? null : target.getString("indicator");
    JsonObject judged = indicator(id);
    Calendar calendar = calendar(judged);
    boolean survey =
        judged != null && judged.getJsonObject("definition").getBoolean("survey", false);
    Map<String, List<Figure>> beside = new LinkedHashMap<>();
    for (JsonObject each : indicators()) {
      beside.put(each.getJsonObject("definition").getString("id"), figures(each, calendar));
    }
    return new Judge(
        commitment,
        Promise.of(commitment, calendar, survey),
        beside.getOrDefault(String.valueOf(id), List.of()),
        beside,
        reports(),
        judged != null && feedDeclared(judged),
        judgedAt());
  }

  private static boolean feedDeclared(JsonObject indicator) {
    return Judge.objects(indicator.getJsonArray("declared", new JsonArray()))
        .allMatch(each -> each.getBoolean("feedDeclared", true));
  }

  /** When figures of an indicator are expected: in the rhythm of its slowest input. */
  static Calendar calendar(@Nullable JsonObject indicator) {
    if (indicator == null) {
      return Calendar.of("P1Y", "P0D", null);
    }
    JsonObject definition = indicator.getJsonObject("definition");
    String own = definition.getString("resolution");
    String resolution = own == null ? "P1Y" : own;
    String longest = null;
    for (JsonObject each :
        Judge.objects(indicator.getJsonArray("declared", new JsonArray())).toList()) {
      String unit = each.getString("calendar");
      String step = unit == null ? resolution : Stretches.step(unit);
      longest = longest == null || Stretches.isLonger(step, longest) ? step : longest;
    }
    String lag = definition.getString("reportingLag");
    return Calendar.of(
        longest == null ? resolution : longest,
        lag == null ? "P0D" : lag,
        definition.getString("measured"));
  }

  static List<Figure> figures(JsonObject indicator, Calendar calendar) {
    List<Figure> figures = new ArrayList<>();
    Judge.objects(indicator.getJsonArray("values"))
        .forEach(
            each -> {
              Period period = Period.parse(each.getString("period"));
              JsonObject missing = each.getJsonObject("missing");
              figures.add(
                  new Figure(
                      period,
                      calendar.end(period.start(), period.end()),
                      number(each, "value"),
                      missing == null ? null : missing.getString("code"),
                      number(each, "margin"),
                      each.getLong("n"),
                      each.getString("flag"),
                      each.getValue("qualityNote") != null,
                      each.getJsonObject("coverage")));
            });
    return figures;
  }

  /** A number; also one that is none, which JSON has as text. */
  private static @Nullable Double number(JsonObject json, String name) {
    Object value = json.getValue(name);
    return switch (value) {
      case Number number -> number.doubleValue();
      case String text -> Double.valueOf(text);
      case null, default -> null;
    };
  }
}
