package se.framdrift.feeds.surveys;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be answered. */
sealed interface Question {

  /** The answer as it is kept; empty when it is not allowed. */
  Optional<Object> answer(@Nullable Object sent);

  /** What is allowed, for messages. */
  String allowed();

  /** One of a few words. */
  record Options(List<String> options) implements Question {

    @Override
    public Optional<Object> answer(@Nullable Object sent) {
      return sent instanceof String text && options.contains(text)
          ? Optional.of(text)
          : Optional.empty();
    }

    @Override
    public String allowed() {
      return "one of " + String.join(", ", options);
    }
  }

  /** A number from a scale. */
  record Scale(double min, double max) implements Question {

    @Override
    public Optional<Object> answer(@Nullable Object sent) {
      return sent instanceof Number number
              && number.doubleValue() >= min
              && number.doubleValue() <= max
          ? Optional.of(number.doubleValue())
          : Optional.empty();
    }

    @Override
    public String allowed() {
      return "a number from %s to %s".formatted(min, max);
    }
  }

  static Question of(JsonObject declared) {
    JsonObject number = declared.getJsonObject("number");
    return number == null
        ? new Options(declared.getJsonArray("options").stream().map(Object::toString).toList())
        : new Scale(number.getDouble("min"), number.getDouble("max"));
  }
}
