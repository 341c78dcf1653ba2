package se.framdrift.feeds.files;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Outcome;
import se.framdrift.model.RawFact;
import se.framdrift.wire.Json;

/** The JSON of guesses and previews, and the YAML of a mapping. */
public final class FilesJson {

  private FilesJson() {}

  /** What a file seems to be. */
  public static JsonObject guess(Guess guess) {
    JsonArray columns = new JsonArray();
    guess
        .columns()
        .forEach(
            column ->
                columns.add(
                    new JsonObject()
                        .put("name", column.name())
                        .put("role", code(column.role()))
                        .put("distinct", new JsonArray(column.distinct()))));
    JsonArray sheets = new JsonArray();
    guess
        .sheets()
        .forEach(
            sheet ->
                sheets.add(
                    new JsonObject().put("name", sheet.name()).put("hidden", sheet.hidden())));
    JsonArray notes = new JsonArray();
    guess.notes().forEach(note -> notes.add(text(note)));
    return new JsonObject()
        .put("format", guess.format())
        .put("encoding", guess.encoding())
        .put("separator", guess.separator())
        .put("sheets", sheets)
        .put("columns", columns)
        .put("dates", new JsonArray(guess.dates()))
        .put("ambiguous", guess.ambiguous())
        .put("unit", guess.unit())
        .put("notes", notes)
        .put("mapping", guess.settings());
  }

  private static JsonObject text(LocalizedText text) {
    return new JsonObject().put("sv", text.sv()).put("en", text.en());
  }

  private static String code(Guess.Role role) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What would become of a file. */
  public static JsonObject preview(Preview preview) {
    JsonArray rows = new JsonArray();
    for (Preview.Shown row : preview.rows()) {
      rows.add(
          new JsonObject()
              .put("row", row.row())
              .put("line", row.line())
              .put("cells", new JsonArray(row.cells()))
              .put("facts", row.facts().size())
              .put("first", row.facts().isEmpty() ? null : fact(row.facts().getFirst()))
              .put("skipped", row.skipped())
              .put("rejected", Json.array(row.rejected(), Json::rejection)));
    }
    Preview.Counts counts = preview.counts();
    JsonObject json =
        new JsonObject()
            .put("rows", counts.rows())
            .put("accepted", counts.accepted())
            .put("rejected", counts.rejected())
            .put("skipped", counts.skipped());
    if (!counts.outcomes().isEmpty()) {
      for (Outcome outcome : List.of(Outcome.ACCEPTED, Outcome.REVISED, Outcome.UNCHANGED)) {
        String name = outcome == Outcome.ACCEPTED ? "new" : outcome.name().toLowerCase(Locale.ROOT);
        json.put(name, counts.outcomes().getOrDefault(outcome, 0));
      }
    }
    return new JsonObject()
        .put("columns", new JsonArray(columns(preview)))
        .put("rows", rows)
        .put("rejected", Json.array(preview.rejected(), Json::rejection))
        .put("counts", json);
  }

  /** The names of the header, or numbers. */
  private static List<String> columns(Preview preview) {
    int width = preview.rows().stream().mapToInt(row -> row.cells().size()).max().orElse(0);
    List<String> names = preview.columns();
    return IntStream.range(0, Math.max(width, names.size()))
        .mapToObj(i -> i < names.size() && !names.get(i).isEmpty() ? names.get(i) : "#" + (i + 1))
        .toList();
  }

  private static JsonObject fact(RawFact fact) {
    return new JsonObject()
        .put("series", fact.series())
        .put("period", fact.period())
        .put("value", fact.value())
        .put("missing", fact.missing())
        .put("unit", fact.unit())
        .put("flag", fact.flag());
  }

  /** A mapping as it stands under {@code settings} of a feed in {@code feeds.yaml}. */
  public static String yaml(String feed, JsonObject mapping) {
    Map<String, Object> settings = mapping.copy().getMap();
    DumpSettings style =
        DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setUseUnicodeEncoding(true)
            .build();
    String text = new Dump(style).dumpToString(plain(settings));
    return "# Settings of the feed %s; put them into feeds.yaml.%nkind: files%nsettings:%n"
            .formatted(feed)
        + text.indent(2);
  }

  private static Object plain(Object value) {
    return switch (value) {
      case JsonObject object -> plain(object.getMap());
      case JsonArray array -> array.stream().map(FilesJson::plain).toList();
      case Map<?, ?> map -> {
        java.util.LinkedHashMap<String, Object> plain = new java.util.LinkedHashMap<>();
        map.forEach((key, each) -> plain.put(String.valueOf(key), plain(each)));
        yield plain;
      }
      case List<?> list -> list.stream().map(FilesJson::plain).toList();
      case null -> "";
      default -> value;
    };
  }
}
