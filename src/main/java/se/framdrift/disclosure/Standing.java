package se.framdrift.disclosure;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What has been released of one wave so far: what the next release must not give away together with
 * it.
 *
 * @param release number of the last release, 0 before the first
 * @param history every cell that was ever shown, release by release
 * @param inForce what was last told of each place, by {@code figure;place}
 */
public record Standing(int release, List<Shown> history, SortedMap<String, Told> inForce) {

  /** Before the first release. */
  public static final Standing NONE = new Standing(0, List.of(), Collections.emptySortedMap());

  public Standing {
    history = List.copyOf(history);
    inForce = Collections.unmodifiableSortedMap(new TreeMap<>(inForce));
  }

  /**
   * What was last told of a place.
   *
   * @param shown whether a value stands in the ledger, or that it is hidden
   * @param release the last one that showed a value, 0 for none
   * @param why what kept the newest value back; {@link Why#NOTHING} when it is the one that stands
   */
  public record Told(boolean shown, int release, Why why) {}

  /** By what rule a value is kept back. For those who run the program; nobody else is told. */
  public enum Why {
    /** It is not kept back. */
    NOTHING,
    /** There is nobody. */
    EMPTY,
    /** There are fewer than the threshold. */
    TOO_FEW,
    /** It would give away a small cell beside it. */
    COMPLEMENTARY,
    /** Fewer than the threshold have changed since it was last shown. */
    TOO_FEW_CHANGED,
    /** Together with all that was shown it would say what single ones have said. */
    GIVES_AWAY
  }

  static String key(Figure figure, Place place) {
    return figure.id() + ";" + place.text();
  }
}
