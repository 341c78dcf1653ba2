package se.framdrift.feeds.files;

import org.jspecify.annotations.Nullable;

/** The rows of a file, one after the other, each read when it is asked for. For one thread. */
interface Table extends AutoCloseable {

  /**
   * The next row that is not blank, header rows included; null after the last.
   *
   * @throws UnreadableFile when what follows cannot be read, or the file is larger than it may be
   */
  @Nullable Row next();

  /** What stands between the cells of {@link Row#raw}. */
  char separator();

  /**
   * As what a row of it can be read again: {@link FileDecoder#CSV} or {@link FileDecoder#SHEET}.
   */
  String format();

  /** Lets go of what is open; never fails. */
  @Override
  default void close() {}
}
