package se.framdrift.disclosure;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The finest part of a table that a respondent or case belongs to: one value of each group that it
 * states, and its stratum.
 *
 * @param groups name to value, in name order; a group that was not stated is left out. Names and
 *     values are declared ids: they have none of {@code = , | ;}
 * @param stratum id of the stratum, empty where there are none
 */
public record Leaf(SortedMap<String, String> groups, String stratum) {

  /** Of who states nothing. */
  static final Leaf NONE = new Leaf(Collections.emptySortedMap(), "");

  public Leaf {
    groups = Collections.unmodifiableSortedMap(new TreeMap<>(groups));
  }

  /** The value of a group, null when it was not stated. */
  public @Nullable String value(String group) {
    return groups.get(group);
  }

  /** {@code area=centrum,gender=K|north}. */
  public String text() {
    return groups.entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining(","))
        + "|"
        + stratum;
  }

  /**
   * Reads {@link #text}.
   *
   * @throws IllegalArgumentException when it is not of that form
   */
  public static Leaf parse(String text) {
    int bar = text.indexOf('|');
    if (bar < 0) {
      throw new IllegalArgumentException("not a leaf");
    }
    TreeMap<String, String> groups = new TreeMap<>();
    if (bar > 0) {
      for (String pair : text.substring(0, bar).split(",", -1)) {
        int equals = pair.indexOf('=');
        if (equals < 1) {
          throw new IllegalArgumentException("not a leaf");
        }
        groups.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return new Leaf(groups, text.substring(bar + 1));
  }
}
