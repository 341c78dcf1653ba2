package se.framdrift.feeds.smhi;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.reading.Decimal;
import se.framdrift.feeds.reading.JsonTree;
import se.framdrift.feeds.reading.Millis;
import se.framdrift.feeds.reading.Refusal;
import se.framdrift.feeds.reading.Rows;
import se.framdrift.feeds.reading.Stamps;
import se.framdrift.feeds.reading.Target;
import se.framdrift.feeds.reading.TextLines;
import se.framdrift.feeds.reading.Unreadable;
import se.framdrift.model.Missing;
import se.framdrift.model.Period;
import se.framdrift.model.RawFact;
import se.framdrift.model.RawText;

/**
 * Measurements of one parameter at one station: the CSV of four blocks, of which the last one is
 * read, and the JSON with {@code value}. Times are UTC; a day or month that the source names itself
 * is taken as it is named. Rows are numbered within their block or list.
 *
 * @param stamps what a moment means, for parameters without days or months
 */
record Metobs(Target target, Stamps stamps, Quality quality) {

  /** A line of the CSV; its heading is the header line of the block. */
  static final String CSV = "metobs-csv";

  /** One element of the JSON. */
  static final String JSON = "metobs-json";

  private static final String QUALITY = "Kvalitet";
  private static final List<String> DAYS = List.of("Representativt dygn", "Representativ månad");

  /**
   * Where things stand in the data block.
   *
   * @param named the column of the day or month that a row is about, -1 when there is none
   */
  record Columns(String header, int date, int time, int named, int value, int quality) {

    /** Reads a header line; null when it is none. */
    static @Nullable Columns of(String header) {
      List<String> names = List.of(header.split(";", -1));
      int quality = names.indexOf(QUALITY);
      int date = names.indexOf("Datum");
      int time = names.indexOf("Tid (UTC)");
      int named = -1;
      for (String day : DAYS) {
        named = Math.max(named, names.indexOf(day));
      }
      boolean known = quality > 0 && (named >= 0 || (date >= 0 && time >= 0));
      return known ? new Columns(header, date, time, named, quality - 1, quality) : null;
    }
  }

  /** Rows, and the header line that one of them needs to be read again; empty for JSON. */
  record Read(Decoded decoded, String format, String heading) {}

  /**
   * Reads the one form or the other.
   *
   * @throws Unreadable when it is neither
   */
  Read read(byte[] body) {
    return body.length > 0 && body[0] == '{' ? new Read(json(body), JSON, "") : csv(body);
  }

  /**
   * Reads a whole file.
   *
   * @throws Unreadable when it has no block of data
   */
  Read csv(byte[] body) {
    Rows rows = new Rows();
    Columns[] found = new Columns[1];
    int[] first = new int[1];
    TextLines.each(
        body,
        line -> {
          if (found[0] == null) {
            found[0] = Columns.of(line.text());
            first[0] = line.number();
          } else if (!line.text().isBlank()) {
            Columns columns = found[0];
            rows.add(
                line.number() - first[0],
                line.raw(),
                (number, raw) -> row(number, columns, line.text(), raw));
          }
        });
    if (found[0] == null) {
      throw new Unreadable("no line that begins data, such as Datum;Tid (UTC);…;Kvalitet");
    }
    return new Read(rows.decoded(), CSV, found[0].header());
  }

  /**
   * Reads the JSON.
   *
   * @throws Unreadable when it is not of this form
   */
  Decoded json(byte[] body) {
    JsonTree tree = JsonTree.read(body);
    if (!(tree.at("value") instanceof JsonTree.Items(var list))) {
      throw new Unreadable("not data of metobs: there is no list value");
    }
    Rows rows = new Rows();
    for (int i = 0; i < list.size(); i++) {
      JsonTree element = list.get(i);
      RawText raw = element instanceof JsonTree.Fields fields ? fields.raw(body) : RawText.of("");
      rows.add(i + 1, raw, (number, text) -> element(number, element, text));
    }
    return rows.decoded();
  }

  /** Reads one row again. */
  Decoded again(String format, String heading, String text) {
    Rows rows = new Rows();
    rows.add(
        1,
        RawText.of(text),
        (number, raw) -> {
          if (format.equals(JSON)) {
            return element(number, JsonTree.read(text.getBytes(StandardCharsets.UTF_8)), raw);
          }
          Columns columns = Columns.of(heading);
          if (columns == null) {
            throw new Refusal("", "the header line of its file was not kept", "it beside the row");
          }
          return row(number, columns, text, raw);
        });
    return rows.decoded();
  }

  private RawFact row(int number, Columns columns, String line, RawText raw) {
    String[] cells = line.split(";", -1);
    if (cells.length <= columns.quality()) {
      throw new Refusal(
          "",
          "%d columns".formatted(cells.length),
          "at least %d, separated by semicolons".formatted(columns.quality() + 1));
    }
    String period =
        columns.named() >= 0
            ? named(cells[columns.named()])
            : stamps.period("Datum", moment(cells[columns.date()], cells[columns.time()]));
    return fact(number, period, cells[columns.value()], cells[columns.quality()], raw);
  }

  private RawFact element(int number, JsonTree element, RawText raw) {
    String date = element.textAt("date");
    String named = element.textAt("ref");
    if (date == null && named == null) {
      throw new Refusal("date", "not given", "milliseconds since 1970, or ref with a day");
    }
    String period =
        named == null
            ? stamps.period("date", Millis.moment("date", String.valueOf(date)))
            : named(named);
    String quality = element.textAt("quality");
    String value = element.textAt("value");
    return fact(number, period, value == null ? "" : value, quality == null ? "" : quality, raw);
  }

  private RawFact fact(int number, String period, String value, String mark, RawText raw) {
    boolean missing = value.isBlank();
    return new RawFact(
        number,
        target.series(),
        period,
        missing ? null : Decimal.times("value", value, target.factor()),
        null,
        null,
        missing ? null : quality.flag(mark),
        missing ? Missing.NOT_COLLECTED.code() : null,
        target.unit(),
        raw);
  }

  private static String named(String text) {
    try {
      return Period.parse(text).text();
    } catch (IllegalArgumentException _) {
      throw new Refusal(
          "Representativt dygn",
          "not a day or month: " + Unreadable.shown(text),
          "such as 2013-01-01 or 2013-01");
    }
  }

  private static Instant moment(String date, String time) {
    try {
      return LocalDateTime.of(LocalDate.parse(date.strip()), LocalTime.parse(time.strip()))
          .toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException _) {
      throw new Refusal(
          "Datum",
          "not a time: " + Unreadable.shown(date + " " + time),
          "such as 2013-01-01;00:00:00, in UTC");
    }
  }
}
