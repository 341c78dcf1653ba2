package se.framdrift.feeds.reading;

import java.util.ArrayList;
import java.util.List;
import se.framdrift.feeds.Decoded;
import se.framdrift.model.RawFact;
import se.framdrift.model.RawText;
import se.framdrift.model.Rejection;

/** Collects what becomes of each row. For one thread. */
public final class Rows {

  /** Reads one row. */
  @FunctionalInterface
  public interface Reading {

    /**
     * @throws Refusal when it is no row
     * @throws Unreadable when it is not even of its form
     */
    RawFact read(int number, RawText raw);
  }

  private final List<RawFact> rows = new ArrayList<>();
  private final List<Rejection> undecodable = new ArrayList<>();

  /**
   * Reads a row, or notes why it is none.
   *
   * @param number rows of the source from 1
   */
  public void add(int number, RawText raw, Reading reading) {
    try {
      rows.add(reading.read(number, raw));
    } catch (Refusal refusal) {
      undecodable.add(
          new Rejection(
              number, refusal.field(), refusal.problem(), refusal.expected(), raw.toString()));
    } catch (Unreadable e) {
      String problem = String.valueOf(e.getMessage());
      undecodable.add(new Rejection(number, "", problem, "a row as it was sent", raw.toString()));
    }
  }

  public Decoded decoded() {
    return new Decoded(rows, undecodable);
  }
}
