package se.framdrift.feeds.files;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.files.Guess.Column;
import se.framdrift.feeds.files.Guess.Role;
import se.framdrift.model.LocalizedText;

/** Looks at the beginning of a file and guesses what it is. Pure. */
public final class Guesser {

  /** How many different texts of a column are told. */
  static final int MOST_DISTINCT = 200;

  private static final int LONGEST = 100;

  private static final int MOST_SEARCHED = 200_000;

  private static final Pattern UNIT =
      Pattern.compile(
          "(?<![\\p{L}])(kWh|MWh|GWh|Wh|m³|m3|µg/m³|µg/m3|°C|kg|ton|kr|%)(?![\\p{L}])",
          Pattern.CASE_INSENSITIVE);

  private final byte[] file;
  private final Source source;
  private final Bounds bounds;
  private final String format;
  private final List<LocalizedText> notes = new ArrayList<>();

  private Guesser(byte[] file, Source source, Bounds bounds) {
    this.file = file;
    this.source = source;
    this.bounds = bounds;
    this.format = source.format() == null ? Tables.format(file) : source.format();
  }

  /**
   * Guesses.
   *
   * @throws UnreadableFile when it is no table at all
   */
  public static Guess of(byte[] file) {
    return new Guesser(file, Source.UNKNOWN, Bounds.STANDARD).guess();
  }

  private Guess guess() {
    SampleRows samples;
    String separator;
    try (Table table = Tables.open(file, source, bounds)) {
      samples = SampleRows.of(table);
      separator = format.equals("csv") ? String.valueOf(table.separator()) : null;
    }
    List<SheetName> sheets = sheets();
    String encoding = format.equals("csv") ? TextEncoding.detect(file).code() : null;
    ColumnGuess columns = ColumnGuess.of(samples);
    JsonObject settings = settings(samples, columns, encoding, separator);
    String unit = unit(columns);
    if (unit != null && !settings.containsKey("unit")) {
      settings.put("unit", unit);
    }
    said(samples, columns, sheets);
    return new Guess(
        format,
        encoding,
        separator,
        sheets,
        columns(samples, columns),
        columns.dates(),
        columns.ambiguous(),
        unit,
        settings,
        notes);
  }

  private List<SheetName> sheets() {
    return switch (format) {
      case "xlsx" -> Workbook.open(file, bounds).sheets();
      case "ods" -> OpenDocument.open(file, bounds).sheets();
      default -> List.of();
    };
  }

  private List<Column> columns(SampleRows samples, ColumnGuess columns) {
    List<Set<String>> distinct = new ArrayList<>();
    samples.names().forEach(_ -> distinct.add(new LinkedHashSet<>()));
    try (Table table = Tables.open(file, source, bounds)) {
      int from = samples.skip() + (samples.header() ? 1 : 0);
      Row row = table.next();
      for (int i = 0; row != null && i < MOST_SEARCHED; i++) {
        if (i >= from) {
          gather(row, distinct);
        }
        row = table.next();
      }
    }
    return IntStream.range(0, samples.names().size())
        .mapToObj(
            i ->
                new Column(
                    samples.names().get(i), columns.roles().get(i), List.copyOf(distinct.get(i))))
        .toList();
  }

  private static void gather(Row row, List<Set<String>> distinct) {
    for (int i = 0; i < distinct.size(); i++) {
      String text = row.cell(i).stripped();
      if (!text.isEmpty() && text.length() <= LONGEST && distinct.get(i).size() < MOST_DISTINCT) {
        distinct.get(i).add(text);
      }
    }
  }

