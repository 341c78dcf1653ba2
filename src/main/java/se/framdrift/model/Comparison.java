package se.framdrift.model;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What the other members of a group had, as one municipality's ledger knows it. An engine reads one
 * ledger only, so what it needs of others comes as this fact.
 *
 * @param kpi id of the KPI; the totals of its dimensions
 * @param group id of the comparison group in the catalog
 * @param members municipality code to figure, sorted, unmodifiable
 */
public record Comparison(
    String kpi, Period period, String group, SortedMap<String, Member> members) {

  public Comparison {
    members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
  }

  /**
   * One member's figure.
   *
   * @param value in the KPI's unit, null when missing
   * @param sourcePosition position in the member's own ledger, null when it came from a bundled
   *     file
   */
  public record Member(@Nullable Double value, String flag, @Nullable Long sourcePosition) {}
}
