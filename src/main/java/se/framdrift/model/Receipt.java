package se.framdrift.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The ledger's answer to facts that it has made durable.
 *
 * @param position of the commit, or the current one when nothing changed
 * @param commit what was committed, null when nothing changed
 * @param outcomes one for each fact, in the order in which they were handed in
 */
public record Receipt(long position, @Nullable Commit commit, List<Outcome> outcomes) {

  public Receipt {
    outcomes = List.copyOf(outcomes);
  }
}
