package se.framdrift.disclosure;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * That a cell was shown in a release: one equation for whoever wants to solve for what is not
 * shown. Holds sums of weights over whole strata, and nothing of single answers.
 *
 * @param release its number, from 1
 * @param micros the sum of the weights of all who had answered then, by stratum, in millionths;
 *     empty where there are no strata
 */
public record Shown(String figure, Place place, int release, SortedMap<String, Long> micros) {

  public Shown {
    micros = Collections.unmodifiableSortedMap(new TreeMap<>(micros));
  }
}
