package se.framdrift.pipeline;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.framdrift.boards.Tile;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Formula;
import se.framdrift.catalog.Steadiness;
import se.framdrift.catalog.Target;
import se.framdrift.commitments.Flapping;
import se.framdrift.model.Commit;

/**
 * A catalog held against facts that are in no ledger, or not in this way: what it would say of
 * them. Pure; confined to one thread.
 */
public final class Trial {

  private final Picture picture;

  /**
   * A trial that has heard nothing yet.
   *
   * @throws IllegalArgumentException when a formula does not compile
   */
  public Trial(Catalog catalog, Formula.Compiler compiler) {
    this.picture = new Picture(catalog, compiler);
  }

  /**
   * Takes in a commit; what it says of a catalog is left aside.
   *
   * @return ids of the tiles that may say something else now
   */
  public Set<String> apply(Commit commit) {
    return picture.apply(commit);
  }

  /** What a tile says now; empty for an id that the catalog does not have. */
  public Optional<Tile> tile(String id) {
    return picture.tile(id);
  }

  /**
   * How often a commitment's state would have changed before its deadline, one reference period
   * after the other, by the figures in force now.
   *
   * @return null for one that is not known, or that no newest figure judges
   */
  public @Nullable Flapping flapping(String commitment, Steadiness steadiness) {
    Commitment known = picture.commitment(commitment);
    return known == null ? null : picture.flapping(known, steadiness);
  }

  /** The same by the commitment's own steadiness. */
  public @Nullable Flapping flapping(String commitment) {
    Commitment known = picture.commitment(commitment);
    Target target = known == null ? null : known.target();
    return target == null ? null : flapping(commitment, target.steadiness());
  }

  /** The next moment at which time alone can change a status; null when none is known. */
  public @Nullable Instant due() {
    return picture.due();
  }
}
