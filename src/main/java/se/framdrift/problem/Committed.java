package se.framdrift.problem;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How far something came before it was interrupted: the first rows of what was sent.
 *
 * @param unchanged rows that the ledger held already
 * @param rejected rows that are in quarantine
 * @param positions by municipality: the position that holds its rows
 */
public record Committed(
    int accepted, int unchanged, int revised, int rejected, SortedMap<String, Long> positions) {

  public Committed {
    positions = Collections.unmodifiableSortedMap(new TreeMap<>(positions));
  }

  /** How many rows that is. */
  public int rows() {
    return accepted + unchanged + revised + rejected;
  }
}
