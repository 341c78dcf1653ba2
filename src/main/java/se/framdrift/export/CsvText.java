package se.framdrift.export;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Builds CSV (RFC 4180): commas, lines ended by CR LF, cells with a comma, a quotation mark or a
 * line end quoted. Numbers have a decimal point and no exponent. A text that a spreadsheet would
 * take for a formula gets an apostrophe before it. Confined to one thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
final class CsvText {

  private static final String FORMULA = "=+-@\t\r";

  private final StringBuilder text = new StringBuilder();
  private boolean begun;

  /** {@code bom}: begins with a byte order mark, by which Excel knows UTF-8. */
  CsvText(boolean bom) {
    if (bom) {
      text.append('\uFEFF');
    }
  }

  /** One row of names. */
  CsvText header(String... names) {
    for (String name : names) {
      cell(name);
    }
    return end();
  }

  /** A text; null is empty. */
  CsvText cell(@Nullable String value) {
    separate();
    if (value != null && !value.isEmpty()) {
      quoted(FORMULA.indexOf(value.charAt(0)) < 0 ? value : "'" + value);
    }
    return this;
  }

  /** A number as it is; null is empty. */
  CsvText number(@Nullable Double value) {
    separate();
    if (value != null) {
      text.append(plain(value));
    }
    return this;
  }

  /** A whole number; null is empty. */
  CsvText number(@Nullable Long value) {
    separate();
    if (value != null) {
      text.append(value.longValue());
    }
    return this;
  }

  CsvText instant(@Nullable Instant value) {
    return cell(value == null ? null : value.toString());
  }

  CsvText bool(boolean value) {
    return cell(Boolean.toString(value));
  }

  /** Ends the row. */
  CsvText end() {
    text.append("\r\n");
    begun = false;
    return this;
  }

  /** What was built since the last time. */
  String take() {
    String taken = text.toString();
    text.setLength(0);
    return taken;
  }

  private void separate() {
    if (begun) {
      text.append(',');
    }
    begun = true;
  }

  private static String plain(double value) {
    BigDecimal exact = new BigDecimal(Double.toString(value));
    return (exact.signum() == 0 ? BigDecimal.ZERO : exact.stripTrailingZeros()).toPlainString();
  }

  private void quoted(String value) {
    boolean plain = value.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    if (plain) {
      text.append(value);
    } else {
      text.append('"').append(value.replace("\"", "\"\"")).append('"');
    }
  }
}
