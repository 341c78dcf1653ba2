package se.framdrift.feeds.files;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Missing;
import se.framdrift.model.Period;
import se.framdrift.model.Span;

/** Reads a {@link Mapping} from settings; says which one makes no sense, and what would. */
public final class MappingReader {

  /** What settings of a feed say besides the mapping. */
  static final Set<String> OF_THE_FOLDER = Set.of("folder", "names", "after");

  private static final Set<String> KNOWN =
      Set.of(
          "format",
          "encoding",
          "separator",
          "sheet",
          "records",
          "header",
          "skip",
          "skipUntil",
          "ignore",
          "layout",
          "series",
          "period",
          "value",
          "values",
          "columns",
          "n",
          "margin",
          "flag",
          "unit",
          "factor",
          "tables",
          "others",
          "dates",
          "zone",
          "stamp",
          "interval",
          "decimal",
          "thousands",
          "missing",
          "reading",
          "register",
          "sum",
          "incomplete");

  private static final Set<String> FORMATS = Set.of("csv", "xlsx", "ods", "json");
  private static final int MOST_ENTRIES = 10_000;

  private final JsonObject settings;

  private MappingReader(JsonObject settings) {
    this.settings = settings;
  }

  /**
   * Reads settings.
   *
   * @throws IllegalArgumentException naming the setting, what it says and what was expected
   */
  public static Mapping read(JsonObject settings) {
    for (String name : settings.fieldNames()) {
      if (!KNOWN.contains(name) && !OF_THE_FOLDER.contains(name)) {
        throw new IllegalArgumentException("unknown setting " + name);
      }
    }
    try {
      return new MappingReader(settings).mapping();
    } catch (ClassCastException e) {
      throw new IllegalArgumentException("a setting has the wrong type: " + e.getMessage(), e);
    }
  }

  private Mapping mapping() {
    Map<String, Map<String, String>> tables = tables();
    Layout layout = layout();
    Stretch stretch = stretch();
    Span sum = span("sum");
    if (layout instanceof Layout.Reading && stretch.length() == null && sum == null) {
      throw new IllegalArgumentException(
          "row-per-reading needs interval, such as PT30M, or sum, such as P1D");
    }
    if (sum != null && layout instanceof Layout.Wide) {
      throw new IllegalArgumentException("sum makes no sense with layout wide");
    }
    Mapping mapping =
        new Mapping(
            source(),
            layout,
            Template.of(text("series")),
            template("n"),
            template("margin"),
            template("flag"),
            template("unit"),
            factor(),
            tables,
            oneOf("others", "refuse", "refuse", "skip").equals("skip"),
            dates(),
            stretch,
            numbers(),
            missing(),
            sum,
            oneOf("incomplete", "missing", "missing", "refuse").equals("missing"));
    known(mapping, tables.keySet());
    return mapping;
  }

  private static void known(Mapping mapping, Set<String> tables) {
    List<@Nullable Template> all =
        java.util.Arrays.asList(
            mapping.series(), mapping.n(), mapping.margin(), mapping.flag(), mapping.unit());
    for (Template template : all) {
      if (template != null) {
        for (String table : template.tables()) {
          if (!tables.contains(table)) {
            throw new IllegalArgumentException(
                "%s names the table %s; tables has %s".formatted(template, table, tables));
          }
        }
      }
    }
  }

  private Source source() {
    String format = optional("format");
    if (format != null && !FORMATS.contains(format)) {
      throw new IllegalArgumentException(
          "format is %s; expected csv, xlsx, ods or json".formatted(format));
    }
    String encoding = optional("encoding");
    String separator = optional("separator");
    if (separator != null && separator.length() != 1) {
      throw new IllegalArgumentException("separator is not one character");
    }
    int skip = settings.getInteger("skip", 0);
    if (skip < 0 || skip > 10_000) {
      throw new IllegalArgumentException("skip is %d; expected 0 to 10000".formatted(skip));
    }
    return new Source(
        format,
        encoding == null ? null : TextEncoding.parse(encoding),
        separator == null ? null : separator.charAt(0),
        optional("sheet"),
        optional("records"),
        settings.getBoolean("header", true),
        skip,
        optional("skipUntil"),
        texts("ignore"));
  }

  private Layout layout() {
    String layout = oneOf("layout", "rows", "rows", "row-per-day", "row-per-reading", "wide");
    return switch (layout) {
      case "row-per-day" -> {
        JsonObject values = settings.getJsonObject("values", new JsonObject());
        if (!(values.getValue("first") instanceof String first)
            || !(values.getValue("last") instanceof String last)) {
          throw new IllegalArgumentException(
              "row-per-day needs values: {first: …, last: …}, the names of two columns");
        }
        yield new Layout.Day(Template.of(text("period")), first, last);
      }
      case "row-per-reading" ->
          new Layout.Reading(
              Template.of(text("period")),
              text("value"),
              oneOf("reading", "interval", "interval", "cumulative").equals("cumulative"),
              register());
      case "wide" -> {
        String columns = text("columns");
        int hole = columns.indexOf("{}");
        if (hole < 0) {
          throw new IllegalArgumentException(
              "columns is %s; expected {} where the period stands, as in emissions.{}"
                  .formatted(columns));
        }
        yield new Layout.Wide(columns.substring(0, hole), columns.substring(hole + 2));
      }
      default -> new Layout.Rows(Template.of(text("period")), text("value"));
    };
  }

