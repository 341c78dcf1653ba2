package se.framdrift.catalog;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a number is counted in: unit words with their powers, on a scale. A word that is not known
 * is a unit of its own, and no unit is made of another: kWh and MWh are two. A percentage is a
 * plain number on the scale 1/100, and {@code antal/1 000 inv} is {@code antal/inv} on the scale
 * 1/1000. Immutable, any thread.
 *
 * @param scale what a 1 in this unit is, above 0
 * @param powers of each word, never 0
 */
public record Unit(Ratio scale, Map<String, Integer> powers) {

  private static final String PERCENT_WORD = "%";
  private static final String COUNT_WORD = "antal";

  /** No unit at all: a quotient of like and like. */
  public static final Unit NONE = new Unit(Ratio.ONE, Map.of());

  /** Parts of a hundred. */
  public static final Unit PERCENT = new Unit(Ratio.of(new BigDecimal("0.01")), Map.of());

  private static final Unit PERMILLE = new Unit(Ratio.of(new BigDecimal("0.001")), Map.of());

  /** How many; the indicator says of what. */
  public static final Unit COUNT = of("antal");

  /** Days. */
  public static final Unit DAY = of("dygn");

  /** Degrees Celsius. */
  public static final Unit CELSIUS = of("°C");

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

  /** What may be counted: no time, money or other measure among them. */
  private static final Set<String> COUNTED =
      Set.of(
          "plats",
          "platser",
          "ärende",
          "ärenden",
          "brott",
          "personer",
          "invånare",
          "barn",
          "elever",
          "bostäder",
          "bilar",
          "kameror",
          "avgångar",
          "familjecentraler",
          "gånger",
          "timmar över gränsen",
          "dygn över gränsen",
          "dagar över gränsen",
          "timmar över gränsvärdet",
          "dygn över gränsvärdet",
          "dagar över gränsvärdet",
          "timmar under gränsen",
          "dygn under gränsen",
          "dagar under gränsen");

  /** What one of them is called, by the first word. */
  private static final Map<String, String> ONE =
      Map.ofEntries(
          Map.entry("platser", "plats"),
          Map.entry("ärenden", "ärende"),
          Map.entry("personer", "person"),
          Map.entry("elever", "elev"),
          Map.entry("bostäder", "bostad"),
          Map.entry("bilar", "bil"),
          Map.entry("kameror", "kamera"),
          Map.entry("avgångar", "avgång"),
          Map.entry("familjecentraler", "familjecentral"),
          Map.entry("gånger", "gång"),
          Map.entry("timmar", "timme"),
          Map.entry("dagar", "dag"));

  private static final Pattern SCALE =
      Pattern.compile("([1-9][0-9 \\u00a0\\u202f]*)(?=\\p{L}|%|‰|°|$)");
  private static final Pattern POWER = Pattern.compile("(.+?)(?:([²³])|\\^(-?[1-9]))?");
  private static final Pattern REMARK = Pattern.compile("\\([^)]*\\)");

  /** How a unit is written beside the number 1: {@code familjecentral}. */
  public static String one(String unit) {
    String first = unit.split(" ", 2)[0];
    return ONE.getOrDefault(first, first) + unit.substring(first.length());
  }

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
      String word = factor.strip();
      Matcher scale = SCALE.matcher(word);
      if (scale.lookingAt()) {
        String digits = scale.group(1).replaceAll("[^0-9]", "");
        unit = unit.scaled(Ratio.of(new BigDecimal(digits)));
        word = word.substring(scale.end()).strip();
      }
      unit = word.isEmpty() ? unit : unit.times(power(word));
    }
    return unit;
  }

  private static Unit power(String word) {
    String known = SAME.getOrDefault(word, word);
    if (known.equals(PERCENT_WORD)) {
      return PERCENT;
    }
    if (known.equals("‰")) {
      return PERMILLE;
    }
    Matcher matcher = POWER.matcher(known);
    if (!matcher.matches()) {
      return of(word);
    }
    String name = matcher.group(1);
    int power = 1;
    if (matcher.group(2) != null) {
      power = matcher.group(2).equals("²") ? 2 : 3;
    } else if (matcher.group(3) != null) {
      power = Integer.parseInt(matcher.group(3));
    }
    return new Unit(Ratio.ONE, Map.of(SAME.getOrDefault(name, name), power));
  }

  private static Unit of(String word) {
    return new Unit(Ratio.ONE, Map.of(word, 1));
  }

  /**
   * The same on another scale.
   *
   * @param factor above 0
   */
  public Unit scaled(Ratio factor) {
    return new Unit(scale.times(factor), powers);
  }

  /** The unit of a product. */
  public Unit times(Unit other) {
    return combined(other, scale.times(other.scale), 1);
  }

  /** The unit of a quotient. */
  public Unit per(Unit other) {
    return combined(other, scale.per(other.scale), -1);
  }

  private Unit combined(Unit other, Ratio scaled, int sign) {
    Map<String, Integer> all = new TreeMap<>(powers);
    other.powers.forEach((word, power) -> all.merge(word, sign * power, Integer::sum));
    all.values().removeIf(power -> power == 0);
    return new Unit(scaled, all);
  }

  /**
   * Whether a number in this unit may be shown in {@code shown}: in the same; a percentage as an
   * index; a count in the one word that says what was counted. Never on another scale.
   */
  public boolean canBeShownAs(Unit shown) {
    return equals(shown) || (equals(PERCENT) && shown.equals(of("index"))) || isCountOf(shown);
  }

  private boolean isCountOf(Unit shown) {
    return powers.getOrDefault(COUNT_WORD, 0) == 1
        && shown.powers.entrySet().stream()
            .filter(word -> word.getValue() == 1 && COUNTED.contains(word.getKey()))
            .anyMatch(word -> per(COUNT).equals(shown.per(of(word.getKey()))));
  }

  /** Where two differ in nothing but the scale: {@code : a factor 1000 apart}; else nothing. */
  public String apart(Unit other) {
    if (!powers.equals(other.powers) || scale.equals(other.scale)) {
      return "";
    }
    Ratio factor = scale.per(other.scale);
    boolean larger = factor.above().compareTo(factor.below()) > 0;
    return ": a factor " + (larger ? factor : Ratio.ONE.per(factor)) + " apart";
  }

  /** As it would be written: {@code kWh/m²}. */
  @Override
  public String toString() {
    if (powers.isEmpty()) {
      return equals(NONE)
          ? "a number without unit"
          : equals(PERCENT)
              ? PERCENT_WORD
              : equals(PERMILLE) ? "‰" : "a number without unit × " + scale;
    }
    String above = words(1).collect(Collectors.joining("·"));
    String below = words(-1).collect(Collectors.joining("/"));
    return times(scale.above(), above.isEmpty() ? "1" : above)
        + (below.isEmpty() && scale.below().equals(BigInteger.ONE)
            ? ""
            : "/" + times(scale.below(), below));
  }

  private static String times(BigInteger number, String words) {
    return number.equals(BigInteger.ONE)
        ? words
        : words.equals("1") ? number.toString() : (number + " " + words).strip();
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
