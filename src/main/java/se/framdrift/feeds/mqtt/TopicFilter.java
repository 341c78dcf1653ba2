package se.framdrift.feeds.mqtt;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * A topic filter whose one-level wildcards may have names: {@code
 * application/{app}/device/{device}/event/up}. {@code +} is a wildcard without a name, {@code #} at
 * the end stands for any number of levels.
 *
 * @param levels what stands between the slashes
 */
record TopicFilter(List<String> levels) {

  /** The longest topic that is looked at, in characters. */
  static final int MAX_LENGTH = 1_024;

  private static final Pattern NAMED = Pattern.compile("\\{[A-Za-z][A-Za-z0-9]{0,31}}");

  TopicFilter {
    levels = List.copyOf(levels);
  }

  /**
   * Reads a filter.
   *
   * @throws IllegalArgumentException when it is none
   */
  static TopicFilter parse(String text) {
    if (text.isEmpty() || text.length() > MAX_LENGTH || text.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("not a topic filter: " + text);
    }
    List<String> levels = List.of(text.split("/", -1));
    Set<String> names = new TreeSet<>();
    for (int i = 0; i < levels.size(); i++) {
      String level = levels.get(i);
      boolean wild =
          level.equals("+")
              || (level.equals("#") && i == levels.size() - 1)
              || NAMED.matcher(level).matches();
      if (!wild && level.matches(".*[+#{}].*")) {
        throw new IllegalArgumentException(
            "not a topic filter: %s; + and {name} stand for a whole level, # for the last ones"
                .formatted(text));
      }
      if (level.startsWith("{") && !names.add(level)) {
        throw new IllegalArgumentException("%s twice in %s".formatted(level, text));
      }
    }
    return new TopicFilter(levels);
  }

  /** What the broker is asked for. */
  String subscription() {
    return String.join(
        "/", levels.stream().map(level -> level.startsWith("{") ? "+" : level).toList());
  }

  /** The same with another last level. */
  TopicFilter sibling(String last) {
    List<String> other = new ArrayList<>(levels);
    other.set(other.size() - 1, last);
    return new TopicFilter(other);
  }

  /** What the named wildcards stand for in this topic; empty when it is not meant. */
  Optional<Map<String, String>> match(String topic) {
    if (topic.length() > MAX_LENGTH || (topic.startsWith("$") && wild(levels.getFirst()))) {
      return Optional.empty(); // a broker's own topics are asked for by name only
    }
    String[] parts = topic.split("/", -1);
    boolean open = levels.getLast().equals("#");
    int fixed = open ? levels.size() - 1 : levels.size();
    if (open ? parts.length < fixed : parts.length != fixed) {
      return Optional.empty();
    }
    Map<String, String> names = new HashMap<>();
    for (int i = 0; i < fixed; i++) {
      String level = levels.get(i);
      if (level.startsWith("{")) {
        names.put(level.substring(1, level.length() - 1), parts[i]);
      } else if (!level.equals("+") && !level.equals(parts[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(names);
  }

  private static boolean wild(String level) {
    return level.equals("+") || level.equals("#") || level.startsWith("{");
  }
}
