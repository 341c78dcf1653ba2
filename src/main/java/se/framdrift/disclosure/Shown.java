package se.framdrift.disclosure;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * That a cell was shown in a release: what whoever wants to solve for what is not shown has to go
 * by. It is taken to give away the counts of every stratum, and it holds nothing that it does not
 * give away.
 *
 * @param release its number, from 1
 * @param weighted whether answers had different weights, so that only their weighted sum was shown
 * @param counts by stratum; the empty id where there are none
 */
public record Shown(
    String figure, Place place, int release, boolean weighted, SortedMap<String, Counts> counts) {

  public Shown {
    counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }

  /**
   * How many were counted, and how many of them are yes.
   *
   * @param yes 0 and without meaning where the cell is weighted
   */
  public record Counts(long n, long yes) {}

  long n() {
    return counts.values().stream().mapToLong(Counts::n).sum();
  }

  long yes() {
    return counts.values().stream().mapToLong(Counts::yes).sum();
  }
}
