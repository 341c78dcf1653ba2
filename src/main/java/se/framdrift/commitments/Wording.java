package se.framdrift.commitments;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import se.framdrift.catalog.Target.Comparison;
import se.framdrift.catalog.Unit;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;
import se.framdrift.model.PeriodWords;

/**
 * Numbers, days and periods as each language writes them: {@code 1 234,5 %} with no-break spaces
 * and {@code 1,234.5%}, {@code 14 oktober 2026} and {@code 14 October 2026}. Numbers are shown with
 * two decimals at most, but with six where two would make a figure look like another one.
 */
enum Wording {
  SV("sv", ',', '\u00a0', '\u2212', "\u00a0"),
  EN("en", '.', ',', '-', "");

  private final Locale locale;
  private final DecimalFormatSymbols symbols;
  private final String beforePercent;

  Wording(String language, char decimal, char grouping, char minus, String beforePercent) {
    this.locale = Locale.of(language);
    this.symbols = new DecimalFormatSymbols(Locale.ROOT);
    symbols.setDecimalSeparator(decimal);
    symbols.setGroupingSeparator(grouping);
    symbols.setMinusSign(minus);
    this.beforePercent = beforePercent;
  }

  /** With its unit; {@code beside} is what it must not be confused with. */
  String quantity(double value, double beside, String unit) {
    boolean confusable = rounded(value).compareTo(rounded(beside)) == 0 && value != beside;
    return withUnit(number(value, confusable ? 6 : 2), unit);
  }

  String number(double value, int decimals) {
    DecimalFormat format = new DecimalFormat("#,##0." + "#".repeat(decimals), symbols);
    BigDecimal shown = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
    return format.format(shown);
  }

  private static BigDecimal rounded(double value) {
    return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
  }

  private String withUnit(String number, String unit) {
    if (unit.isEmpty()) {
      return number;
    }
    String counted = number.equals("1") ? Unit.one(unit) : unit;
    return number + (unit.equals("%") ? beforePercent : "\u00a0") + counted;
  }

  String of(LocalizedText text) {
    return this == SV ? text.sv() : text.en();
  }

  String day(LocalDate day) {
    return DateTimeFormatter.ofPattern("d MMMM yyyy", locale).format(day);
  }

  String day(Instant moment) {
    return day(LocalDate.ofInstant(moment, Period.ZONE));
  }

  String period(Period period) {
    return this == SV ? PeriodWords.sv(period) : PeriodWords.en(period);
  }

  /** Before a number, with the space after it; empty when the number itself is meant. */
  String comparison(Comparison comparison) {
    boolean swedish = this == SV;
    return switch (comparison) {
      case AT_LEAST -> swedish ? "minst " : "at least ";
      case AT_MOST -> swedish ? "högst " : "at most ";
      case EQUAL_TO -> swedish ? "precis " : "exactly ";
      case BELOW -> swedish ? "under " : "below ";
      case ABOVE -> swedish ? "över " : "above ";
    };
  }

  /** As text for programs: plain digits with a decimal point. */
  static String raw(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
