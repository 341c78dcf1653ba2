package se.framdrift.feeds.files;

import se.framdrift.model.RawText;

/** Makes figures of the rows of a table, in one layout. For one thread. */
interface LayoutReader {

  /**
   * Reads a row.
   *
   * @return false for one that is left out, as the mapping wants it
   * @throws RowProblem when the row as a whole cannot be read
   */
  boolean read(int number, Row row, RawText raw);

  /** There are no more rows. */
  default void end() {}
}
