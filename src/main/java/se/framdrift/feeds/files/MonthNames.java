package se.framdrift.feeds.files;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names of months in Swedish and English, whole or short, with or without a full stop. */
final class MonthNames {

  private static final String[] SWEDISH = {
    "januari",
    "februari",
    "mars",
    "april",
    "maj",
    "juni",
    "juli",
    "augusti",
    "september",
    "oktober",
    "november",
    "december"
  };

  private static final String[] ENGLISH = {
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december"
  };

  private static final Map<String, Integer> NUMBERS = numbers();

  private MonthNames() {}

  private static Map<String, Integer> numbers() {
    Map<String, Integer> numbers = new HashMap<>();
    for (String[] names : new String[][] {SWEDISH, ENGLISH}) {
      for (int i = 0; i < names.length; i++) {
        numbers.put(names[i], i + 1);
        numbers.put(names[i].substring(0, 3), i + 1);
        numbers.put(names[i].substring(0, Math.min(4, names[i].length())), i + 1);
      }
    }
    return Map.copyOf(numbers);
  }

  /** 1 to 12, or null for what is no name of a month. */
  static @Nullable Integer number(String name) {
    return NUMBERS.get(name.toLowerCase(Locale.ROOT));
  }
}
