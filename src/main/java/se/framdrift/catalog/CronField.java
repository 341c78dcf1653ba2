package se.framdrift.catalog;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One field of a cron expression: the numbers that it names.
 *
 * @param numbers not changed by anyone
 * @param isAny whether it begins with a star, and so does not restrict by itself
 */
record CronField(BitSet numbers, boolean isAny) {

  private static final int LONGEST = 200;

  private static final Pattern PART =
      Pattern.compile("(?:\\*|([0-9A-Z]{1,3})(?:-([0-9A-Z]{1,3}))?)(?:/([0-9]{1,2}))?");

  /**
   * Reads lists of numbers, ranges and steps: {@code *}, {@code 5}, {@code 1-5}, {@code 0-23/2},
   * {@code 1,15}.
   *
   * @param names that may stand for the numbers from {@code min} on
   * @throws IllegalArgumentException naming the field
   */
  static CronField parse(String field, String text, int min, int max, List<String> names) {
    BitSet numbers = new BitSet(max + 1);
    if (text.length() > LONGEST) {
      throw wrong(field, text, min, max);
    }
    for (String part : text.toUpperCase(Locale.ROOT).split(",", -1)) {
      Matcher matcher = PART.matcher(part);
      if (!matcher.matches()) {
        throw wrong(field, text, min, max);
      }
      boolean hasStep = matcher.group(3) != null;
      int first = matcher.group(1) == null ? min : number(matcher.group(1), min, names);
      int last = last(matcher, first, hasStep, min, max, names);
      int step = hasStep ? Integer.parseInt(matcher.group(3)) : 1;
      if (first < min || last > max || first > last || step < 1) {
        throw wrong(field, text, min, max);
      }
      for (int number = first; number <= last; number += step) {
        numbers.set(number);
      }
    }
    return new CronField(numbers, text.startsWith("*"));
  }

  private static int last(
      Matcher matcher, int first, boolean hasStep, int min, int max, List<String> names) {
    if (matcher.group(2) != null) {
      return number(matcher.group(2), min, names);
    }
    return matcher.group(1) == null || hasStep ? max : first;
  }

  private static int number(String word, int min, List<String> names) {
    int name = names.indexOf(word);
    if (name >= 0) {
      return min + name;
    }
    return word.chars().allMatch(Character::isDigit) ? Integer.parseInt(word) : -1;
  }

  private static IllegalArgumentException wrong(String field, String text, int min, int max) {
    return new IllegalArgumentException(
        "%s is %s; expected numbers from %d to %d, such as *, %d, %d-%d, */2"
            .formatted(field, text, min, max, min, min, min + 1));
  }
}
