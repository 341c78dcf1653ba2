package se.framdrift.feeds.smhi;

import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.reading.Decimal;
import se.framdrift.feeds.reading.JsonTree;
import se.framdrift.feeds.reading.Refusal;
import se.framdrift.feeds.reading.Rows;
import se.framdrift.feeds.reading.Stamps;
import se.framdrift.feeds.reading.Target;
import se.framdrift.feeds.reading.Unreadable;
import se.framdrift.model.Missing;
import se.framdrift.model.RawFact;
import se.framdrift.model.RawText;

/**
 * Analyses (mesan) and forecasts (snow1g) of a point: a list {@code timeSeries} of moments with
 * {@code data}. Each moment makes a row for each parameter of the mapping, numbered in that order.
 *
 * @param forecast whether figures are forecasts, which are marked P
 * @param parameters by name
 */
record Point(boolean forecast, Map<String, Parameter> parameters) {

  /** One moment and parameter. */
  static final String FORMAT = "smhi-point";

  /** How SMHI writes that there is none in any parameter. */
  private static final String NONE = "9999";

  private static final String TIME = "time";
  private static final String START = "intervalParametersStartTime";
  private static final String PARAMETER = "parameter";
  private static final String VALUE = "value";

  /** Where -9 means that there is nothing to speak of, and not a figure. */
  private static final Set<String> MINUS_NINE =
      Set.of("precipitation_frozen_part", "predominant_precipitation_type_at_surface");

  /**
   * One parameter.
   *
   * @param overInterval whether it is about the time since {@value #START}, and not about a moment
   * @param none further values that mean that there is none
   */
  record Parameter(Target target, Stamps stamps, boolean overInterval, List<BigDecimal> none) {}

  /**
   * Reads a body.
   *
   * @throws Unreadable when it is not of this form, or no moment has one of the parameters
   */
  Decoded decode(byte[] body) {
    JsonTree tree = JsonTree.read(body);
    if (!(tree.at("timeSeries") instanceof JsonTree.Items(var moments))) {
      throw new Unreadable("not of a point: there is no list timeSeries");
    }
    check(moments);
    Rows rows = new Rows();
    int number = 0;
    for (JsonTree moment : moments) {
      JsonTree data = moment.at("data");
      for (String name : parameters.keySet()) {
        String value = data == null ? null : data.textAt(name);
        JsonObject raw = new JsonObject().put(TIME, moment.textAt(TIME));
        if (moment.textAt(START) != null) {
          raw.put(START, moment.textAt(START));
        }
        raw.put(PARAMETER, name).put(VALUE, value);
        JsonTree row = JsonTree.read(raw.encode().getBytes(StandardCharsets.UTF_8));
        rows.add(++number, RawText.of(raw.encode()), (n, text) -> row(n, row, text));
      }
    }
    return rows.decoded();
  }

  private void check(List<JsonTree> moments) {
    for (String name : parameters.keySet()) {
      boolean known =
          moments.isEmpty()
              || moments.stream()
                  .map(moment -> moment.at("data"))
                  .anyMatch(data -> data != null && data.at(name) != null);
      if (!known) {
        throw new Unreadable(
            "there is no parameter %s, but %s"
                .formatted(
                    name,
                    moments.getFirst().fieldsAt("data").keySet().stream()
                        .sorted()
                        .limit(30)
                        .map(Unreadable::shown)
                        .toList()));
      }
    }
  }

  /** Reads one row again. */
  Decoded again(String text) {
    Rows rows = new Rows();
    rows.add(
        1,
        RawText.of(text),
        (number, raw) -> row(number, JsonTree.read(text.getBytes(StandardCharsets.UTF_8)), raw));
    return rows.decoded();
  }

  private RawFact row(int number, JsonTree row, RawText raw) {
    String name = row.textAt(PARAMETER);
    Parameter parameter = name == null ? null : parameters.get(name);
    if (name == null || parameter == null) {
      throw new Refusal(PARAMETER, "not one that is taken", "one of " + parameters.keySet());
    }
    Instant time = moment(TIME, row.textAt(TIME));
    String period =
        parameter.overInterval() && row.at(START) != null
            ? Stamps.between(START, moment(START, row.textAt(START)), time)
            : parameter.stamps().period(TIME, time);
    String value = row.textAt(VALUE);
    if (value == null) {
      throw new Refusal(name, "not given", "a number");
    }
    boolean missing = isNone(name, parameter, value);
    return new RawFact(
        number,
        parameter.target().series(),
        period,
        missing ? null : Decimal.times(name, value, parameter.target().factor()),
        null,
        null,
        missing ? null : forecast ? "P" : "A",
        missing ? Missing.NOT_APPLICABLE.code() : null,
        parameter.target().unit(),
        raw);
  }

  private static boolean isNone(String name, Parameter parameter, String value) {
    return value.equals(NONE)
        || value.equals("-9") && MINUS_NINE.contains(name)
        || !parameter.none().isEmpty()
            && parameter.none().stream()
                .anyMatch(none -> none.toString().equals(Decimal.times(name, value, null)));
  }

  private static Instant moment(String field, @Nullable String text) {
    try {
      if (text != null && text.length() <= 40) {
        return OffsetDateTime.parse(text).toInstant();
      }
    } catch (DateTimeParseException _) {
      // said below
    }
    throw new Refusal(
        field,
        text == null ? "not given" : "not a moment: " + Unreadable.shown(text),
        "such as 2026-04-30T17:00:00Z");
  }
}
