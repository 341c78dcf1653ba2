package se.framdrift.pipeline;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import se.framdrift.model.Rejection;

/**
 * What became of the rows of a request. The four counts are disjoint and sum to the rows.
 *
 * @param positions by municipality: the position that holds its rows
 */
public record Intake(
    int accepted,
    int unchanged,
    int revised,
    List<Rejection> rejected,
    SortedMap<String, Long> positions) {

  public Intake {
    rejected = List.copyOf(rejected);
    positions = Collections.unmodifiableSortedMap(new TreeMap<>(positions));
  }

  /** Rows that the ledger holds now, whether or not it held them before. */
  public int taken() {
    return accepted + unchanged + revised;
  }
}
