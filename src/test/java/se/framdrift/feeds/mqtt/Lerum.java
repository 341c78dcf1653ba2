package se.framdrift.feeds.mqtt;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Kpi;
import se.framdrift.feeds.FeedDeclaration;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.RawFact;
import se.framdrift.model.Span;

/** A municipality with KPIs of all lengths, and feeds as a test declares them. */
final class Lerum {

  static final Instant ARRIVAL = Instant.parse("2026-11-22T10:15:30.250Z");

  private Lerum() {}

  static Catalog catalog() {
    return new Catalog(
        new Catalog.Municipality("1441", "Lerum", "lerum", false, List.of(), List.of()),
        Map.of(
            "temperature", kpi("temperature", "PT1H", "hour-total"),
            "moment", kpi("moment", "PT0S", "instant"),
            "quarter-hour", kpi("quarter-hour", "PT15M", "hour-total"),
            "energy", kpi("energy", "P1D", "day-total"),
            "pupils", kpi("pupils", "P1Y", "school-year"),
            "half", kpi("half", "P6M", "year-total")),
        new TreeMap<>(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Map.of(),
        null);
  }

  private static Kpi kpi(String id, String resolution, String measured) {
    return new Kpi(
        id,
        new LocalizedText(id, id),
        new LocalizedText(id, id),
        "°C",
        1,
        Span.parse(resolution),
        measured,
        Span.parse("P1D"),
        false,
        Map.of("site", List.of("torpskolan", "aspenas")),
        null,
        null,
        new Kpi.Source("test", null, null),
        null);
  }

  /** A feed with these settings, JSON. */
  static FeedDeclaration feed(String settings) {
    return new FeedDeclaration(
        catalog(),
        new Catalog.Feed(
            "lerum-mqtt",
            "mqtt",
            new LocalizedText("MQTT", "MQTT"),
            null,
            null,
            null,
            null,
            null,
            settings));
  }

  /** A feed with one mapping, JSON. */
  static Translator mapped(String mapping) {
    return translator("{\"map\": [%s]}".formatted(mapping));
  }

  static Translator translator(String settings) {
    FeedDeclaration declaration = feed(new JsonObject(settings).encode());
    return new Translator(declaration, MqttSettings.read(declaration));
  }

  static Message message(String topic, String payload) {
    return new Message(topic, payload.getBytes(StandardCharsets.UTF_8), false, ARRIVAL);
  }

  static Message retained(String topic, String payload) {
    return new Message(topic, payload.getBytes(StandardCharsets.UTF_8), true, ARRIVAL);
  }

  /** Rows as a test says them: series, period and value. */
  static List<String> rows(List<RawFact> rows) {
    return rows.stream().map(row -> row.series() + " " + row.period() + " " + row.value()).toList();
  }

  static List<String> rows(Translator translator, Message message) {
    return rows(translator.translate(message).decoded().rows());
  }
}
