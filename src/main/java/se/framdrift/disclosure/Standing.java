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
 * @param inForce the places that stand in the ledger, by {@code figure;place}: whether shown, and
 *     on what counts
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
   * @param n how many the shown value rests on, 0 when it is hidden
   * @param yes how many of them are yes, 0 when it is hidden
   */
  public record Told(boolean shown, long n, long yes) {

    static final Told HIDDEN = new Told(false, 0, 0);
  }

  static String key(Figure figure, Place place) {
    return figure.id() + ";" + place.text();
  }
}
