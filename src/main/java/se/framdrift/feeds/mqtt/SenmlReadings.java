package se.framdrift.feeds.mqtt;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.RawText;

/**
 * Reads a pack of Sensor Measurement Lists in JSON: base name, time, unit, value and sum are
 * resolved, relative times only against an arrival that may be used.
 *
 * @param field the measured field: {@code v}, or {@code s} for a counter's sum
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8428">RFC 8428, sections 4 and 5</a>
 */
record SenmlReadings(String field) {

  /** The most records of a pack. */
  static final int MAX_RECORDS = 10_000;

  /** Smaller times are relative to now (RFC 8428, 4.5.3). */
  private static final BigDecimal RELATIVE_BELOW = BigDecimal.valueOf(1L << 28);

  private static final int VERSION = 10;

  private static final int MAX_NAME = 300;

  /**
   * The readings of a pack; records without the field tell of nothing.
   *
   * @param now what relative times and absent ones are relative to; null leaves them without a time
   * @throws Unreadable when it is not a pack of a version that is known
   */
  List<Reading> read(byte[] payload, Map<String, String> topic, @Nullable Instant now) {
    if (!(Text.json(payload) instanceof JsonArray pack)) {
      throw new Unreadable("", "not a SenML pack", "a JSON array of records");
    }
    if (pack.size() > MAX_RECORDS) {
      throw new Unreadable("", pack.size() + " records", "at most " + MAX_RECORDS + " in a pack");
    }
    Base base = new Base();
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < pack.size(); i++) {
      if (!(pack.getValue(i) instanceof JsonObject record)) {
        throw new Unreadable("", "record %d is no object".formatted(i + 1), "a SenML record");
      }
      understood(record);
      base.take(record);
      if (record.containsKey(field)) {
        readings.add(reading(record, base, topic, now));
      }
    }
    return readings;
  }

  /** A label that ends with an underscore must be understood, and none is (RFC 8428, 4.4). */
  private static void understood(JsonObject record) {
    for (String label : record.fieldNames()) {
      if (label.endsWith("_")) {
        throw new Unreadable(label, "must be understood, and is not", "labels of RFC 8428");
      }
    }
    if (record.getValue("bver") instanceof Number version && version.intValue() > VERSION) {
      throw new Unreadable("bver", "version " + version, "at most " + VERSION);
    }
  }

  private Reading reading(
      JsonObject record, Base base, Map<String, String> topic, @Nullable Instant now) {
    String name = base.name + text(record, "n");
    if (name.length() > MAX_NAME) {
      throw new Unreadable("n", "a name of %d characters".formatted(name.length()), "a short name");
    }
    String unit = record.containsKey("u") ? text(record, "u") : base.unit;
    BigDecimal time = sum(number(record, "t"), base.time);
    boolean relative = time.compareTo(RELATIVE_BELOW) < 0;
    BigDecimal value = measured(record, base);
    Template.Names names =
        place ->
            switch (place) {
              case "name" -> name;
              case "unit" -> unit;
              default -> topic.get(place);
            };
    return new Reading(
        names,
        value == null ? null : value.toString(),
        relative && now == null ? null : moment(time, relative ? now : null),
        unit,
        RawText.of(resolved(name, unit, time, value, record)));
  }

  private @Nullable BigDecimal measured(JsonObject record, Base base) {
    if (!(record.getValue(field) instanceof Number)) {
      return null;
    }
    return sum(number(record, field), field.equals("s") ? base.sum : base.value);
  }

  /** Written as the number was, where nothing is added to it. */
  private static BigDecimal sum(BigDecimal number, BigDecimal base) {
    return base.signum() == 0 ? number : number.add(base);
  }

  private static String moment(BigDecimal time, @Nullable Instant now) {
    try {
      Instant moment = Stamp.moment(time, 1);
      return now == null
          ? moment.toString()
          : now.plusSeconds(moment.getEpochSecond()).plusNanos(moment.getNano()).toString();
    } catch (DateTimeException | ArithmeticException e) {
      throw new Unreadable("t", "out of range: " + time, "seconds since 1970");
    }
  }

  /** The record with its base in it, as a pack of its own: short, and readable again. */
  private String resolved(
      String name,
      @Nullable String unit,
      BigDecimal time,
      @Nullable BigDecimal value,
      JsonObject record) {
    JsonObject resolved = new JsonObject().put("n", name);
    if (unit != null) {
      resolved.put("u", unit);
    }
    resolved.put(field, value == null ? record.getValue(field) : value);
    return new JsonArray().add(resolved.put("t", time)).encode();
  }

  private static String text(JsonObject record, String label) {
    return switch (record.getValue(label)) {
      case null -> "";
      case String text -> text;
      default -> throw new Unreadable(label, "not a text", "a text");
    };
  }

  private static BigDecimal number(JsonObject record, String label) {
    try {
      return switch (record.getValue(label)) {
        case null -> BigDecimal.ZERO;
        case Number number -> new BigDecimal(number.toString());
        default -> throw new Unreadable(label, "not a number", "a number");
      };
    } catch (NumberFormatException e) {
      throw new Unreadable(label, "not a finite number", "a number");
    }
  }

  /** What the records until now have said for those that follow. */
  private static final class Base {

    private String name = "";
    private BigDecimal time = BigDecimal.ZERO;
    private @Nullable String unit;
    private BigDecimal value = BigDecimal.ZERO;
    private BigDecimal sum = BigDecimal.ZERO;

    void take(JsonObject record) {
      name = record.containsKey("bn") ? text(record, "bn") : name;
      time = record.containsKey("bt") ? number(record, "bt") : time;
      unit = record.containsKey("bu") ? text(record, "bu") : unit;
      value = record.containsKey("bv") ? number(record, "bv") : value;
      sum = record.containsKey("bs") ? number(record, "bs") : sum;
    }
  }
}
