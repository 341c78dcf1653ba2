package se.framdrift.feeds.files;

import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.files.Lines.Line;

/**
 * CSV as of RFC 4180, and as programs really write it: any ending of lines, {@code sep=;} in the
 * first line, text behind a closing quote. A quote that is opened and never closed within a hundred
 * lines spoils the line where it stands, and none of those after it.
 */
final class CsvTable implements Table {

  private static final int MOST_LINES = 100;

  private final Lines lines;
  private final Bounds bounds;
  private final boolean quotedIsText;
  private char separator;
  private boolean begun;
  private int rows;

  /**
   * @param separator where the first line says no other
   * @param quotedIsText whether bare cells are exact: the way in which rows of sheets are kept
   */
  CsvTable(Reader reader, char separator, Bounds bounds, boolean quotedIsText) {
    this.lines = new Lines(reader, bounds.row());
    this.separator = separator;
    this.bounds = bounds;
    this.quotedIsText = quotedIsText;
  }

  @Override
  public @Nullable Row next() {
    while (true) {
      Line line = lines.next();
      if (line == null) {
        return null;
      }
      if (!begun) {
        begun = true;
        Character said = Separators.said(line.text());
        if (said != null) {
          separator = said;
          continue;
        }
      }
      Row row = row(line);
      if (!row.isBlank()) {
        rows++;
        if (rows > bounds.rows()) {
          throw new UnreadableFile("The file has more than %,d rows.".formatted(bounds.rows()));
        }
        return row;
      }
    }
  }

  @Override
  public char separator() {
    return separator;
  }

  @Override
  public String format() {
    return quotedIsText ? FileDecoder.SHEET : FileDecoder.CSV;
  }

  private Row row(Line first) {
    if (first.cut()) {
      return Row.broken(
          first.number(),
          first.text(),
          "the line is longer than %,d characters".formatted(bounds.row()));
    }
    List<Line> further = new ArrayList<>();
    StringBuilder text = new StringBuilder(first.text());
    String end = first.end();
    while (open(text)) {
      Line next =
          further.size() < MOST_LINES && text.length() <= bounds.row() ? lines.next() : null;
      if (next == null) {
        lines.giveBack(further);
        return Row.broken(first.number(), first.text(), "a quote is opened and never closed");
      }
      further.add(next);
      text.append(end).append(next.text());
      end = next.end();
    }
    return cells(first.number(), text.toString());
  }

  /** Whether a quoted cell goes on behind the end. */
  private boolean open(CharSequence text) {
    boolean quoted = false;
    boolean start = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c == '"') {
          if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
            i++;
          } else {
            quoted = false;
          }
        }
      } else if (c == separator) {
        start = true;
      } else if (c == '"' && start) {
        quoted = true;
        start = false;
      } else if (c != ' ') {
        start = false;
      }
    }
    return quoted;
  }

  private Row cells(int line, String text) {
    List<Cell> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    boolean wasQuoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted) {
        if (c != '"') {
          cell.append(c);
        } else if (i + 1 < text.length() && text.charAt(i + 1) == '"') {
          cell.append('"');
          i++;
        } else {
          quoted = false;
        }
      } else if (c == separator) {
        cells.add(cell(cell, wasQuoted));
        cell.setLength(0);
        wasQuoted = false;
      } else if (c == '"' && !wasQuoted && cell.toString().isBlank()) {
        cell.setLength(0);
        quoted = true;
        wasQuoted = true;
      } else {
        cell.append(c);
      }
      if (cell.length() > bounds.cell()) {
        return Row.broken(
            line, text, "a cell is longer than %,d characters".formatted(bounds.cell()));
      }
      if (cells.size() >= bounds.columns()) {
        return Row.broken(line, text, "it has more than %,d cells".formatted(bounds.columns()));
      }
    }
    cells.add(cell(cell, wasQuoted));
    return Row.of(line, cells, text);
  }

  private Cell cell(StringBuilder text, boolean wasQuoted) {
    return text.isEmpty() ? Cell.EMPTY : new Cell(text.toString(), quotedIsText && !wasQuoted);
  }
}
