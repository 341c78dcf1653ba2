package se.framdrift.feeds.files;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An Excel file (XLSX, ECMA-376), read without library: none of those that were looked at bounds
 * what a file may make it hold, in columns above all.
 */
final class Workbook {

  /** How many characters all texts of the file have together, at most. */
  private static final long MOST_TEXT = 64L << 20;

  private static final int MOST_SHEETS = 1_000;

  private record Sheet(SheetName name, String path) {}

  private final ZipParts parts;
  private final Bounds bounds;
  private final List<Sheet> sheets = new ArrayList<>();
  private boolean from1904;

  private Workbook(ZipParts parts, Bounds bounds) {
    this.parts = parts;
    this.bounds = bounds;
  }

  /** Reads which sheets there are. */
  static Workbook open(byte[] file, Bounds bounds) {
    Workbook workbook = new Workbook(new ZipParts(file, bounds), bounds);
    workbook.readSheets();
    return workbook;
  }

  List<SheetName> sheets() {
    return sheets.stream().map(Sheet::name).toList();
  }

  /** The rows of a sheet; of the first that is not hidden when none is named. */
  Table table(@Nullable String name) {
    Sheet sheet = sheets.get(SheetName.choose(sheets(), name));
    List<String> texts = sharedTexts();
    CellStyles styles = styles();
    return new WorkbookTable(xml(sheet.path()), texts, styles, from1904, bounds);
  }

  private void readSheets() {
    Map<String, String> targets = targets();
    try (Xml xml = xml("xl/workbook.xml")) {
      while (xml.next()) {
        if (xml.begins("workbookPr")) {
          from1904 = Objects.requireNonNullElse(xml.attribute("date1904"), "0").matches("1|true");
        } else if (xml.begins("sheet")) {
          String state = Objects.requireNonNullElse(xml.attribute("state"), "visible");
          String path = targets.get(Objects.requireNonNullElse(xml.attribute("id"), ""));
          if (path != null && sheets.size() < MOST_SHEETS) {
            String name = Objects.requireNonNullElse(xml.attribute("name"), "");
            sheets.add(new Sheet(new SheetName(name, !state.equals("visible")), path));
          }
        }
      }
    }
    if (sheets.isEmpty()) {
      throw new UnreadableFile("The workbook has no sheet.");
    }
  }

  private Map<String, String> targets() {
    Map<String, String> targets = new HashMap<>();
    try (Xml xml = xml("xl/_rels/workbook.xml.rels")) {
      while (xml.next()) {
        if (xml.begins("Relationship")) {
          String target = Objects.requireNonNullElse(xml.attribute("Target"), "");
          targets.put(
              Objects.requireNonNullElse(xml.attribute("Id"), ""),
              target.startsWith("/") ? target.substring(1) : "xl/" + target);
        }
      }
    }
    return targets;
  }

  private List<String> sharedTexts() {
    List<String> texts = new ArrayList<>();
    InputStream in = parts.open("xl/sharedStrings.xml");
    if (in == null) {
      return texts;
    }
    long length = 0;
    try (Xml xml = new Xml(in)) {
      while (xml.next()) {
        if (xml.begins("si")) {
          String text = text(xml, "si", bounds.cell());
          length += text.length() + 8;
          if (length > MOST_TEXT) {
            throw new UnreadableFile("The workbook holds too much text.");
          }
          texts.add(text);
        }
      }
    }
    return texts;
  }

  /**
   * The text of an element, without how it is spoken (furigana); one character more than may be is
   * enough of it.
   */
  static String text(Xml xml, String element, int most) {
    StringBuilder text = new StringBuilder();
    boolean inside = false;
    boolean spoken = false;
    while (xml.next() && !xml.ends(element)) {
      if (xml.begins("t")) {
        inside = true;
      } else if (xml.ends("t")) {
        inside = false;
      } else if (xml.begins("rPh")) {
        spoken = true;
      } else if (xml.ends("rPh")) {
        spoken = false;
      } else if (inside && !spoken && text.length() <= most) {
        text.append(Objects.requireNonNullElse(xml.text(), ""));
      }
    }
    return text.toString();
  }

  private CellStyles styles() {
    InputStream in = parts.open("xl/styles.xml");
    if (in == null) {
      return CellStyles.NONE;
    }
    try (Xml xml = new Xml(in)) {
      return CellStyles.read(xml);
    }
  }

  private Xml xml(String part) {
    InputStream in = parts.open(part);
    if (in == null) {
      throw new UnreadableFile("The workbook is damaged: %s is not there.".formatted(part));
    }
    return new Xml(in);
  }
}
