package se.framdrift.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Change;
import se.framdrift.model.Commit;
import se.framdrift.model.Comparison;
import se.framdrift.model.Fact;
import se.framdrift.model.Judgement;
import se.framdrift.model.Statement;

/**
 * What one commit holds, before it has a position. Nobody changes the lists any more.
 *
 * @param anew as {@link Commit#anew}
 */
record CommitFacts(
    List<Change> changes,
    List<Statement> statements,
    List<Comparison> comparisons,
    Fact.@Nullable Catalogued catalog,
    @Nullable Instant tick,
    List<Judgement> judgements,
    List<String> anew) {

  /** Without judgements. */
  CommitFacts(
      List<Change> changes,
      List<Statement> statements,
      List<Comparison> comparisons,
      Fact.@Nullable Catalogued catalog,
      @Nullable Instant tick) {
    this(changes, statements, comparisons, catalog, tick, List.of(), List.of());
  }

  CommitFacts withChanges(List<Change> others) {
    return new CommitFacts(others, statements, comparisons, catalog, tick, judgements, anew);
  }

  CommitFacts withComparisons(List<Comparison> others) {
    return new CommitFacts(changes, statements, others, catalog, tick, judgements, anew);
  }

  CommitFacts withAnew(List<String> ids) {
    return new CommitFacts(changes, statements, comparisons, catalog, tick, judgements, ids);
  }

  boolean isEmpty() {
    return changes.isEmpty()
        && statements.isEmpty()
        && comparisons.isEmpty()
        && catalog == null
        && tick == null
        && judgements.isEmpty()
        && anew.isEmpty();
  }

  Commit at(String municipality, long position, Instant at) {
    return new Commit(
        municipality,
        position,
        at,
        changes,
        statements,
        comparisons,
        catalog,
        tick,
        judgements,
        anew);
  }
}
