package se.framdrift.feeds.files;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.regex.Pattern;

/** How cells of sheets and records are written down, so that they can be read again. */
final class SheetText {

  static final char SEPARATOR = ';';

  /** What a spreadsheet shows of a number: the digits behind are noise of binary numbers. */
  private static final MathContext SHOWN = new MathContext(15);

  private static final int LONGEST_NUMBER = 40;
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9:TZ.+-]{5,30}");

  private SheetText() {}

  /** What the file types stands bare, all else in quotes. */
  static String row(List<Cell> cells) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      if (i > 0) {
        text.append(SEPARATOR);
      }
      Cell cell = cells.get(i);
      if (cell.exact()) {
        text.append(cell.text());
      } else if (!cell.text().isEmpty()) {
        text.append('"').append(cell.text().replace("\"", "\"\"")).append('"');
      }
    }
    return text.toString();
  }

  /** A number of 64 bits as the text that was meant. */
  static Cell binary(String text) {
    return number(text, SHOWN);
  }

  /** A number as it is written, without powers of ten. */
  static Cell decimal(String text) {
    return number(text, MathContext.UNLIMITED);
  }

  /** A date of ISO 8601; anything else is text. */
  static Cell date(String text) {
    return new Cell(text, DATE.matcher(text).matches());
  }

  private static Cell number(String text, MathContext digits) {
    if (text.length() > LONGEST_NUMBER) {
      return Cell.text(text);
    }
    try {
      BigDecimal number = new BigDecimal(text.strip()).round(digits);
      boolean usual =
          Math.abs((long) number.precision() - number.scale()) <= LONGEST_NUMBER
              && Math.abs((long) number.scale()) <= LONGEST_NUMBER;
      return usual ? new Cell(NumberText.text(number), true) : Cell.text(text);
    } catch (NumberFormatException _) {
      return Cell.text(text);
    }
  }
}
