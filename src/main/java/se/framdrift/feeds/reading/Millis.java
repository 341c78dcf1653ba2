package se.framdrift.feeds.reading;

import java.time.Instant;
import java.util.regex.Pattern;

/** Moments as milliseconds since 1970. */
public final class Millis {

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}");

  private Millis() {}

  /**
   * @throws Refusal on {@code field} when the text is not such a number
   */
  public static Instant moment(String field, String text) {
    if (!NUMBER.matcher(text).matches()) {
      throw new Refusal(
          field,
          "not a moment: " + Unreadable.shown(text),
          "milliseconds since 1970, such as 1685570400000");
    }
    return Instant.ofEpochMilli(Long.parseLong(text));
  }
}
