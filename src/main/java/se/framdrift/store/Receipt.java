package se.framdrift.store;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Commit;

/**
 * What PostgreSQL has committed.
 *
 * @param position of the new commit, or the municipality's current one when nothing changed
 * @param commit null when nothing changed
 * @param outcomes one for each fact, in the order of the facts
 */
public record Receipt(long position, @Nullable Commit commit, List<Outcome> outcomes) {

  public Receipt {
    outcomes = List.copyOf(outcomes);
  }
}
