package se.framdrift.model;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Why something is as it is: a code for programs, words for people.
 *
 * @param code such as {@code no-data-since}
 * @param params what the words were made of, as text: numbers with a decimal point, ISO dates
 */
public record Reason(String code, SortedMap<String, String> params, LocalizedText text) {

  public Reason {
    params = Collections.unmodifiableSortedMap(new TreeMap<>(params));
  }

  public static Reason of(String code, String sv, String en) {
    return new Reason(code, Collections.emptySortedMap(), new LocalizedText(sv, en));
  }
}
