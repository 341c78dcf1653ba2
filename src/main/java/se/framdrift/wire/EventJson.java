package se.framdrift.wire;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.CommitEvents;
import se.framdrift.model.Event;

/** What a commit brought that people want to be told at once. Pure; any thread. */
public final class EventJson {

  private EventJson() {}

  /** {@code {"at":…,"events":[…],"position":…}}, canonical. */
  public static String write(CommitEvents commit) {
    JsonArray events = new JsonArray();
    commit.events().forEach(event -> events.add(json(event)));
    return CanonicalJson.encode(
        new JsonObject()
            .put("position", commit.position())
            .put("at", commit.at().toString())
            .put("events", events));
  }

  private static JsonObject json(Event event) {
    return switch (event) {
      case Event.Turned(String commitment, Event.Outcome before, Event.Outcome after) ->
          new JsonObject()
              .put("kind", "status")
              .put("commitment", commitment)
              .put("before", outcome(before))
              .put("after", outcome(after));
    };
  }

  private static @Nullable JsonObject outcome(Event.@Nullable Outcome outcome) {
    return outcome == null
        ? null
        : new JsonObject()
            .put("state", outcome.state())
            .put("secured", outcome.secured())
            .put("override", outcome.override());
  }

  /**
   * How a commitment stands.
   *
   * @param status as a tile has it, null for none
   */
  public static Event.@Nullable Outcome outcomeOf(@Nullable JsonObject status) {
    if (status == null) {
      return null;
    }
    JsonObject override = status.getJsonObject("override");
    return new Event.Outcome(
        status.getString("state"),
        Boolean.TRUE.equals(status.getBoolean("secured")),
        override == null ? null : override.getString("state"));
  }
}
