package se.framdrift.feeds.files;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How numbers are written in a file.
 *
 * @param unsure whether a mark could be of decimals or of thousands: 1,234
 */
record NumberGuess(NumberText numbers, boolean unsure) {

  private static final Pattern COMMA = Pattern.compile("[+\\-\u2212]?[0-9. '\u00a0\u202f]*,[0-9]+");
  private static final Pattern POINT =
      Pattern.compile("[+\\-\u2212]?[0-9, '\u00a0\u202f]*\\.[0-9]+");
  private static final Pattern GROUP = Pattern.compile(".*[0-9][ \u00a0\u202f][0-9]{3}(\\D.*)?");
  private static final int ENOUGH = 80;

  /**
   * @param texts of cells that are not typed
   */
  static NumberGuess of(List<String> texts) {
    long comma = 0;
    long point = 0;
    boolean shortComma = false;
    boolean shortPoint = false;
    boolean spaced = false;
    for (String text : texts) {
      if (COMMA.matcher(text).matches()) {
        comma++;
        shortComma |= !text.matches(".*,[0-9]{3}");
      } else if (POINT.matcher(text).matches()) {
        point++;
        shortPoint |= !text.matches(".*\\.[0-9]{3}");
      }
      spaced |=
          text.matches("[0-9].*")
              && GROUP.matcher(text).matches()
              && text.matches("[0-9 .,\u00a0\u202f-]*");
    }
    boolean decimalComma = comma > 0 && (shortComma || point == 0 || !shortPoint) && comma >= point;
    char decimal = decimalComma ? ',' : '.';
    char thousands =
        spaced
            ? ' '
            : decimalComma && point > 0 && !shortPoint
                ? '.'
                : !decimalComma && comma > 0 && !shortComma ? ',' : '\0';
    boolean unsure = decimalComma && !shortComma;
    return new NumberGuess(new NumberText(decimal, thousands), unsure);
  }

  /** Whether enough of the cells are numbers, written so. */
  boolean fits(List<Cell> cells) {
    long fits = cells.stream().filter(cell -> plain(cell) != null).count();
    return !cells.isEmpty() && fits * 100 >= (long) ENOUGH * cells.size();
  }

  private @Nullable String plain(Cell cell) {
    try {
      return numbers.plain(cell, "");
    } catch (RowProblem _) {
      return null;
    }
  }
}
