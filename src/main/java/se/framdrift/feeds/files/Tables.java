package se.framdrift.feeds.files;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Pattern;

/** Opens files as tables. Pure, and each row is read when it is asked for. */
final class Tables {

  private static final Pattern JSON = Pattern.compile("\\{\\s*[\"}]|\\[\\s*[\\[{\\]]");

  private Tables() {}

  /**
   * Opens a file.
   *
   * @throws UnreadableFile when it is too large, or not what it should be
   */
  static Table open(byte[] file, Source source, Bounds bounds) {
    if (file.length > bounds.bytes()) {
      throw new UnreadableFile(
          "The file has %,d bytes; at most %,d are taken.".formatted(file.length, bounds.bytes()));
    }
    String format = source.format() == null ? format(file) : source.format();
    return switch (format) {
      case "csv" -> csv(file, source, bounds);
      case "json" -> new JsonTable(file, source.records(), bounds);
      case "xlsx" -> Workbook.open(file, bounds).table(source.sheet());
      case "ods" -> OpenDocument.open(file, bounds).table(source.sheet());
      default -> throw new UnreadableFile("Files of the format " + format + " are not read.");
    };
  }

  private static Table csv(byte[] file, Source source, Bounds bounds) {
    TextEncoding encoding =
        source.encoding() == null ? TextEncoding.detect(file) : source.encoding();
    char separator =
        source.separator() == null ? Separators.detect(encoding.sample(file)) : source.separator();
    return new CsvTable(encoding.reader(file), separator, bounds, false);
  }

  /**
   * By what the file begins with.
   *
   * @throws UnreadableFile for what is known, and no table
   */
  static String format(byte[] file) {
    if (begins(file, "PK\u0003\u0004")) {
      Set<String> parts = new ZipParts(file, Bounds.STANDARD).names();
      if (parts.contains("content.xml")) {
        return "ods";
      }
      if (parts.contains("[Content_Types].xml")) {
        return "xlsx";
      }
      throw new UnreadableFile("The file is packed (ZIP), and neither XLSX nor ODS. Unpack it.");
    }
    if (begins(file, "\u00d0\u00cf\u0011\u00e0")) {
      throw new UnreadableFile(
          "The file is of an old Excel (.xls), or protected by a password. Save it as .xlsx"
              + " without password.");
    }
    if (begins(file, "%PDF") || begins(file, "<")) {
      throw new UnreadableFile(
          "The file is no table (it is a PDF or a web page). Save it as CSV or XLSX.");
    }
    return json(file) ? "json" : "csv";
  }

  private static boolean begins(byte[] file, String text) {
    return file.length >= text.length()
        && new String(file, 0, text.length(), StandardCharsets.ISO_8859_1).equals(text);
  }

  private static boolean json(byte[] file) {
    String begin =
        TextEncoding.UTF_8.sample(Arrays.copyOf(file, Math.min(file.length, 4_096))).strip();
    String bare = begin.startsWith("\ufeff") ? begin.substring(1) : begin;
    return JSON.matcher(bare).lookingAt();
  }
}
