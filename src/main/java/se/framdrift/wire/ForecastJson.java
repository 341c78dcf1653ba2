package se.framdrift.wire;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import se.framdrift.commitments.Forecast;
import se.framdrift.model.Period;

/** Where a commitment's figures go, as pages and programs read it. */
final class ForecastJson {

  private ForecastJson() {}

  static @Nullable JsonObject orNull(@Nullable Forecast forecast) {
    return switch (forecast) {
      case null -> null;
      case Forecast.None(var why) ->
          new JsonObject()
              .put("text", Json.text(why.text()))
              .put("code", why.code())
              .putNull("points");
      case Forecast.Made made ->
          new JsonObject()
              .put("text", Json.text(made.words().text()))
              .put("code", made.words().code())
              .put("level", Forecast.LEVEL)
              .put("rests", made.rests())
              .put("fulfilment", fulfilment(made.fulfilment()))
              .put("points", Json.array(made.steps(), ForecastJson::point));
    };
  }

  private static @Nullable JsonObject fulfilment(Forecast.@Nullable Fulfilment found) {
    return found == null
        ? null
        : new JsonObject()
            .put("earliest", text(found.earliest()))
            .put("likely", text(found.likely()))
            .put("latest", text(found.latest()))
            .put("until", found.until().text());
  }

  private static @Nullable String text(@Nullable Period period) {
    return period == null ? null : period.text();
  }

  private static JsonArray point(Forecast.Step step) {
    return new JsonArray()
        .add(step.period().text())
        .add(step.value())
        .add(step.low())
        .add(step.high());
  }
}
