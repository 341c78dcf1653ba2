package se.framdrift.feeds.push;

import java.util.regex.Pattern;

/** Numbers as people in Sweden write them, made into such with a decimal point. */
public final class PlainNumber {

  /** The longest text that is looked at; a longer one is no number of ours. */
  private static final int MOST = 100;

  private static final char NO_BREAK_SPACE = '\u00A0';
  private static final char NARROW_SPACE = '\u202F';
  private static final char MINUS = '\u2212';

  private static final Pattern GROUPED =
      Pattern.compile("[+-]?[0-9]{1,3}( [0-9]{3}){1,10}([.,][0-9]{1,30})?");

  private static final Pattern COMMA = Pattern.compile("[+-]?[0-9]{0,30},[0-9]{1,30}([eE].{1,5})?");

  private PlainNumber() {}

  /**
   * {@code 1 234,5} becomes {@code 1234.5}: thousands apart by a space of any kind, a decimal comma
   * where {@code comma} says that there may be one, a real minus sign. What is no such number stays
   * as it is, for the check to refuse in the sender's own words.
   */
  public static String of(String text, boolean comma) {
    if (text.length() > MOST) {
      return text;
    }
    String plain =
        text.strip()
            .replace(NO_BREAK_SPACE, ' ')
            .replace(NARROW_SPACE, ' ')
            .replace(MINUS, '-')
            .strip();
    boolean hasComma = plain.indexOf(',') >= 0;
    if (hasComma && !comma) {
      return text;
    }
    if (GROUPED.matcher(plain).matches()) {
      plain = plain.replace(" ", "");
      hasComma = plain.indexOf(',') >= 0;
    }
    if (!hasComma) {
      return plain;
    }
    return COMMA.matcher(plain).matches() ? plain.replace(',', '.') : text;
  }
}
