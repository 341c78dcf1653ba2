package se.framdrift.feeds.files;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Span;

/**
 * Reads single settings; each failure is an IllegalArgumentException that says what was expected.
 */
record Settings(JsonObject json) {

  @Nullable Span span(String name) {
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

  static BigDecimal decimal(String name, Object value) {
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

  List<String> texts(String name) {
    Object value = json.getValue(name);
    return switch (value) {
      case null -> List.of();
      case String text -> List.of(text);
      case JsonArray array when array.size() <= 100 -> array.stream().map(String::valueOf).toList();
      default -> throw new IllegalArgumentException(name + " is no list of at most 100 texts");
    };
  }

  String oneOf(String name, String otherwise, String... known) {
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

  String text(String name) {
    String text = optional(name);
    if (text == null) {
      throw new IllegalArgumentException(name + " is not given");
    }
    return text;
  }

  @Nullable String optional(String name) {
    Object value = json.getValue(name);
    if (value != null && !(value instanceof String) && !(value instanceof Number)) {
      throw new IllegalArgumentException(name + " is no text");
    }
    return value == null || value.toString().isEmpty() ? null : value.toString();
  }
}
