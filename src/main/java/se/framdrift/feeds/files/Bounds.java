package se.framdrift.feeds.files;

/**
 * How much one file may hold. What is larger is refused whole, or row by row where a row is at
 * fault.
 *
 * @param bytes of the file
 * @param rows with anything in them
 * @param columns of a row
 * @param cell characters of one cell
 * @param row characters of one row
 * @param unpacked bytes of all parts of a packed file (XLSX, ODS)
 */
public record Bounds(long bytes, int rows, int columns, int cell, int row, long unpacked) {

  /** Of files that come in. */
  public static final Bounds STANDARD =
      new Bounds(50L << 20, 1_000_000, 2_000, 32_767, 1 << 20, 512L << 20);
}
