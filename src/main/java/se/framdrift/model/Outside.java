package se.framdrift.model;

import org.jspecify.annotations.Nullable;

/**
 * What becomes of a row that is kept outside the ledger when something about it arrives: an answer
 * or a case.
 */
public sealed interface Outside {

  /**
   * It is this from now on.
   *
   * @param content JSON of what may be kept, and nothing else
   * @param wave text of the reference period to which it belongs, null while there is none
   */
  record Kept(String content, @Nullable String wave) implements Outside {}

  /** It stays what it was, and why, in words that repeat nothing of what was sent. */
  record Refused(String field, String problem, String expected) implements Outside {

    /** As a refused row, of which nothing is kept but the words. */
    public Rejection rejection(int row) {
      return new Rejection(row, field, problem, expected, "");
    }
  }

  /**
   * Something that arrived about one row.
   *
   * @param row data rows from 1
   * @param id as the sender says it; it is hashed before it is kept
   * @param next what the row becomes, given what is kept of it, null for nothing yet
   */
  record Step(int row, String id, java.util.function.Function<@Nullable String, Outside> next) {}
}
