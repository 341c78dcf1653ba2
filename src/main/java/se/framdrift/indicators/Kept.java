package se.framdrift.indicators;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one fold made of a chunk, of its sections, and of everything from its branch down, each once
 * it has been asked for and until something changes there. Confined to one thread.
 */
final class Kept<S> {

  /** Observations in a section, of which a change makes one anew. */
  static final int SECTION = 16;

  private @Nullable S below;
  private @Nullable S whole;
  private final List<@Nullable S> sections =
      new ArrayList<@Nullable S>(Collections.<@Nullable S>nCopies(Chunk.CAPACITY / SECTION, null));

  /** Of everything from the branch down, null when it is not known. */
  @Nullable S below() {
    return below;
  }

  void keep(S ofBelow) {
    below = ofBelow;
  }

  /** Of the chunk. */
  S whole(Fold<S> fold, Chunk chunk) {
    S known = whole;
    if (known == null) {
      known = section(fold, chunk, 0);
      for (int number = 1; number * SECTION < chunk.size(); number++) {
        known = fold.and(known, section(fold, chunk, number));
      }
      whole = known;
    }
    return known;
  }

  S section(Fold<S> fold, Chunk chunk, int number) {
    S known = sections.get(number);
    if (known == null) {
      int from = number * SECTION;
      known = fold.of(chunk, from, Math.min(from + SECTION, chunk.size()));
      sections.set(number, known);
    }
    return known;
  }

  /** Something has changed below the branch. */
  void forgetBelow() {
    below = null;
  }

  /** Something has changed in the chunk, in these of its observations. */
  void forget(int from, int to) {
    below = null;
    whole = null;
    for (int number = from / SECTION; number <= (to - 1) / SECTION; number++) {
      sections.set(number, null);
    }
  }
}
