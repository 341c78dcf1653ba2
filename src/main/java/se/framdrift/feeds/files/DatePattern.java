package se.framdrift.feeds.files;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import se.framdrift.feeds.files.Stamp.Precision;

/**
 * How dates are written: {@code yyyy} or {@code yy} (00 to 79 is 2000 to 2079), {@code MM} or
 * {@code M}, {@code MMM} (a name in Swedish or English), {@code dd} or {@code d}, {@code HH} or
 * {@code H} (0 to 24), {@code hh} or {@code h} with {@code a} (AM, PM), {@code mm}, {@code ss},
 * {@code S} (decimals of the second), {@code X} (offset, or Z), {@code Q} (quarter), {@code ww}
 * (ISO week). All else stands for itself, a space for any white space. Reads in linear time.
 */
public final class DatePattern {

  /** The longest pattern, in characters. */
  static final int MAX_LENGTH = 60;

  /** What is read where a mapping names no pattern. */
  static final List<DatePattern> ISO =
      List.of(
          of("yyyy-MM-dd HH:mm:ss"),
          of("yyyy-MM-dd HH:mm"),
          of("yyyy-MM-ddTHH:mm:ss"),
          of("yyyy-MM-ddTHH:mm"),
          of("yyyy-MM-ddTHH:mm:ss.S"),
          of("yyyy-MM-ddTHH:mm:ssX"),
          of("yyyy-MM-ddTHH:mm:ss.SX"),
          of("yyyy-MM-dd HH:mm:ssX"),
          of("yyyy-MM-dd"),
          of("yyyy-MM"),
          of("yyyy-Www"),
          of("yyyy-QQ"),
          of("yyyy"));

  private enum Part {
    YEAR4("yyyy", "([0-9]{4})"),
    YEAR2("yy", "([0-9]{2})"),
    NAME("MMM", "([\\p{L}]{3,9})\\.?"),
    MONTH2("MM", "([0-9]{2})"),
    MONTH1("M", "([0-9]{1,2})"),
    DAY2("dd", "([0-9]{2})"),
    DAY1("d", "([0-9]{1,2})"),
    HOUR2("HH", "([0-9]{2})"),
    HOUR1("H", "([0-9]{1,2})"),
    HALF2("hh", "([0-9]{2})"),
    HALF1("h", "([0-9]{1,2})"),
    MINUTE("mm", "([0-9]{2})"),
    SECOND("ss", "([0-9]{2})"),
    FRACTION("S", "([0-9]{1,9})"),
    NOON("a", "([AaPp][Mm])"),
    OFFSET("X", "([Zz]|[+-][0-9]{2}:?[0-9]{2}|[+-][0-9]{2})"),
    QUARTER("Q", "([1-4])"),
    WEEK("ww", "([0-9]{1,2})");

    private final String letters;
    private final String regex;

    Part(String letters, String regex) {
      this.letters = letters;
      this.regex = regex;
    }
  }

  private final String pattern;
  private final Pattern compiled;
  private final List<Part> parts;

