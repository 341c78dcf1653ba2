package se.framdrift.feeds.files;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * How numbers are written in a file.
 *
 * @param decimal the mark before decimals: point or comma
 * @param thousands what stands between groups of three digits; 0 for nothing. A space stands for
 *     every kind of space
 */
public record NumberText(char decimal, char thousands) {

  private static final Pattern PLAIN =
      Pattern.compile("[+-]?([0-9]{1,30}(\\.[0-9]{0,30})?|\\.[0-9]{1,30})([eE][+-]?[0-9]{1,2})?");

  private static final Pattern GROUPED = Pattern.compile("[+-]?[0-9]{1,3}( [0-9]{3})+(\\D.*)?");

  static final NumberText POINT = new NumberText('.', '\0');

  public NumberText {
    if (decimal == thousands) {
      throw new IllegalArgumentException("thousands is the same as decimal");
    }
  }

  /**
   * The number with a decimal point and nothing between its digits.
   *
   * @throws RowProblem when it is none
   */
  String plain(Cell cell, String column) {
    String text = cell.stripped().replace('\u2212', '-');
    String plain = cell.exact() ? text : bare(text);
    if (plain.isEmpty() || !PLAIN.matcher(plain).matches()) {
      throw new RowProblem(
          column, "not a number: " + RowProblem.shortened(text), "a number such as " + example());
    }
    return plain;
  }

  BigDecimal number(Cell cell, String column) {
    return new BigDecimal(plain(cell, column));
  }

  /** Empty for a text that is no number in this way of writing. */
  private String bare(String text) {
    String bare = text;
    if (thousands != '\0') {
      String grouped = text;
      if (thousands == ' ') {
        grouped = text.replace('\u00a0', ' ').replace('\u202f', ' ').replace('\u2009', ' ');
      } else if (text.indexOf(' ') < 0) {
        grouped = text.replace(thousands, ' ');
      }
      if (GROUPED.matcher(grouped).matches()) {
        bare = grouped.replace(" ", "");
      }
    }
    if (decimal != '.') {
      bare = bare.indexOf('.') >= 0 ? "" : bare.replace(decimal, '.');
    }
    return bare;
  }

  private String example() {
    return "20" + decimal + "65";
  }

  /** A number as text, never in powers of ten. */
  static String text(BigDecimal number) {
    BigDecimal bare = number.stripTrailingZeros();
    return bare.signum() == 0 ? "0" : bare.toPlainString();
  }
}
