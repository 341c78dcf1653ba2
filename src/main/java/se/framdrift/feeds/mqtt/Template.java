package se.framdrift.feeds.mqtt;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text with places to be filled: {@code 1441:indoor-temperature:site={device}}. A place has the
 * name of a wildcard of the topic, a word of the payload's kind, or is a JSON pointer.
 *
 * @param parts literals and places in turn, beginning with a literal
 */
record Template(List<String> parts) {

  private static final Pattern PLACE =
      Pattern.compile("\\{([A-Za-z][A-Za-z0-9]{0,31}|/[^{}]{0,200})}");

  /** Says what stands in a place, or null when nothing does. */
  @FunctionalInterface
  interface Names {
    @Nullable String get(String place);
  }

  Template {
    parts = List.copyOf(parts);
  }

  /**
   * Reads a template.
   *
   * @throws IllegalArgumentException when a brace stands alone
   */
  static Template parse(String text) {
    List<String> parts = new ArrayList<>();
    Matcher place = PLACE.matcher(text);
    int from = 0;
    while (place.find()) {
      parts.add(text.substring(from, place.start()));
      parts.add(place.group(1));
      from = place.end();
    }
    parts.add(text.substring(from));
    for (int i = 0; i < parts.size(); i += 2) {
      if (parts.get(i).matches(".*[{}].*")) {
        throw new IllegalArgumentException(
            "%s has a brace that is no place such as {device} or {/site/name}".formatted(text));
      }
    }
    return new Template(parts);
  }

  /** The places, as they are asked for. */
  List<String> places() {
    List<String> places = new ArrayList<>();
    for (int i = 1; i < parts.size(); i += 2) {
      places.add(parts.get(i));
    }
    return places;
  }

  /** What stands before the first place. */
  String beginning() {
    return parts.getFirst();
  }

  /** The text, or null when something is missing in a place. */
  @Nullable String fill(Names names) {
    StringBuilder text = new StringBuilder(parts.getFirst());
    for (int i = 1; i < parts.size(); i += 2) {
      String found = names.get(parts.get(i));
      if (found == null) {
        return null;
      }
      text.append(found).append(parts.get(i + 1));
    }
    return text.toString();
  }
}
