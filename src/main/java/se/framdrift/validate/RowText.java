package se.framdrift.validate;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.RawFact;

/** A row as the API takes it, so that one that was refused can be read and sent again. */
final class RowText {

  private static final int MOST = 200;

  private static final Pattern JSON_NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]{0,60})(\\.[0-9]{1,60})?([eE][+-]?[0-9]{1,3})?");

  private RowText() {}

  /** {@code {"series":…,"period":…,"value":…}}; what is very long is cut. */
  static String json(RawFact raw) {
    StringBuilder text = new StringBuilder("{");
    quoted(text, "series", raw.series());
    quoted(text, "period", raw.period());
    number(text, "value", raw.value());
    number(text, "n", raw.n());
    number(text, "margin", raw.margin());
    quoted(text, "flag", raw.flag());
    quoted(text, "missing", raw.missing());
    quoted(text, "unit", raw.unit());
    return text.append('}').toString();
  }

  private static void number(StringBuilder text, String name, @Nullable String value) {
    if (value != null && JSON_NUMBER.matcher(value).matches()) {
      name(text, name).append(value);
    } else {
      quoted(text, name, value);
    }
  }

  private static void quoted(StringBuilder text, String name, @Nullable String value) {
    if (value != null) {
      name(text, name).append('"');
      value
          .substring(0, Math.min(value.length(), MOST))
          .chars()
          .forEach(c -> character(text, (char) c));
      text.append('"');
    }
  }

  private static StringBuilder name(StringBuilder text, String name) {
    return text.append(text.length() == 1 ? "" : ",").append('"').append(name).append("\":");
  }

  private static void character(StringBuilder text, char c) {
    if (c == '"' || c == '\\') {
      text.append('\\').append(c);
    } else if (c < ' ') {
      text.append("\\u%04x".formatted((int) c));
    } else {
      text.append(c);
    }
  }
}
