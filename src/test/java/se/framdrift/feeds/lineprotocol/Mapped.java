package se.framdrift.feeds.lineprotocol;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Kpi;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.FeedDeclaration;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.RawFact;
import se.framdrift.model.Span;

/**
 * Feeds of a made-up municipality whose KPI {@code energy} has the resolution that a test needs.
 */
final class Mapped {

  static final Instant NOW = Instant.parse("2026-11-22T12:34:56.789Z");

  private Mapped() {}

  static MappedLines feed(String resolution, String settings) {
    return feed(resolution, settings, new LongAdder());
  }

  static MappedLines feed(String resolution, String settings, LongAdder ignored) {
    return new LineProtocolFeed()
        .open(
            new FeedDeclaration(
                catalog(resolution),
                new Catalog.Feed(
                    "smaby-lines",
                    "line-protocol",
                    text(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    new JsonObject(settings).encode())),
            ignored);
  }

  static Decoded read(MappedLines feed, String lines) {
    return feed.read(lines.getBytes(StandardCharsets.UTF_8), Precision.S, NOW);
  }

  /** The rows as {@code number series period value unit}. */
  static List<String> rows(Decoded decoded) {
    return decoded.rows().stream().map(Mapped::shown).toList();
  }

  static List<String> problems(Decoded decoded) {
    return decoded.undecodable().stream().map(each -> each.row() + " " + each.problem()).toList();
  }

  private static String shown(RawFact row) {
    String unit = row.unit() == null ? "" : " " + row.unit();
    return row.row() + " " + row.series() + " " + row.period() + " " + row.value() + unit;
  }

  private static LocalizedText text() {
    return new LocalizedText("text", "text");
  }

  private static Catalog catalog(String resolution) {
    @Nullable Double none = null;
    Kpi energy =
        new Kpi(
            "energy",
            text(),
            text(),
            "kWh",
            1,
            Span.parse(resolution),
            "hour-total",
            Span.parse("P1D"),
            false,
            Map.of("site", List.of("torgskolan", "badhuset")),
            none,
            none,
            none,
            Kpi.Doubtful.FLAG,
            Map.of("MWh", 1000.0),
            new Kpi.Source("test", null, null),
            null);
    return new Catalog(
        new Catalog.Municipality("0001", "Småby", "smaby", false, List.of(), List.of()),
        Map.of("energy", energy),
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
}
