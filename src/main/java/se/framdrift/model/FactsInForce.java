package se.framdrift.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a municipality's ledger says as of a position: enough to build the same engine that followed
 * every commit up to there.
 *
 * @param position 0 for an empty ledger
 * @param at when that position was committed, null for position 0
 * @param tick the last tick, or null
 * @param observations in force, with their series, to be read once; each series in one go, nearly
 *     in calendar order
 * @param statements all, oldest first
 * @param comparisons in force: the newest for each KPI, period and group
 * @param judgements the newest of each commitment, whether or not its time has passed
 * @param targets every target that was stated, in order of position; the oldest of very many
 */
public record FactsInForce(
    String municipality,
    long position,
    @Nullable Instant at,
    Fact.@Nullable Catalogued catalog,
    @Nullable Instant tick,
    Pages<Fact.Observed> observations,
    List<Statement> statements,
    List<Comparison> comparisons,
    List<Judgement> judgements,
    List<StatedTarget> targets) {

  /** Few facts, without judgements and targets. */
  public FactsInForce(
      String municipality,
      long position,
      @Nullable Instant at,
      Fact.@Nullable Catalogued catalog,
      @Nullable Instant tick,
      List<Fact.Observed> observations,
      List<Statement> statements,
      List<Comparison> comparisons) {
    this(
        municipality,
        position,
        at,
        catalog,
        tick,
        Pages.of(observations),
        statements,
        comparisons,
        List.of(),
        List.of());
  }
}
