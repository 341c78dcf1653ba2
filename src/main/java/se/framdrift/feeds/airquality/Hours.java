package se.framdrift.feeds.airquality;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
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
import se.framdrift.model.RawFact;
import se.framdrift.model.RawText;

/**
 * Figures of one time series: {@code {"values":[{"timestamp":<ms>,"value":"12.3"}]}} of the API, or
 * CSV with the column {@code tid} and one for each substance. An hour without a value is missing;
 * an hour that comes twice makes two rows, of which the ledger takes the last and says so.
 *
 * @param stamps what a moment means
 */
record Hours(Target target, Stamps stamps) {

  /** A line of CSV; its heading is the header line. */
  static final String CSV = "air-csv";

  /** One element of values. */
  static final String JSON = "air-json";

  private static final String TIME = "tid";
  private static final String TIMESTAMP = "timestamp";
  private static final String VALUE = "value";

  /**
   * Reads an answer of getData.
   *
   * @throws Unreadable when it is not of this form
   */
  Decoded json(byte[] body) {
    JsonTree tree = JsonTree.read(body);
    if (!(tree.at("values") instanceof JsonTree.Items(var list))) {
      throw new Unreadable("not data of a time series: there is no list values");
    }
    Rows rows = new Rows();
    for (int i = 0; i < list.size(); i++) {
      JsonTree element = list.get(i);
      RawText raw = element instanceof JsonTree.Fields fields ? fields.raw(body) : RawText.of("");
      rows.add(i + 1, raw, (number, text) -> element(number, element, text));
    }
    return rows.decoded();
  }

  /** Rows, and the header line that one of them needs to be read again. */
  record Read(Decoded decoded, String heading) {}

  /**
   * Reads CSV.
   *
   * @param column of the values
   * @throws Unreadable when there is no such column, or none of times
   */
  Read csv(byte[] body, String column) {
    Rows rows = new Rows();
    String[] header = new String[1];
    TextLines.each(
        body,
        line -> {
          String first = header[0];
          if (first == null) {
            header[0] = line.text();
            columns(line.text(), column);
          } else if (!line.text().isBlank()) {
            rows.add(
                line.number() - 1,
                line.raw(),
                (number, raw) -> line(number, first, column, line.text(), raw));
          }
        });
    String first = header[0];
    if (first == null) {
      throw new Unreadable("there is nothing; expected a line with tid and " + column);
    }
    return new Read(rows.decoded(), first);
  }

  private record Columns(int time, int value) {}

  private static Columns columns(String header, String column) {
    List<String> names = List.of(header.strip().split(",", -1));
    Columns columns = new Columns(names.indexOf(TIME), names.indexOf(column));
    if (columns.time() < 0 || columns.value() < 0) {
      throw new Unreadable(
          "no columns tid and %s in %s".formatted(column, Unreadable.shown(header)));
    }
    return columns;
  }

  /**
   * Reads one row again.
   *
   * @param heading the header line, for CSV
   * @param column of the values, for CSV
   */
  Decoded again(String format, String heading, String column, String text) {
    Rows rows = new Rows();
    rows.add(
        1,
        RawText.of(text),
        (number, raw) ->
            format.equals(CSV)
                ? line(number, heading, column, text, raw)
                : element(number, JsonTree.read(text.getBytes(StandardCharsets.UTF_8)), raw));
    return rows.decoded();
  }

  private RawFact line(int number, String header, String column, String line, RawText raw) {
    Columns columns = columns(header, column);
    String[] cells = line.split(",", -1);
    if (cells.length <= Math.max(columns.time(), columns.value())) {
      throw new Refusal("", "%d columns".formatted(cells.length), "those of the header: " + header);
    }
    return fact(number, moment(cells[columns.time()]), cells[columns.value()], raw);
  }

  private RawFact element(int number, JsonTree element, RawText raw) {
    String timestamp = element.textAt(TIMESTAMP);
    if (timestamp == null) {
      throw new Refusal(TIMESTAMP, "not given", "milliseconds since 1970");
    }
    String value = element.textAt(VALUE);
    if (value == null
        && element.at(VALUE) != null
        && !(element.at(VALUE) instanceof JsonTree.Nothing)) {
      throw new Refusal(VALUE, "neither a number, a text nor null", "such as \"12.3\"");
    }
    return fact(number, Millis.moment(TIMESTAMP, timestamp), value, raw);
  }

  private RawFact fact(int number, Instant moment, @Nullable String value, RawText raw) {
    String period = stamps.period(TIME, moment);
    boolean missing = value == null || value.isBlank() || value.strip().equals("NaN");
    return new RawFact(
        number,
        target.series(),
        period,
        missing ? null : Decimal.times(VALUE, String.valueOf(value), target.factor()),
        null,
        null,
        null,
        missing ? Missing.NOT_COLLECTED.code() : null,
        target.unit(),
        raw);
  }

  private static Instant moment(String text) {
    String iso = text.strip();
    if (iso.length() > 10 && iso.length() <= 40 && iso.charAt(10) == ' ') {
      iso = iso.substring(0, 10) + 'T' + iso.substring(11);
    }
    try {
      return OffsetDateTime.parse(iso).toInstant();
    } catch (DateTimeParseException _) {
      throw new Refusal(
          TIME,
          "not a time with its offset: " + Unreadable.shown(text),
          "such as 2023-06-01 00:00:00+02:00");
    }
  }
}
