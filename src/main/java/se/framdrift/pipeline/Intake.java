package se.framdrift.pipeline;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import se.framdrift.model.Outcome;
import se.framdrift.model.Receipt;
import se.framdrift.model.Rejection;
import se.framdrift.model.Superseded;

/**
 * What became of the rows of a delivery. The four counts are disjoint and sum to the rows.
 *
 * @param unchanged rows that the ledger held already, superseded ones included
 * @param superseded rows that a later row of the same delivery replaced
 * @param hidden rows whose numbers were left out, since they rest on fewer than their KPI's
 *     threshold; they are counted as the others
 * @param positions by municipality: the position that holds its rows
 */
public record Intake(
    int accepted,
    int unchanged,
    int revised,
    List<Rejection> rejected,
    List<Superseded> superseded,
    List<Integer> hidden,
    SortedMap<String, Long> positions) {

  public Intake {
    hidden = List.copyOf(hidden);
    rejected = List.copyOf(rejected);
    superseded = List.copyOf(superseded);
    positions = Collections.unmodifiableSortedMap(new TreeMap<>(positions));
  }

  /** As above, where no row superseded another. */
  public Intake(
      int accepted,
      int unchanged,
      int revised,
      List<Rejection> rejected,
      SortedMap<String, Long> positions) {
    this(accepted, unchanged, revised, rejected, List.of(), List.of(), positions);
  }

  /** What the ledger did with facts of one municipality. */
  public static Intake of(String municipality, Receipt receipt) {
    return new Intake(
        Collections.frequency(receipt.outcomes(), Outcome.ACCEPTED),
        Collections.frequency(receipt.outcomes(), Outcome.UNCHANGED),
        Collections.frequency(receipt.outcomes(), Outcome.REVISED),
        List.of(),
        new TreeMap<>(java.util.Map.of(municipality, receipt.position())));
  }

  /** Rows that the ledger holds now, whether or not it held them before. */
  public int taken() {
    return accepted + unchanged + revised;
  }

  /** The same without what was refused. */
  Intake withoutRejected() {
    return new Intake(accepted, unchanged, revised, List.of(), superseded, hidden, positions);
  }
}
