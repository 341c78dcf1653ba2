package se.framdrift.feeds.mqtt;

import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Kpi;
import se.framdrift.feeds.mqtt.Mapping.Time;
import se.framdrift.model.Period;

/** Reads one mapping from settings; every exception is an IllegalArgumentException in words. */
final class MappingJson {

  private static final List<String> BESIDE = List.of("last_changed", "last_updated");

  private MappingJson() {}

  static Mapping read(JsonObject json, Catalog catalog) {
    PayloadKind payload = payload(json.getString("payload"));
    String time = json.getString("time");
    Mapping mapping =
        new Mapping(
            TopicFilter.parse(json.getString("topic")),
            payload,
            pointer("value", json.getString("value")),
            pointer("rows", json.getString("rows")),
            time(payload, time),
            stamp(json.getJsonObject("period", new JsonObject())),
            Template.parse(json.getString("series")),
            json.getString("unit"),
            factor(json.getNumber("factor")),
            translations(json.getJsonObject("translate", new JsonObject())),
            json.getString("absent", "refuse").equals("skip")
                ? Mapping.Absent.SKIP
                : Mapping.Absent.REFUSE);
    check(mapping);
    checkKpi(mapping.series(), catalog);
    return mapping;
  }

  private static PayloadKind payload(String word) {
    return Arrays.stream(PayloadKind.values())
        .filter(kind -> kind.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("payload: no kind " + word));
  }

  private static @Nullable JsonPointer pointer(String setting, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return JsonPointer.from(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s: not a JSON pointer: %s; expected one such as /object/temperature"
              .formatted(setting, text),
          e);
    }
  }

  private static Time time(PayloadKind payload, @Nullable String text) {
    if (text != null && text.equals("arrival")) {
      return new Time.Arrival();
    }
    return switch (payload) {
      case SENML -> {
        if (text != null) {
          throw new IllegalArgumentException("time: SenML says its own; or arrival");
        }
        yield new Time.Own();
      }
      case CHIRPSTACK -> {
        JsonPointer given = pointer("time", text);
        yield new Time.Pointer(given == null ? JsonReadings.UPLINK_TIME : given);
      }
      case JSON -> {
        JsonPointer given = pointer("time", text);
        if (given == null) {
          throw new IllegalArgumentException(
              "time: where is it? A JSON pointer, or arrival when the message's own is good enough");
        }
        yield new Time.Pointer(given);
      }
      case NUMBER ->
          throw new IllegalArgumentException("time: a bare number has none; it must be arrival");
      case HOME_ASSISTANT -> {
        if (text == null || !BESIDE.contains(text)) {
          throw new IllegalArgumentException("time: expected one of arrival, " + BESIDE);
        }
        yield new Time.Beside(text);
      }
    };
  }

  private static Stamp stamp(JsonObject json) {
    String form = json.getString("form", "iso");
    return new Stamp(
        json.getString("stamp", "start").equals("end") ? Stamp.Edge.END : Stamp.Edge.START,
        Arrays.stream(Stamp.Form.values())
            .filter(known -> known.word().equals(form))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("period.form: no form " + form)),
        zone(json.getString("zone")));
  }

  private static ZoneId zone(@Nullable String name) {
    try {
      return name == null ? Period.ZONE : ZoneId.of(name);
    } catch (java.time.DateTimeException e) {
      throw new IllegalArgumentException("period.zone: no zone " + name, e);
    }
  }

  private static BigDecimal factor(@Nullable Number number) {
    return number == null ? BigDecimal.ONE : new BigDecimal(number.toString());
  }

  private static Map<String, Map<String, String>> translations(JsonObject json) {
    Map<String, Map<String, String>> translations = new HashMap<>();
    for (String place : json.fieldNames()) {
      Map<String, String> words = new HashMap<>();
      json.getJsonObject(place).forEach(word -> words.put(word.getKey(), word.getValue() + ""));
      translations.put(place, Map.copyOf(words));
    }
    return Map.copyOf(translations);
  }

  private static void check(Mapping mapping) {
    PayloadKind payload = mapping.payload();
    boolean pointed = payload == PayloadKind.JSON || payload == PayloadKind.CHIRPSTACK;
    if (pointed && mapping.value() == null) {
      throw new IllegalArgumentException(
          "value: where is it? A JSON pointer such as /object/temperature");
    }
    if (payload == PayloadKind.SENML
        && mapping.value() != null
        && !List.of("/v", "/s").contains(mapping.value().toString())) {
      throw new IllegalArgumentException("value: of SenML it is /v or /s");
    }
    if (mapping.rows() != null && payload != PayloadKind.JSON) {
      throw new IllegalArgumentException("rows: only payloads of kind json have them");
    }
    if (mapping.time() instanceof Time.Beside
        && !mapping.topic().levels().getLast().equals("state")) {
      throw new IllegalArgumentException("topic: must end with /state to have a time beside it");
    }
    places(mapping);
  }

  /** Places that nothing could ever fill are a slip of the pen. */
  private static void places(Mapping mapping) {
    for (String place : mapping.series().places()) {
      boolean known =
          place.startsWith("/")
              ? mapping.payload() == PayloadKind.JSON || mapping.payload() == PayloadKind.CHIRPSTACK
              : mapping.topic().levels().contains("{" + place + "}")
                  || (mapping.payload() == PayloadKind.CHIRPSTACK
                      && JsonReadings.UPLINK_WORDS.containsKey(place))
                  || (mapping.payload() == PayloadKind.SENML && place.equals("name"));
      if (!known) {
        throw new IllegalArgumentException("series: nothing is called {%s}".formatted(place));
      }
    }
  }

  /** Where the KPI is written out, it must be one, and have periods that a moment falls into. */
  private static void checkKpi(Template series, Catalog catalog) {
    String[] parts = series.beginning().split(":", 3);
    boolean whole = parts.length == 3 || (parts.length == 2 && series.parts().size() == 1);
    if (!whole) {
      return;
    }
    Kpi kpi = catalog.kpis().get(parts[1]);
    if (kpi == null) {
      throw new IllegalArgumentException("series: no KPI %s in the catalog".formatted(parts[1]));
    }
    if (!Stamp.knows(kpi.resolution())) {
      throw new IllegalArgumentException(
          "series: %s has periods of %s, in which no moment can be put; expected PT0S (instant), a part of an hour, PT1H, P1D, P1W, P1M, P3M or P1Y"
              .formatted(kpi.id(), kpi.resolution()));
    }
  }
}
