package se.framdrift.wire;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Happened;
import se.framdrift.model.Happening;
import se.framdrift.model.Happenings;
import se.framdrift.model.Judgement;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Transition;

/** What changed, and when and why. */
public final class ChangeJson {

  private ChangeJson() {}

  /** One thing that changed, with the ids of what rests on its series. */
  public static JsonObject happening(Happening happening, Happenings page) {
    JsonObject json =
        new JsonObject()
            .put("position", happening.position())
            .put("at", happening.at().toString())
            .put("origin", happening.origin());
    return switch (happening.what()) {
      case Happened.Figure(var turn, var change) ->
          json.put("kind", "value")
              .put("what", Json.code(turn))
              .put("series", change.series().toString())
              .put("period", change.period().text())
              .put("before", change.before() == null ? null : Json.observation(change.before()))
              .put("after", Json.observation(change.after()))
              .put("affects", affects(page, change.series()));
      case Happened.Figures(var turn, var series, int count, var from, var to) ->
          json.put("kind", "values")
              .put("what", Json.code(turn))
              .put("series", series.toString())
              .put("count", count)
              .put("from", from.text())
              .put("to", to.text())
              .put("affects", affects(page, series));
      case Happened.Judged(String commitment, String before, String after) ->
          json.put("kind", "status")
              .put("what", "changed")
              .put("commitment", commitment)
              .put("before", parsed(before))
              .put("after", parsed(after));
      case Happened.Reported(var statement) ->
          json.put("kind", "report")
              .put("what", "first")
              .put("commitment", statement.commitment())
              .put("after", Json.statement(statement));
      case Happened.Overridden(Judgement.Ruling override) ->
          json.put("kind", "override")
              .put("what", "first")
              .put("commitment", override.commitment())
              .put("after", JudgementJson.override(override));
      case Happened.Overridden(Judgement.Retraction retraction) ->
          json.put("kind", "override")
              .put("what", "withdrawal")
              .put("commitment", retraction.commitment())
              .put("by", retraction.by())
              .put("reason", retraction.reason());
      case Happened.Compared(String kpi, String group, int count) ->
          json.put("kind", "comparison")
              .put("what", "changed")
              .put("kpi", kpi)
              .put("group", group)
              .put("count", count);
      case Happened.Declared(var turn, var aspect, String subject, String id, var fields) ->
          json.put("kind", Json.code(aspect))
              .put("what", Json.code(turn))
              .put("subject", subject)
              .put("id", id)
              .put("fields", Json.array(fields, ChangeJson::field));
    };
  }

  private static JsonArray affects(Happenings page, SeriesId series) {
    Collection<String> ids = page.rests().get(series);
    return new JsonArray(ids == null ? List.of() : List.copyOf(ids));
  }

  private static JsonObject field(Happened.Field field) {
    return new JsonObject()
        .put("field", field.name())
        .put("before", value(field.before()))
        .put("after", value(field.after()));
  }

  private static @Nullable Object value(@Nullable String json) {
    return json == null ? null : io.vertx.core.json.Json.decodeValue(json);
  }

  private static @Nullable JsonObject parsed(@Nullable String json) {
    return json == null ? null : new JsonObject(json);
  }

  /** How a commitment came to a status, and what brought it there. */
  public static JsonObject transition(Transition transition) {
    JsonObject status = parsed(transition.status());
    JsonObject json = new JsonObject();
    json.put("state", status == null ? null : status.getString("state"))
        .put("secured", status == null ? null : status.getBoolean("secured"))
        .put("since", status == null ? null : status.getString("since"))
        .put("knownSince", status == null ? null : status.getString("knownSince"))
        .put("position", transition.position())
        .put("at", transition.at().toString())
        .put("reasons", status == null ? new JsonArray() : status.getJsonArray("reasons"))
        .put("override", status == null ? null : status.getValue("override"))
        .put(
            "cause",
            new JsonObject()
                .put("kind", Json.code(transition.cause()))
                .put("origin", transition.origin()));
    return json.put("daysLate", status == null ? null : status.getInteger("daysLate"));
  }
}
