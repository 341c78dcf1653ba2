package se.framdrift.feeds.lineprotocol;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which points become rows of which series.
 *
 * @param measurement that it takes; {@value #ANY} for any
 * @param tags that a point must have, with these values; {@value #ANY} for any value
 * @param field whose value it takes
 * @param series id, with names of tags in braces where their values belong
 * @param values what is written for the value of a tag in a series id; itself when it is not here
 * @param unit of the value, null for the KPI's own
 * @param factor by which the value is multiplied first, null for none
 */
record Mapping(
    String measurement,
    Map<String, String> tags,
    String field,
    String series,
    Map<String, String> values,
    @Nullable String unit,
    @Nullable BigDecimal factor,
    Periods periods) {

  static final String ANY = "*";

  private static final Pattern TAG = Pattern.compile("\\{([^{}]{1,200})}");

  Mapping {
    tags = Map.copyOf(tags);
    values = Map.copyOf(values);
  }

  /** The series of a point, null for a point that this does not take. */
  @Nullable String series(String pointMeasurement, Map<String, String> pointTags) {
    if (!measurement.equals(ANY) && !measurement.equals(pointMeasurement)) {
      return null;
    }
    for (Map.Entry<String, String> needed : tags.entrySet()) {
      String value = pointTags.get(needed.getKey());
      if (value == null || !(needed.getValue().equals(ANY) || needed.getValue().equals(value))) {
        return null;
      }
    }
    Matcher tag = TAG.matcher(series);
    StringBuilder id = new StringBuilder();
    while (tag.find()) {
      String value = pointTags.get(tag.group(1));
      if (value == null) {
        return null;
      }
      tag.appendReplacement(id, Matcher.quoteReplacement(values.getOrDefault(value, value)));
    }
    return tag.appendTail(id).toString();
  }

  /** The tags that the series id asks for. */
  Set<String> named() {
    Set<String> names = new TreeSet<>();
    Matcher tag = TAG.matcher(series);
    while (tag.find()) {
      names.add(tag.group(1));
    }
    return names;
  }
}
