package se.framdrift.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Change;
import se.framdrift.model.Commit;
import se.framdrift.model.Comparison;
import se.framdrift.model.Fact;
import se.framdrift.model.Statement;

/** What one commit holds, before it has a position. Nobody changes the lists any more. */
record CommitFacts(
    List<Change> changes,
    List<Statement> statements,
    List<Comparison> comparisons,
    Fact.@Nullable Catalogued catalog,
    @Nullable Instant tick) {

  /** Other changes, and the rest of {@code other}. */
  CommitFacts(List<Change> changes, CommitFacts other) {
    this(changes, other.statements, other.comparisons, other.catalog, other.tick);
  }

  boolean isEmpty() {
    return changes.isEmpty()
        && statements.isEmpty()
        && comparisons.isEmpty()
        && catalog == null
        && tick == null;
  }

  Commit at(String municipality, long position, Instant at) {
    return new Commit(municipality, position, at, changes, statements, comparisons, catalog, tick);
  }
}
