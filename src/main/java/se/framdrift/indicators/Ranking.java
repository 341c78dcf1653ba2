package se.framdrift.indicators;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Aggregate.Rank;
import se.framdrift.model.Comparison;
import se.framdrift.model.Comparison.Member;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

/**
 * The municipality's place in a group at one period: 1 + the members that are strictly better, so
 * that equal values share the place. A comparison holds totals, so a series with dimensions is
 * compared with nobody.
 *
 * @param members the group's figures; the municipality's own ledger wins over what the comparison
 *     says of it
 */
record Ranking(SeriesId series, Rank rank, Period period, SortedMap<String, Member> members) {

  /** A place among fewer than one in so many of the group is no place in the group. */
  static final int LEAST_SHARE = 4;

  static Ranking of(SeriesId series, Rank rank, Period period, Facts facts) {
    SortedMap<String, Member> members = new TreeMap<>();
    Comparison comparison = comparison(series, rank, period, facts);
    if (comparison != null) {
      members.putAll(comparison.members());
      Observation own = facts.timeline(series).get(period);
      if (own != null) {
        members.put(series.municipality(), new Member(own.value(), own.flag(), null));
      }
    }
    return new Ranking(series, rank, period, Collections.unmodifiableSortedMap(members));
  }

  private static @Nullable Comparison comparison(
      SeriesId series, Rank rank, Period period, Facts facts) {
    return series.dimensions().isEmpty()
        ? facts.comparison(series.kpi(), rank.group(), period)
        : null;
  }

  /** The place, and in {@code n} how many were compared. Costs O(members). */
  InputValue value(Facts facts) {
    Observation observation = facts.timeline(series).get(period);
    if (observation != null && observation.value() == null) {
      return InputValue.missing(Reasons.missing(observation));
    }
    if (members.isEmpty()) {
      return InputValue.missing(Reasons.noComparison(rank.group()));
    }
    Member own = members.get(series.municipality());
    Double value = own == null ? null : figure(own);
    return value == null ? InputValue.missing(Reasons.noOwnValue()) : place(value, facts);
  }

  private InputValue place(double own, Facts facts) {
    long better = 0;
    long compared = 0;
    boolean provisional = false;
    for (Member member : members.values()) {
      Double figure = figure(member);
      if (figure != null) {
        compared++;
        better += (rank.descending() ? figure > own : figure < own) ? 1 : 0;
        provisional |= member.flag().equals(InputValue.PROVISIONAL);
      }
    }
    int group = facts.members(rank.group());
    if (compared * LEAST_SHARE < group) {
      return InputValue.missing(Reasons.tooFewCompared(rank.group(), compared, group));
    }
    LocalizedText note = facts.notes(series).get(period);
    String flag = provisional ? InputValue.PROVISIONAL : InputValue.NORMAL;
    return new InputValue(1.0 + better, null, null, compared, flag, note);
  }

  private static @Nullable Double figure(Member member) {
    Double value = member.value();
    return value == null || !Double.isFinite(value) ? null : value;
  }
}
