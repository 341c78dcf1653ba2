package se.framdrift.feeds;

import java.util.List;
import se.framdrift.model.RawFact;
import se.framdrift.model.Rejection;

/**
 * What a decoder made of bytes: rows that can be checked, and those that were no rows at all, with
 * the reason. Row numbers are those of the source, counted over both.
 */
public record Decoded(List<RawFact> rows, List<Rejection> undecodable) {

  public Decoded {
    rows = List.copyOf(rows);
    undecodable = List.copyOf(undecodable);
  }

  /** How many rows the source had. */
  public int size() {
    return rows.size() + undecodable.size();
  }
}
