package se.framdrift.store;

import java.util.Set;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Withdrawal;

/**
 * What the store must be told to make a figure that is withdrawn as confidential unknown: which
 * tiles rest on it, and what is said in their place. Pure; any thread.
 */
public interface Hiding {

  /** Whoever does not know what rests on what hides everything. */
  Hiding EVERYTHING =
      new Hiding() {
        @Override
        public Set<String> resting(String catalog, Set<SeriesId> series, Set<String> tiles) {
          return Set.copyOf(tiles);
        }

        @Override
        public String tombstone(String tile, long position, Withdrawal withdrawal) {
          return "{\"position\":" + position + ",\"removed\":true}";
        }
      };

  /**
   * The tiles that rest on any of the series, directly or through others.
   *
   * @param catalog canonical JSON of a catalog that was once in force
   * @param series of this municipality, or of one that it is compared with
   * @param tiles ids of all that are stored
   * @return ids, also of tiles that are not stored
   */
  Set<String> resting(String catalog, Set<SeriesId> series, Set<String> tiles);

  /**
   * The state of a tile that says only that it is hidden, and since when.
   *
   * @param tile a state of the same tile
   */
  String tombstone(String tile, long position, Withdrawal withdrawal);
}
