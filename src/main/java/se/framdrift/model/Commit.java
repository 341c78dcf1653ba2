package se.framdrift.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a municipality's ledger: everything that became known at one position.
 *
 * @param position 1, 2, 3 … without gaps, per municipality
 * @param at when it was committed, by PostgreSQL's clock; later than every earlier position's
 * @param catalog a new catalog, or null
 * @param tick the moment that time has come to, or null
 * @param judgements of persons, in order
 * @param anew ids of the tiles whose earlier states are gone, since they rest on a figure that was
 *     withdrawn as confidential here: they are shown anew at this position
 */
public record Commit(
    String municipality,
    long position,
    Instant at,
    List<Change> changes,
    List<Statement> statements,
    List<Comparison> comparisons,
    Fact.@Nullable Catalogued catalog,
    @Nullable Instant tick,
    List<Judgement> judgements,
    List<String> anew) {

  public Commit {
    judgements = List.copyOf(judgements);
    anew = List.copyOf(anew);
    changes = List.copyOf(changes);
    statements = List.copyOf(statements);
    comparisons = List.copyOf(comparisons);
  }

  /** One without judgements. */
  public Commit(
      String municipality,
      long position,
      Instant at,
      List<Change> changes,
      List<Statement> statements,
      List<Comparison> comparisons,
      Fact.@Nullable Catalogued catalog,
      @Nullable Instant tick) {
    this(
        municipality,
        position,
        at,
        changes,
        statements,
        comparisons,
        catalog,
        tick,
        List.of(),
        List.of());
  }
}