  private @Nullable BigDecimal register() {
    Object register = settings.getValue("register");
    if (register == null) {
      return null;
    }
    BigDecimal size = decimal("register", register);
    if (size.signum() <= 0) {
      throw new IllegalArgumentException("register is %s; expected more than 0".formatted(size));
    }
    return size;
  }

  private Stretch stretch() {
    String zone = settings.getString("zone");
    try {
      return new Stretch(
          span("interval"),
          oneOf("stamp", "start", "start", "end").equals("end"),
          zone == null ? Period.ZONE : ZoneId.of(zone));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "zone is %s; expected such as Europe/Stockholm or UTC".formatted(zone), e);
    }
  }

  private @Nullable Span span(String name) {
    String text = optional(name);
    if (text == null) {
      return null;
    }
    try {
      Span span = Span.parse(text);
      boolean days = !span.days().isZero();
      boolean time = !span.time().isZero();
      if (span.days().isNegative()
          || span.time().isNegative()
          || (days && time)
          || span.time().compareTo(Duration.ofDays(366)) > 0) {
        throw new IllegalArgumentException("not one of them");
      }
      return span;
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s is %s; expected such as PT30M, PT1H, P1D, P1M or P1Y".formatted(name, text), e);
    }
  }

  private NumberText numbers() {
    String decimal = oneOf("decimal", ".", ".", ",");
    String thousands = optional("thousands");
    if (thousands != null && !Set.of(" ", ".", ",", "'").contains(thousands)) {
      throw new IllegalArgumentException(
          "thousands is «%s»; expected a space, a point, a comma or '".formatted(thousands));
    }
    return new NumberText(decimal.charAt(0), thousands == null ? '\0' : thousands.charAt(0));
  }

  private BigDecimal factor() {
    Object factor = settings.getValue("factor");
    return factor == null ? BigDecimal.ONE : decimal("factor", factor);
  }

  private static BigDecimal decimal(String name, Object value) {
    try {
      BigDecimal number = new BigDecimal(value.toString());
      if (number.precision() <= 30 && Math.abs(number.scale()) <= 30) {
        return number;
      }
    } catch (NumberFormatException _) {
      // answered below, like a number that is out of range
    }
    throw new IllegalArgumentException("%s is %s; expected a number".formatted(name, value));
  }

  private List<DatePattern> dates() {
    List<DatePattern> dates = new ArrayList<>();
    texts("dates").forEach(text -> dates.add(DatePattern.of(text)));
    return dates;
  }

  private Map<String, String> missing() {
    Map<String, String> missing = new LinkedHashMap<>();
    settings
        .getJsonObject("missing", new JsonObject())
        .forEach(
            entry -> {
              try {
                missing.put(entry.getKey(), Missing.parse(String.valueOf(entry.getValue())).code());
              } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                    "missing: %s is %s; expected one of %s"
                        .formatted(entry.getKey(), entry.getValue(), Missing.codes()),
                    e);
              }
            });
    return missing;
  }

  private Map<String, Map<String, String>> tables() {
    Map<String, Map<String, String>> tables = new LinkedHashMap<>();
    settings
        .getJsonObject("tables", new JsonObject())
        .forEach(
            entry -> {
              if (!(entry.getValue() instanceof JsonObject table) || table.size() > MOST_ENTRIES) {
                throw new IllegalArgumentException(
                    "tables: %s is no table of at most %d entries"
                        .formatted(entry.getKey(), MOST_ENTRIES));
              }
              Map<String, String> entries = new LinkedHashMap<>();
              table.forEach(each -> entries.put(each.getKey(), String.valueOf(each.getValue())));
              tables.put(entry.getKey(), entries);
            });
    return tables;
  }

  private List<String> texts(String name) {
    Object value = settings.getValue(name);
    return switch (value) {
      case null -> List.of();
      case String text -> List.of(text);
      case JsonArray array when array.size() <= 100 -> array.stream().map(String::valueOf).toList();
      default -> throw new IllegalArgumentException(name + " is no list of at most 100 texts");
    };
  }

  private @Nullable Template template(String name) {
    String text = optional(name);
    return text == null ? null : Template.of(text);
  }

  private String oneOf(String name, String otherwise, String... known) {
    String text = optional(name);
    if (text == null) {
      return otherwise;
    }
    for (String each : known) {
      if (each.equals(text)) {
        return text;
      }
    }
    throw new IllegalArgumentException(
        "%s is %s; expected one of %s".formatted(name, text, String.join(", ", known)));
  }

  private String text(String name) {
    String text = optional(name);
    if (text == null) {
      throw new IllegalArgumentException(name + " is not given");
    }
    return text;
  }

  private @Nullable String optional(String name) {
    Object value = settings.getValue(name);
    if (value != null && !(value instanceof String) && !(value instanceof Number)) {
      throw new IllegalArgumentException(name + " is no text");
    }
    return value == null || value.toString().isEmpty() ? null : value.toString();
  }
}
