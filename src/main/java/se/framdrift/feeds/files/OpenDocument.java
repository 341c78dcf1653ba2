package se.framdrift.feeds.files;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An OpenDocument spreadsheet (ODS), read from its {@code content.xml} without library: those there
 * are build the whole document in memory, and bound nothing.
 */
final class OpenDocument {

  private static final int MOST_SHEETS = 1_000;

  private final ZipParts parts;
  private final Bounds bounds;
  private final List<SheetName> sheets = new ArrayList<>();

  private OpenDocument(ZipParts parts, Bounds bounds) {
    this.parts = parts;
    this.bounds = bounds;
  }

  /** Reads which sheets there are. */
  static OpenDocument open(byte[] file, Bounds bounds) {
    OpenDocument document = new OpenDocument(new ZipParts(file, bounds), bounds);
    document.readSheets();
    return document;
  }

  List<SheetName> sheets() {
    return List.copyOf(sheets);
  }

  /** The rows of a sheet; of the first that is not hidden when none is named. */
  Table table(@Nullable String name) {
    int chosen = SheetName.choose(sheets, name);
    Xml xml = content();
    int table = -1;
    while (table < chosen && xml.next()) {
      table += xml.begins("table") ? 1 : 0;
    }
    return new OpenDocumentTable(xml, bounds);
  }

  private void readSheets() {
    Set<String> hiding = new HashSet<>();
    String style = "";
    int depth = 0;
    try (Xml xml = content()) {
      while (xml.next()) {
        if (xml.begins("style")) {
          style = Objects.requireNonNullElse(xml.attribute("name"), "");
        } else if (xml.begins("table-properties") && "false".equals(xml.attribute("display"))) {
          hiding.add(style);
        } else if (xml.ends("table")) {
          depth--;
        } else if (xml.begins("table") && depth++ == 0 && sheets.size() < MOST_SHEETS) {
          sheets.add(
              new SheetName(
                  Objects.requireNonNullElse(xml.attribute("name"), ""),
                  hiding.contains(Objects.requireNonNullElse(xml.attribute("style-name"), ""))));
        }
      }
    }
    if (sheets.isEmpty()) {
      throw new UnreadableFile("The document has no sheet; it is no spreadsheet, or is encrypted.");
    }
  }

  private Xml content() {
    InputStream in = parts.open("content.xml");
    if (in == null) {
      throw new UnreadableFile("The document is damaged: content.xml is not there.");
    }
    return new Xml(in);
  }
}
