package se.framdrift.feeds.files;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet of a workbook, with the values of formulas that were saved with it. */
final class WorkbookTable extends SheetTable {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("HH:mm:ss");
  private static final long DAY = 86_400;

  /** 31 December 9999. */
  private static final BigDecimal LAST_DAY = new BigDecimal(2_958_466);

  private final Xml xml;
  private final List<String> texts;
  private final CellStyles styles;
  private final boolean from1904;
  private final Bounds bounds;
  private int line;

  WorkbookTable(Xml xml, List<String> texts, CellStyles styles, boolean from1904, Bounds bounds) {
    super(bounds);
    this.xml = xml;
    this.texts = texts;
    this.styles = styles;
    this.from1904 = from1904;
    this.bounds = bounds;
  }

  @Override
  @Nullable Read read() {
    while (xml.next()) {
      if (xml.begins("row")) {
        line = xml.number("r", line + 1);
        return new Read(line, cells());
      }
    }
    return null;
  }

  private @Nullable List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    boolean tooMany = false;
    while (xml.next() && !xml.ends("row")) {
      if (xml.begins("c")) {
        int column = column(xml.attribute("r"), cells.size());
        Cell cell = cell();
        if (column >= bounds.columns()) {
          tooMany |= !cell.isBlank();
        } else if (!cell.isBlank()) {
          while (cells.size() <= column) {
            cells.add(Cell.EMPTY);
          }
          cells.set(column, cell);
        }
      }
    }
    return tooMany ? null : cells;
  }

  /** From 0; a column that cannot be is one behind the last that may be. */
  private int column(@Nullable String reference, int next) {
    if (reference == null) {
      return next;
    }
    int column = 0;
    for (int i = 0; i < reference.length(); i++) {
      char c = reference.charAt(i);
      if (c < 'A' || c > 'Z') {
        break;
      }
      column = column * 26 + c - 'A' + 1;
      if (column > bounds.columns()) {
        return bounds.columns();
      }
    }
    return Math.max(column - 1, 0);
  }

  private Cell cell() {
    String type = Objects.requireNonNullElse(xml.attribute("t"), "n");
    int style = xml.number("s", 0);
    StringBuilder value = new StringBuilder();
    StringBuilder formula = new StringBuilder();
    StringBuilder into = null;
    while (xml.next() && !xml.ends("c")) {
      if (xml.begins("is")) {
        value.append(Workbook.text(xml, "is", bounds.cell()));
      } else if (xml.begins("v")) {
        into = value;
      } else if (xml.begins("f")) {
        into = formula;
      } else if (xml.ends("v") || xml.ends("f")) {
        into = null;
      } else if (into != null && into.length() <= bounds.cell()) {
        into.append(Objects.requireNonNullElse(xml.text(), ""));
      }
    }
    if (value.isEmpty()) {
      return formula.isEmpty() ? Cell.EMPTY : Cell.text("=" + formula);
    }
    String text = value.toString();
    return switch (type) {
      case "s" -> shared(text);
      case "n" -> number(text, styles.kind(style));
      case "b" -> Cell.text(text.equals("1") ? "true" : "false");
      case "d" -> SheetText.date(text);
      default -> Cell.text(text);
    };
  }

  private Cell shared(String index) {
    if (index.matches("[0-9]{1,9}") && Integer.parseInt(index) < texts.size()) {
      return Cell.text(texts.get(Integer.parseInt(index)));
    }
    throw new UnreadableFile("The workbook is damaged: it has no text number " + index + ".");
  }

  private Cell number(String text, CellStyles.Kind kind) {
    Cell number = SheetText.binary(text);
    return number.exact() && kind != CellStyles.Kind.NUMBER ? date(number, kind) : number;
  }

  private Cell date(Cell number, CellStyles.Kind kind) {
    BigDecimal days = new BigDecimal(number.text());
    if (days.signum() < 0 || days.compareTo(LAST_DAY) >= 0) {
      return number;
    }
    long seconds = Math.round(days.doubleValue() * DAY);
    if (kind == CellStyles.Kind.TIME && seconds <= DAY) {
      LocalDateTime time = LocalDate.EPOCH.atStartOfDay().plusSeconds(seconds);
      String clock = time.format(seconds % 60 == 0 ? CLOCK : SECONDS);
      return Cell.text(seconds == DAY ? "24:00" : clock);
    }
    LocalDateTime moment = epoch(seconds / DAY).atStartOfDay().plusSeconds(seconds);
    boolean day = kind == CellStyles.Kind.DATE && seconds % DAY == 0;
    return new Cell(day ? moment.toLocalDate().toString() : moment.format(MOMENT), true);
  }

  /** Day 0; the calendar of Excel has a 29 February 1900, which there was not. */
  private LocalDate epoch(long days) {
    if (from1904) {
      return LocalDate.of(1904, 1, 1);
    }
    return days < 60 ? LocalDate.of(1899, 12, 31) : LocalDate.of(1899, 12, 30);
  }

  @Override
  public void close() {
    xml.close();
  }
}