  private DatePattern(String pattern, Pattern compiled, List<Part> parts) {
    this.pattern = pattern;
    this.compiled = compiled;
    this.parts = List.copyOf(parts);
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException when it says no year
   */
  public static DatePattern of(String pattern) {
    if (pattern.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a pattern of dates is longer than " + MAX_LENGTH);
    }
    String letters = pattern.replace("QQ", "'Q'Q").replace("Www", "'W'ww").replace("dT", "d'T'");
    StringBuilder regex = new StringBuilder();
    List<Part> parts = new ArrayList<>();
    boolean literal = false;
    for (int i = 0; i < letters.length(); ) {
      char c = letters.charAt(i);
      Part part = literal || c == '\'' ? null : part(letters, i);
      if (part != null && !parts.contains(part)) {
        parts.add(part);
        regex.append(part.regex);
        i += part.letters.length();
      } else {
        if (c == '\'') {
          literal = !literal;
        } else {
          regex.append(c == ' ' ? "[\\s\\u00a0]+" : Pattern.quote(String.valueOf(c)));
        }
        i++;
      }
    }
    if (!parts.contains(Part.YEAR4) && !parts.contains(Part.YEAR2)) {
      throw new IllegalArgumentException(
          "the pattern of dates %s has no year; expected such as yyyy-MM-dd".formatted(pattern));
    }
    return new DatePattern(pattern, Pattern.compile(regex.toString()), parts);
  }

  private static @org.jspecify.annotations.Nullable Part part(String letters, int at) {
    for (Part part : Part.values()) {
      if (letters.startsWith(part.letters, at)) {
        return part;
      }
    }
    return null;
  }

  /** Reads a text; empty when it is not written so, or is no date. */
  Optional<Stamp> read(String text) {
    Matcher matcher = compiled.matcher(text);
    if (text.length() > 2 * MAX_LENGTH || !matcher.matches()) {
      return Optional.empty();
    }
    Map<Part, String> found = new EnumMap<>(Part.class);
    for (int i = 0; i < parts.size(); i++) {
      found.put(parts.get(i), matcher.group(i + 1));
    }
    try {
      return Optional.of(stamp(found));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static Stamp stamp(Map<Part, String> found) {
    int year = year(found);
    LocalDate day;
    Precision precision;
    if (found.containsKey(Part.WEEK)) {
      day = week(year, number(found, Part.WEEK, Part.WEEK, 1));
      precision = Precision.WEEK;
    } else if (found.containsKey(Part.QUARTER)) {
      day = LocalDate.of(year, number(found, Part.QUARTER, Part.QUARTER, 1) * 3 - 2, 1);
      precision = Precision.QUARTER;
    } else {
      int month = month(found);
      int inMonth = number(found, Part.DAY2, Part.DAY1, 0);
      day = LocalDate.of(year, month == 0 ? 1 : month, inMonth == 0 ? 1 : inMonth);
      precision =
          inMonth > 0 || found.containsKey(Part.DAY2) || found.containsKey(Part.DAY1)
              ? day(inMonth)
              : month > 0 ? Precision.MONTH : Precision.YEAR;
    }
    if (!timed(found)) {
      return new Stamp(day.atStartOfDay(), null, precision);
    }
    return new Stamp(time(day, found), offset(found), Precision.TIME);
  }

  private static Precision day(int inMonth) {
    if (inMonth == 0) {
      throw new DateTimeException("day 0");
    }
    return Precision.DAY;
  }

  private static boolean timed(Map<Part, String> found) {
    return found.containsKey(Part.HOUR2)
        || found.containsKey(Part.HOUR1)
        || found.containsKey(Part.HALF2)
        || found.containsKey(Part.HALF1);
  }

  private static int year(Map<Part, String> found) {
    String four = found.get(Part.YEAR4);
    if (four != null) {
      return Integer.parseInt(four);
    }
    int two = number(found, Part.YEAR2, Part.YEAR2, 0);
    return two < 80 ? 2000 + two : 1900 + two;
  }

  private static int month(Map<Part, String> found) {
    String name = found.get(Part.NAME);
    if (name == null) {
      boolean said = found.containsKey(Part.MONTH2) || found.containsKey(Part.MONTH1);
      int month = number(found, Part.MONTH2, Part.MONTH1, 0);
      if (said && month == 0) {
        throw new DateTimeException("month 0");
      }
      return month;
    }
    Integer number = MonthNames.number(name);
    if (number == null) {
      throw new DateTimeException("no month");
    }
    return number;
  }

  private static LocalDate week(int year, int week) {
    LocalDate fourth = LocalDate.of(year, 1, 4);
    LocalDate monday = fourth.with(IsoFields.WEEK_OF_WEEK_BASED_YEAR, week);
    monday = monday.minusDays(monday.getDayOfWeek().getValue() - 1L);
    if (monday.get(IsoFields.WEEK_BASED_YEAR) != year) {
      throw new DateTimeException("no such week");
    }
    return monday;
  }

  private static LocalDateTime time(LocalDate day, Map<Part, String> found) {
    int hour = number(found, Part.HOUR2, Part.HOUR1, -1);
    if (hour < 0) {
      hour = half(found);
    }
    int minute = number(found, Part.MINUTE, Part.MINUTE, 0);
    int second = number(found, Part.SECOND, Part.SECOND, 0);
    String fraction = found.getOrDefault(Part.FRACTION, "0");
    int nano = Integer.parseInt((fraction + "00000000").substring(0, 9));
    if (hour == 24 && minute == 0 && second == 0 && nano == 0) {
      return day.plusDays(1).atStartOfDay();
    }
    return day.atTime(hour, minute, second, nano);
  }

  private static int half(Map<Part, String> found) {
    int half = number(found, Part.HALF2, Part.HALF1, 0);
    String noon = found.get(Part.NOON);
    if (noon == null || half < 1 || half > 12) {
      throw new DateTimeException("no hour of half a day");
    }
    return half % 12 + (noon.equalsIgnoreCase("pm") ? 12 : 0);
  }

  private static @org.jspecify.annotations.Nullable ZoneOffset offset(Map<Part, String> found) {
    String text = found.get(Part.OFFSET);
    return text == null ? null : ZoneOffset.of(text.equalsIgnoreCase("z") ? "Z" : text);
  }

  private static int number(Map<Part, String> found, Part one, Part other, int otherwise) {
    String text = found.containsKey(one) ? found.get(one) : found.get(other);
    return text == null ? otherwise : Integer.parseInt(text);
  }

  /** As it was written. */
  @Override
  public String toString() {
    return pattern;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DatePattern that && pattern.equals(that.pattern);
  }

  @Override
  public int hashCode() {
    return pattern.hashCode();
  }
}
