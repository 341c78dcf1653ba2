package se.framdrift.feeds.cases;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.OutsideFields;
import se.framdrift.feeds.OutsideFields.Refusal;

/** Reads what is sent about cases. */
record CaseReader(Set<String> kinds, Set<String> areas, Instant now) {

  private static final List<String> WHOLE =
      List.of("id", "kind", "area", "opened", "closed", "paused", "reopened");
  private static final List<String> EVENT = List.of("id", "event", "at", "kind", "area");
  private static final List<String> PAUSE = List.of("from", "to");

  /** What is kept of a case, or told of it. */
  record Told(@Nullable String kind, @Nullable String area, CaseHistory history) {

    static Told parse(String content) {
      JsonObject kept = new JsonObject(content);
      CaseHistory history = CaseHistory.NONE;
      JsonArray events = kept.getJsonArray("events");
      for (int i = 0; i < events.size(); i++) {
        String[] parts = events.getString(i).split(" ", 2);
        history =
            history.with(
                new CaseEvent(Instant.parse(parts[0]), CaseEvent.What.of(parts[1]).orElseThrow()));
      }
      return new Told(kept.getString("kind"), kept.getString("area"), history);
    }

    String content() {
      JsonArray written = new JsonArray();
      history.events().forEach(each -> written.add(each.at() + " " + each.what().word()));
      JsonObject kept = new JsonObject();
      if (kind != null) {
        kept.put("kind", kind);
      }
      if (area != null) {
        kept.put("area", area);
      }
      return kept.put("events", written).encode();
    }
  }

  /** One row: a whole case, or one event. */
  sealed interface Row {
    String id();

    Told told();

    /** Replaces all that was known of it. */
    record Whole(String id, Told told) implements Row {}

    /** Adds to what is known of it. */
    record Event(String id, Told told, CaseEvent event) implements Row {}
  }

  /**
   * Reads a row.
   *
   * @throws Refusal with words that repeat nothing of it
   */
  Row read(@Nullable Object row) {
    boolean event = row instanceof JsonObject object && object.containsKey("event");
    OutsideFields fields = OutsideFields.of(row, event ? EVENT : WHOLE);
    String id = fields.text("id");
    String kind = fields.choice("kind", kinds);
    String area = fields.choice("area", areas);
    if (event) {
      CaseEvent happened = event(fields);
      return new Row.Event(id, new Told(kind, area, CaseHistory.NONE), happened);
    }
    if (kind == null) {
      throw new Refusal("kind", "not given", "one of " + kinds);
    }
    return new Row.Whole(id, new Told(kind, area, whole(fields)));
  }

  private CaseEvent event(OutsideFields fields) {
    CaseEvent.What what =
        CaseEvent.What.of(fields.text("event"))
            .orElseThrow(
                () -> new Refusal("event", "no such event", "one of " + CaseEvent.What.words()));
    return new CaseEvent(given(fields.moment("at", now), "at"), what);
  }

  private static Instant given(@Nullable Instant moment, String field) {
    if (moment == null) {
      throw new Refusal(field, "not given", "a moment such as 2026-05-04T08:00:00Z");
    }
    return moment;
  }

  private CaseHistory whole(OutsideFields fields) {
    Instant opened = given(fields.moment("opened", now), "opened");
    Instant closed = fields.moment("closed", now);
    Instant reopened = fields.moment("reopened", now);
    notBefore("closed", closed, opened);
    notBefore("reopened", reopened, opened);
    List<CaseEvent> events = new ArrayList<>(List.of(new CaseEvent(opened, CaseEvent.What.OPENED)));
    pauses(fields, opened, reopened == null ? closed : null, events);
    if (closed != null) {
      events.add(new CaseEvent(closed, CaseEvent.What.CLOSED));
    }
    if (reopened != null) {
      events.add(new CaseEvent(reopened, CaseEvent.What.REOPENED));
    }
    CaseHistory history = CaseHistory.NONE;
    for (CaseEvent each : events) {
      history = history.with(each);
    }
    return history;
  }

  private void pauses(
      OutsideFields fields, Instant opened, @Nullable Instant closed, List<CaseEvent> events) {
    Instant before = opened;
    JsonArray pauses = fields.list("paused");
    if (pauses.size() > CaseHistory.MOST / 2) {
      throw new Refusal("paused", "too many pauses", "at most " + CaseHistory.MOST / 2);
    }
    for (int i = 0; i < pauses.size(); i++) {
      OutsideFields pause = OutsideFields.of(pauses.getValue(i), PAUSE);
      Instant from = given(pause.moment("from", now), "from");
      Instant to = pause.moment("to", now);
      notBefore("paused", from, before);
      events.add(new CaseEvent(from, CaseEvent.What.PAUSED));
      if (to == null) {
        if (i < pauses.size() - 1 || closed != null) {
          throw new Refusal("paused", "a pause has no end, and more follows", "to of each pause");
        }
      } else {
        if (!to.isAfter(from) || (closed != null && to.isAfter(closed))) {
          throw new Refusal(
              "paused", "a pause ends before it begins, or after closed", "from < to <= closed");
        }
        events.add(new CaseEvent(to, CaseEvent.What.RESUMED));
        before = to;
      }
    }
  }

  private static void notBefore(String field, @Nullable Instant moment, Instant earlier) {
    if (moment != null && moment.isBefore(earlier)) {
      throw new Refusal(
          field, "before what must come before it", "opened, then pauses in order, then closed");
    }
  }
}
