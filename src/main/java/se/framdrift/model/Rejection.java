package se.framdrift.model;

/**
 * Why a row was refused, in words for its sender.
 *
 * @param row data rows from 1
 * @param field the field that is wrong, as the sender spells it; empty for the row as a whole
 * @param problem what is wrong with it
 * @param expected what would have been right
 * @param raw the row as it came, at most 4,096 characters
 */
public record Rejection(int row, String field, String problem, String expected, String raw) {

  /** The longest {@code raw} that is kept, in characters. */
  public static final int MAX_RAW = 4_096;

  public Rejection {
    raw = raw.length() > MAX_RAW ? raw.substring(0, MAX_RAW) : raw;
  }
}
