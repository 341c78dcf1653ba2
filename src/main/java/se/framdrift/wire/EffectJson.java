package se.framdrift.wire;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Reform;
import se.framdrift.commitments.ReformEffect;
import se.framdrift.model.SeriesId;
import se.framdrift.statistics.Effect;
import se.framdrift.statistics.Effect.Coefficient;
import se.framdrift.statistics.Effect.Placebo;

/** The effects of reforms. Numbers are in the indicator's unit, to six significant digits. */
public final class EffectJson {

  private static final MathContext DIGITS = new MathContext(6);

  private EffectJson() {}

  public static JsonArray effects(List<ReformEffect> effects) {
    return Json.array(effects, EffectJson::effect);
  }

  private static JsonObject effect(ReformEffect effect) {
    Effect.Estimated counted = effect.counted();
    return new JsonObject()
        .put("reform", reform(effect.reform()))
        .put("verdict", Json.reason(effect.verdict()))
        .put("certain", counted != null && counted.certain())
        .put("level", Effect.LEVEL)
        .put("interruptedSeries", estimate(effect.interrupted()))
        .put("differenceInDifferences", estimate(effect.differences()))
        .put("caveats", Json.array(effect.caveats(), Json::reason));
  }

  private static JsonObject reform(Reform reform) {
    return new JsonObject()
        .put("id", reform.id())
        .put("date", reform.date().toString())
        .put("title", Json.text(reform.title()))
        .put("source", reform.source())
        .put("group", reform.group())
        .put("series", Json.array(reform.series(), SeriesId::toString));
  }

  private static @Nullable JsonObject estimate(@Nullable Effect effect) {
    return switch (effect) {
      case null -> null;
      case Effect.NotEstimable none ->
          new JsonObject()
              .put("estimable", false)
              .put(
                  "hindrance",
                  none.hindrance().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'))
              .put("before", none.before())
              .put("after", none.after());
      case Effect.Estimated found ->
          new JsonObject()
              .put("estimable", true)
              .put("change", coefficient(found.change()))
              .put("levelChange", coefficient(found.step()))
              .put("slopeChange", coefficient(found.slope()))
              .put("before", found.before())
              .put("after", found.after())
              .put("memory", rounded(found.memory()))
              .put("placeboInTime", placebo(found.inTime()))
              .put("placeboInSpace", placebo(found.inSpace()))
              .put("parallelBefore", found.parallel())
              .put("certain", found.certain());
    };
  }

  private static @Nullable JsonObject coefficient(@Nullable Coefficient coefficient) {
    return coefficient == null
        ? null
        : new JsonObject()
            .put("value", rounded(coefficient.value()))
            .put("low", rounded(coefficient.interval().low()))
            .put("high", rounded(coefficient.interval().high()))
            .put("probability", rounded(coefficient.probability()));
  }

  private static JsonObject placebo(Placebo placebo) {
    return new JsonObject().put("tried", placebo.tried()).put("asLarge", placebo.asLarge());
  }

  private static double rounded(double value) {
    return new BigDecimal(value).round(DIGITS).doubleValue();
  }
}
