package se.framdrift.feeds.files;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet of an OpenDocument spreadsheet, with the values that were saved with it. */
final class OpenDocumentTable extends SheetTable {

  private static final Pattern TIME =
      Pattern.compile("PT0*([0-9]{1,2})H([0-9]{2})M([0-9]{2})(?:[.,][0-9]+)?S");

  private final Xml xml;
  private final Bounds bounds;
  private int line;
  private int again;
  private @Nullable Read repeated;

  /**
   * @param xml behind the beginning of the sheet
   */
  OpenDocumentTable(Xml xml, Bounds bounds) {
    super(bounds);
    this.xml = xml;
    this.bounds = bounds;
  }

  @Override
  @Nullable Read read() {
    Read same = repeated;
    if (again > 0 && same != null) {
      again--;
      line++;
      return new Read(line, same.cells());
    }
    while (xml.next() && !xml.ends("table")) {
      if (xml.begins("table-row")) {
        int times = Math.max(1, xml.number("number-rows-repeated", 1));
        List<Cell> cells = cells();
        line++;
        Read read = new Read(line, cells);
        if (cells != null && cells.isEmpty()) {
          line += times - 1;
        } else {
          again = times - 1;
          repeated = read;
        }
        return read;
      }
    }
    return null;
  }

  private @Nullable List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    long blank = 0;
    boolean tooMany = false;
    while (xml.next() && !xml.ends("table-row")) {
      boolean covered = xml.begins("covered-table-cell");
      if (!covered && !xml.begins("table-cell")) {
        continue;
      }
      int times = Math.max(1, xml.number("number-columns-repeated", 1));
      Cell cell = cell(covered ? "covered-table-cell" : "table-cell");
      if (covered) {
        cell = Cell.EMPTY; // under a merged cell: nobody sees what is there
      }
      if (cell.isBlank()) {
        blank += times;
      } else if (cells.size() + blank + times > bounds.columns()) {
        tooMany = true;
      } else {
        cells.addAll(Collections.nCopies((int) blank, Cell.EMPTY));
        cells.addAll(Collections.nCopies(times, cell));
        blank = 0;
      }
    }
    return tooMany ? null : cells;
  }

  private Cell cell(String element) {
    String type = Objects.requireNonNullElse(xml.attribute("value-type"), "");
    String value = xml.attribute("value");
    String date = xml.attribute("date-value");
    String time = xml.attribute("time-value");
    String said = xml.attribute("boolean-value");
    String string = xml.attribute("string-value");
    String text = text(element);
    return switch (type) {
      case "float", "percentage", "currency" ->
          value == null ? Cell.text(text) : SheetText.binary(value);
      case "date" -> date == null ? Cell.text(text) : date(date);
      case "time" -> time == null ? Cell.text(text) : time(time, text);
      case "boolean" -> Cell.text(said == null ? text : said);
      default -> Cell.text(string == null ? text : string);
    };
  }

  /** The paragraphs of a cell, without its notes. */
  private String text(String element) {
    StringBuilder text = new StringBuilder();
    int notes = 0;
    boolean inside = false;
    while (xml.next() && !xml.ends(element)) {
      if (xml.begins("annotation")) {
        notes++;
      } else if (xml.ends("annotation")) {
        notes--;
      } else if (notes > 0) {
        continue;
      } else if (xml.begins("p")) {
        inside = true;
        text.append(text.isEmpty() ? "" : "\n");
      } else if (xml.ends("p")) {
        inside = false;
      } else if (inside && xml.begins("s")) {
        text.repeat(' ', Math.min(xml.number("c", 1), 100));
      } else if (inside && text.length() <= bounds.cell()) {
        text.append(Objects.requireNonNullElse(xml.text(), ""));
      }
    }
    return text.toString();
  }

  private static Cell date(String date) {
    int fraction = date.indexOf('.');
    String whole = fraction < 0 ? date : date.substring(0, fraction);
    return SheetText.date(whole.endsWith("T00:00:00") ? whole.substring(0, 10) : whole);
  }

  private static Cell time(String time, String shown) {
    Matcher matcher = TIME.matcher(time);
    if (!matcher.matches()) {
      return Cell.text(shown);
    }
    String clock = "%02d:%s".formatted(Integer.parseInt(matcher.group(1)), matcher.group(2));
    String seconds = matcher.group(3);
    return Cell.text(seconds.equals("00") ? clock : clock + ":" + seconds);
  }

  @Override
  public void close() {
    xml.close();
  }
}
