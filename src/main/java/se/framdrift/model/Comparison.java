package se.framdrift.model;

import java.util.Collections;
import java.util.Objects;
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
   * What is known when {@code other} becomes known too. Member by member the figure of the higher
   * source position stands, so that the order in which nodes tell does not matter; a bundled figure
   * counts as of position 0, and the later of two of the same position stands. A member that says
   * the same stays as it was.
   */
  public Comparison with(Comparison other) {
    SortedMap<String, Member> merged = new TreeMap<>(members);
    other.members().forEach((code, member) -> merged.merge(code, member, Member::newer));
    return new Comparison(kpi, period, group, merged);
  }

  /**
   * One member's figure.
   *
   * @param value in the KPI's unit, null when missing
   * @param sourcePosition position in the member's own ledger, null when it came from a bundled
   *     file
   */
  public record Member(@Nullable Double value, String flag, @Nullable Long sourcePosition) {

    private Member newer(Member other) {
      boolean same = Objects.equals(value, other.value) && flag.equals(other.flag);
      return same || source() > other.source() ? this : other;
    }

    private long source() {
      return sourcePosition == null ? 0 : sourcePosition;
    }
  }
}
