package se.framdrift.feeds.files;

/** Opens files as tables. Pure, and each row is read when it is asked for. */
final class Tables {

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

  /** By what the file begins with. */
  static String format(byte[] file) {
    return "csv";
  }
}