  private JsonObject settings(
      SampleRows samples,
      ColumnGuess columns,
      @Nullable String encoding,
      @Nullable String separator) {
    JsonObject settings = new JsonObject().put("format", format);
    if (encoding != null) {
      settings.put("encoding", encoding).put("separator", separator);
    }
    if (format.equals("json")) {
      settings.put("records", JsonTable.detected(file));
    }
    if (!samples.header()) {
      settings.put("header", false);
    }
    if (samples.skip() > 0) {
      settings.put("skip", samples.skip());
    }
    settings.put("layout", columns.layout());
    List<String> names = samples.names();
    String period = Objects.requireNonNullElse(columns.first(names, Role.PERIOD), names.getFirst());
    String value = Objects.requireNonNullElse(columns.first(names, Role.VALUE), names.getLast());
    if (!columns.layout().equals("wide")) {
      settings.put("period", "{" + period + "}");
    }
    switch (columns.layout()) {
      case "row-per-day" ->
          settings
              .put(
                  "values",
                  new JsonObject()
                      .put("first", columns.first(names, Role.INTERVAL))
                      .put("last", columns.last(names, Role.INTERVAL)))
              .put("stamp", columns.endStamped() ? "end" : "start");
      case "wide" -> settings.put("columns", Objects.requireNonNull(columns.wide()));
      default -> {
        settings.put("value", value);
        String interval = columns.interval();
        if (interval != null) {
          settings.put("interval", interval).put("stamp", columns.endStamped() ? "end" : "start");
        }
      }
    }
    if (!columns.dates().isEmpty() && !columns.layout().equals("wide")) {
      settings.put("dates", new JsonArray().add(columns.dates().getFirst()));
    }
    NumberText numbers = columns.numbers().numbers();
    settings.put("decimal", String.valueOf(numbers.decimal()));
    if (numbers.thousands() != '\0') {
      settings.put("thousands", String.valueOf(numbers.thousands()));
    }
    String type = columns.first(names, Role.READING_TYPE);
    if (type != null) {
      settings.put("flag", "{" + type + "}");
    }
    String count = columns.first(names, Role.COUNT);
    if (count != null) {
      settings.put("n", "{" + count + "}");
    }
    String units = columns.first(names, Role.UNIT);
    if (units != null) {
      settings.put("unit", "{" + units + "}");
    }
    return settings;
  }

  /** What the header of the value says, or the header of a day's columns nearby. */
  private static @Nullable String unit(ColumnGuess columns) {
    for (String name : columns.valueNames()) {
      Matcher matcher = UNIT.matcher(name);
      if (matcher.find()) {
        return spelled(matcher.group(1));
      }
    }
    return null;
  }

  private static String spelled(String unit) {
    return switch (unit.toLowerCase(java.util.Locale.ROOT)) {
      case "kwh" -> "kWh";
      case "mwh" -> "MWh";
      case "gwh" -> "GWh";
      case "wh" -> "Wh";
      default -> unit;
    };
  }

  private void said(SampleRows samples, ColumnGuess columns, List<SheetName> sheets) {
    if (columns.ambiguous()) {
      note(
          "Dag och månad kan vara omkastade: alla datum passar både %s och %s. Jämför med något du vet."
              .formatted(columns.dates().get(0), columns.dates().get(1)),
          "Day and month may be the other way round: every date fits both %s and %s. Compare with something that you know."
              .formatted(columns.dates().get(0), columns.dates().get(1)));
    }
    if (columns.numbers().unsure()) {
      note(
          "Kommat kan skilja tusental eller decimaler: alla tal har tre siffror efter det.",
          "The comma may divide thousands or decimals: every number has three digits behind it.");
    }
    if (!samples.header()) {
      note(
          "Filen verkar sakna rubrikrad; kolumnerna heter därför #1, #2 …",
          "The file seems to have no header row, so its columns are called #1, #2 …");
    }
    if (samples.skip() > 0) {
      note(
          "%d rader före rubriken hoppas över.".formatted(samples.skip()),
          "%d rows before the header are skipped.".formatted(samples.skip()));
    }
    List<String> hidden =
        sheets.stream().filter(SheetName::hidden).map(SheetName::name).limit(10).toList();
    if (!hidden.isEmpty()) {
      String names = String.join(", ", hidden);
      note("Dolda blad läses inte: " + names, "Hidden sheets are not read: " + names);
    }
  }

  private void note(String sv, String en) {
    notes.add(new LocalizedText(sv, en));
  }
}
