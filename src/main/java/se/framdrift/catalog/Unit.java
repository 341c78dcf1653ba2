package se.framdrift.catalog;

import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a number is counted in: unit words with their powers. A word that is not known is a unit of
 * its own, and no unit is made of another: kWh and MWh are two. Numbers in a unit ({@code antal/100
 * 000 inv}) say on what scale it is shown and are no part of it. Immutable, any thread.
 *
 * @param powers of each word, never 0
 */
public record Unit(Map<String, Integer> powers) {

  private static final String PERCENT_WORD = "%";
  private static final String COUNT_WORD = "antal";

  /** No unit at all: a quotient of like and like. */
  public static final Unit NONE = new Unit(Map.of());

  /** Parts of a hundred. */
  public static final Unit PERCENT = new Unit(Map.of(PERCENT_WORD, 1));

  /** How many; the indicator says of what. */
  public static final Unit COUNT = new Unit(Map.of(COUNT_WORD, 1));

  /** Days. */
  public static final Unit DAY = new Unit(Map.of("dygn", 1));

  /** Degrees Celsius. */
  public static final Unit CELSIUS = new Unit(Map.of("°C", 1));

  /** The longest text of a unit. */
  private static final int MAX_LENGTH = 100;

  private static final Map<String, String> SAME =
      Map.ofEntries(
          Map.entry("inv", "invånare"),
          Map.entry("procent", PERCENT_WORD),
          Map.entry("procentenheter", PERCENT_WORD),
          Map.entry("procentenhet", PERCENT_WORD),
          Map.entry("d", "dygn"),
          Map.entry("dag", "dygn"),
          Map.entry("dagar", "dygn"),
          Map.entry("h", "timmar"),
          Map.entry("timme", "timmar"),
          Map.entry("st", COUNT_WORD),
          Map.entry("m2", "m²"),
          Map.entry("m3", "m³"));

  /** What is measured, so that nothing is counted in it. */
  private static final Set<String> MEASURES =
      Set.of(
          "Wh",
          "kWh",
          "MWh",
          "GWh",
          "TWh",
          "J",
          "MJ",
          "GJ",
          "W",
          "kW",
          "MW",
          "g",
          "kg",
          "mg",
          "µg",
          "ton",
          "m",
          "km",
          "cm",
          "mm",
          "l",
          "°C",
          "K",
          "kr",
          "tkr",
          "mkr",
          "mnkr",
          "index",
          PERCENT_WORD,
          "‰");

  private static final Pattern SCALE = Pattern.compile("[0-9][0-9 \\u00a0\\u202f]*");
  private static final Pattern POWER = Pattern.compile("(.+?)(?:([²³])|\\^(-?[1-9]))?");
  private static final Pattern REMARK = Pattern.compile("\\([^)]*\\)");

  public Unit {
    powers = Map.copyOf(powers);
  }

  /**
   * Reads {@code kWh/m²}, {@code kr/inv}, {@code °C·d}: factors parted by a middle dot, divided by
   * what stands after each slash. What stands in brackets is a remark.
   *
   * @throws IllegalArgumentException when it is too long to be a unit
   */
  public static Unit parse(String text) {
    if (text.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("longer than " + MAX_LENGTH + " characters");
    }
    String[] parts = REMARK.matcher(text).replaceAll("").split("/", -1);
    Unit unit = factors(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      unit = unit.per(factors(parts[i]));
    }
    return unit;
  }

  private static Unit factors(String text) {
    Unit unit = NONE;
    for (String factor : text.split("[·*]", -1)) {
      Matcher scale = SCALE.matcher(factor.strip());
      String word = (scale.lookingAt() ? factor.strip().substring(scale.end()) : factor).strip();
      unit = word.isEmpty() ? unit : unit.times(power(word));
    }
    return unit;
  }

  private static Unit power(String word) {
    Matcher matcher = POWER.matcher(SAME.getOrDefault(word, word));
    if (!matcher.matches()) {
      return new Unit(Map.of(word, 1));
    }
    String name = matcher.group(1);
    int power = 1;
    if (matcher.group(2) != null) {
      power = matcher.group(2).equals("²") ? 2 : 3;
    } else if (matcher.group(3) != null) {
      power = Integer.parseInt(matcher.group(3));
    }
    return new Unit(Map.of(SAME.getOrDefault(name, name), power));
  }

  /** The unit of a product. A percentage of something is counted in what it is of. */
  public Unit times(Unit other) {
    return combined(other, 1);
  }

  /** The unit of a quotient. */
  public Unit per(Unit other) {
    return combined(other, -1);
  }

  private Unit combined(Unit other, int sign) {
    Map<String, Integer> all = new TreeMap<>(powers);
    other.powers.forEach((word, power) -> all.merge(word, sign * power, Integer::sum));
    all.values().removeIf(power -> power == 0);
    if (!equals(NONE) && !other.equals(NONE)) {
      all.remove(PERCENT_WORD);
    }
    return new Unit(all);
  }

  /**
   * Whether a number in this unit may be shown in {@code shown}: in the same; a quotient of like
   * and like as a percentage or index; a percentage as an index; a count in the one word that says
   * what was counted.
   */
  public boolean canBeShownAs(Unit shown) {
    return equals(shown)
        || (equals(NONE) && (shown.equals(PERCENT) || shown.isOnly("‰") || shown.isOnly("index")))
        || (equals(PERCENT) && shown.isOnly("index"))
        || isCountOf(shown);
  }

  private boolean isOnly(String word) {
    return powers.equals(Map.of(word, 1));
  }

  private boolean isCountOf(Unit shown) {
    return powers.getOrDefault(COUNT_WORD, 0) == 1
        && shown.powers.entrySet().stream()
            .filter(word -> word.getValue() == 1 && !MEASURES.contains(word.getKey()))
            .anyMatch(word -> per(COUNT).equals(shown.per(new Unit(Map.of(word.getKey(), 1)))));
  }

  /** As it would be written: {@code kWh/m²}. */
  @Override
  public String toString() {
    String above = words(1).collect(Collectors.joining("·"));
    StringJoiner below = new StringJoiner("/", above.isEmpty() ? "1/" : above + "/", "");
    below.setEmptyValue(above.isEmpty() ? "a number without unit" : above);
    words(-1).forEach(below::add);
    return below.toString();
  }

  private Stream<String> words(int sign) {
    return new TreeMap<>(powers)
        .entrySet().stream()
            .filter(word -> sign * word.getValue() > 0)
            .map(word -> word.getKey() + superscript(sign * word.getValue()));
  }

  private static String superscript(int power) {
    return switch (power) {
      case 1 -> "";
      case 2 -> "²";
      case 3 -> "³";
      default -> "^" + power;
    };
  }
}
