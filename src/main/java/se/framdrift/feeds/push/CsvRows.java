package se.framdrift.feeds.push;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Decoded;
import se.framdrift.model.RawFact;
import se.framdrift.model.Rejection;
import se.framdrift.problem.Problem;

/**
 * Rows out of CSV: RFC 4180, and what spreadsheets in Sweden write. Semicolon, tab or comma between
 * the columns; a decimal comma where the comma is not between columns; spaces between thousands; a
 * byte order mark; Windows-1252; {@code sep=} as the first line. Pure; for one thread.
 */
public final class CsvRows {

  /** What was read, and the line with the names of the columns, which a row alone needs. */
  public record Table(Decoded decoded, String header) {}

  private static final int MAX_BYTES = 8 * 1024 * 1024;

  private final CsvHeader header;
  private final CsvCells cells;
  private final Texts texts;
  private final @Nullable String[] fields = new String[JsonRow.FIELDS.size()];
  private final List<RawFact> rows = new ArrayList<>();
  private final List<Rejection> undecodable = new ArrayList<>();
  private int number;

  private CsvRows(CsvHeader header, CsvCells cells, int bytes) {
    this.header = header;
    this.cells = cells;
    this.texts = new Texts(bytes);
  }

  /**
   * Reads a whole file.
   *
   * @param charset as its sender says, null when it does not
   * @throws Problem.Failure malformed, when the first line does not name the columns or the charset
   *     is another; too large, with more than {@link JsonRows#MAX_ROWS} rows
   */
  public static Table read(byte[] body, @Nullable Charset charset) {
    TextBytes text = TextBytes.of(body, charset);
    int from = skipSeparatorLine(text);
    int end = lineEnd(text.bytes(), from);
    CsvHeader header = CsvHeader.read(string(text, from, end));
    CsvCells cells = new CsvCells(text, header.separator(), Math.min(end + 1, text.bytes().length));
    CsvRows read = new CsvRows(header, cells, body.length);
    read.all();
    return new Table(new Decoded(read.rows, read.undecodable), header.line());
  }

  /**
   * Reads one row again.
   *
   * @throws Problem.Failure malformed, when {@code header} names no columns
   */
  public static Decoded one(@Nullable String header, String row) {
    byte[] bytes = row.getBytes(StandardCharsets.UTF_8);
    CsvHeader names = CsvHeader.read(header == null ? "" : header);
    TextBytes text = new TextBytes(bytes, 0, StandardCharsets.UTF_8);
    CsvRows read = new CsvRows(names, new CsvCells(text, names.separator(), 0), bytes.length);
    read.all();
    return new Decoded(read.rows, read.undecodable);
  }

  private static int skipSeparatorLine(TextBytes text) {
    int end = lineEnd(text.bytes(), text.from());
    return string(text, text.from(), end).strip().matches("(?i)\"?sep=.\"?")
        ? Math.min(end + 1, text.bytes().length)
        : text.from();
  }

  private static int lineEnd(byte[] bytes, int from) {
    int to = from;
    while (to < bytes.length && bytes[to] != '\n') {
      to++;
    }
    return to;
  }

  private static String string(TextBytes text, int from, int to) {
    int end = to > from && text.bytes()[to - 1] == '\r' ? to - 1 : to;
    return new String(text.bytes(), from, end - from, text.charset());
  }

  private void all() {
    while (cells.beginRow()) {
      number++;
      if (number > JsonRows.MAX_ROWS) {
        throw new Problem.TooLarge(
                "A body has at most %,d rows. Nothing was taken.".formatted(JsonRows.MAX_ROWS),
                MAX_BYTES)
            .asFailure();
      }
      row();
    }
  }

  private void row() {
    Arrays.fill(fields, null);
    int columns = header.fields().size();
    int column = 0;
    boolean more = false;
    boolean there = false;
    while (cells.nextCell()) {
      if (column < columns) {
        String cell = cell(header.fields().get(column));
        fields[header.fields().get(column)] = cell;
        there |= cell != null;
      } else if (!cells.isEmpty()) {
        more = true;
      }
      column++;
    }
    String wrong = cells.wrong();
    if (wrong == null && column < columns) {
      wrong = "it has %d columns and not %d".formatted(column, columns);
    } else if (wrong == null && more) {
      wrong = "it has more than %d columns".formatted(columns);
    }
    if (wrong == null && !there) {
      number--; // what spreadsheets write below the last row
    } else if (wrong == null) {
      rows.add(JsonRow.fact(number, fields, cells.raw()));
    } else {
      undecodable.add(
          new Rejection(number, "", wrong, "columns as in " + told(), cells.raw().toString()));
    }
  }

  private String told() {
    return header.line().length() > 200 ? header.line().substring(0, 200) : header.line();
  }

  private @Nullable String cell(int field) {
    if (cells.isEmpty()) {
      return null;
    }
    if (!JsonRow.isNumber(field)) {
      return cells.text(texts);
    }
    String number = cells.number(header.decimalComma());
    return number != null ? number : PlainNumber.of(cells.text(texts), header.decimalComma());
  }
}
