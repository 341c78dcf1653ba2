package se.framdrift.feeds.pxweb;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.reading.Refusal;
import se.framdrift.feeds.reading.Unreadable;
import se.framdrift.model.Missing;

/**
 * What the symbols of a table mean. Statistical offices agree on {@code .} (cannot occur) and
 * {@code ..} (not available, or too uncertain to be given); what three and more dots mean differs,
 * so that they only say that there is no figure. {@code -} is often zero, but missing is never made
 * zero unless the feed says so.
 *
 * @param own symbol to a missing code, {@code zero}, or a flag; goes before what is usual
 */
record PxSymbols(Map<String, String> own) {

  /** Says that a symbol is the number 0. */
  static final String ZERO = "zero";

  private static final Pattern FLAG = Pattern.compile("[A-Z]");
  private static final Pattern SYMBOL = Pattern.compile("\\.{1,6}|…|-|–|:|");

  private static final Map<String, String> USUAL =
      Map.ofEntries(
          Map.entry(".", Missing.NOT_APPLICABLE.code()),
          Map.entry("..", Missing.NOT_REPORTED.code()),
          Map.entry("...", Missing.NOT_REPORTED.code()),
          Map.entry("…", Missing.NOT_REPORTED.code()),
          Map.entry("....", Missing.NOT_REPORTED.code()),
          Map.entry(".....", Missing.NOT_REPORTED.code()),
          Map.entry("......", Missing.NOT_REPORTED.code()),
          Map.entry(":", Missing.HIDDEN.code()),
          Map.entry("-", Missing.NOT_APPLICABLE.code()),
          Map.entry("–", Missing.NOT_APPLICABLE.code()),
          Map.entry("", Missing.NOT_REPORTED.code()),
          Map.entry("p", "P"),
          Map.entry("e", "E"),
          Map.entry("b", "B"));

  PxSymbols {
    own = Collections.unmodifiableMap(new TreeMap<>(own));
  }

  /**
   * Checks the words of settings.
   *
   * @throws IllegalArgumentException naming the symbol that has no known meaning
   */
  static PxSymbols of(Map<String, String> own) {
    own.forEach(
        (symbol, meaning) -> {
          if (!meaning.equals(ZERO) && !FLAG.matcher(meaning).matches() && !isMissing(meaning)) {
            throw new IllegalArgumentException(
                "symbols: %s means %s; expected %s, a flag such as P, or one of %s"
                    .formatted(symbol, meaning, ZERO, Missing.codes()));
          }
        });
    return new PxSymbols(own);
  }

  /** Whether a text stands instead of a number. Null does. */
  static boolean isSymbol(@Nullable String text) {
    return text == null || SYMBOL.matcher(text.strip()).matches();
  }

  /** What a cell says: a value or a missing code, and a flag or null. */
  record Said(@Nullable String value, @Nullable String missing, @Nullable String flag) {}

  /**
   * @throws Refusal when the symbol has no known meaning, or one that contradicts the value
   */
  Said read(@Nullable String value, @Nullable String symbol) {
    if (value != null && symbol == null) {
      return new Said(value, null, null);
    }
    String sign = symbol == null ? "" : symbol;
    String meaning = own.getOrDefault(sign, USUAL.get(sign));
    if (meaning == null) {
      throw new Refusal(
          "status",
          "unknown symbol " + Unreadable.shown(sign),
          "one that symbols in the feed's settings explains");
    }
    if (FLAG.matcher(meaning).matches()) {
      return value == null
          ? new Said(null, Missing.NOT_REPORTED.code(), null)
          : new Said(value, null, meaning);
    }
    if (value != null) {
      throw new Refusal(
          "status",
          "the symbol %s beside the value %s".formatted(sign, Unreadable.shown(value)),
          "a value, or a symbol that says why there is none");
    }
    return meaning.equals(ZERO) ? new Said("0", null, null) : new Said(null, meaning, null);
  }

  private static boolean isMissing(String code) {
    try {
      Missing.parse(code);
      return true;
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
