package se.framdrift.indicators;

import java.util.Collections;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Comparison;
import se.framdrift.model.Comparison.Member;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;
import se.framdrift.model.SeriesId;

/**
 * The figures of a group at one period. A comparison holds totals, so a series with dimensions is
 * compared with nobody.
 *
 * @param observed the municipality's own observation, null when none has come
 * @param members the group's figures, by municipality code; the municipality's own ledger wins over
 *     what the comparison says of it
 */
record Peers(
    SeriesId series,
    String group,
    Facts facts,
    @Nullable Observation observed,
    SortedMap<String, Member> members) {

  /** What fewer than one in so many of the group have says nothing of the group. */
  private static final int LEAST_SHARE = 4;

  static Peers of(Rows rows, String group, Period period) {
    SeriesId series = rows.series();
    Observation own = rows.get(period);
    SortedMap<String, Member> members = new TreeMap<>();
    Comparison comparison =
        series.dimensions().isEmpty() ? rows.facts().comparison(series.kpi(), group, period) : null;
    if (comparison != null) {
      members.putAll(comparison.members());
      if (own != null) {
        members.put(series.municipality(), new Member(own.value(), own.flag(), null));
      }
    }
    return new Peers(series, group, rows.facts(), own, Collections.unmodifiableSortedMap(members));
  }

  /** The period of a comparison that is of this series and group. */
  static Optional<Period> entry(Rows rows, String group, Comparison comparison) {
    boolean mine =
        group.equals(comparison.group())
            && rows.series().kpi().equals(comparison.kpi())
            && rows.series().dimensions().isEmpty();
    return mine ? Optional.of(comparison.period()) : Optional.empty();
  }

  /** Why the municipality cannot be compared, null when it can. */
  @Nullable Reason missing() {
    if (observed != null && observed.value() == null) {
      return Reasons.missing(observed);
    }
    if (members.isEmpty()) {
      return Reasons.noComparison(group);
    }
    return figure(series.municipality()) == null ? Reasons.noOwnValue() : null;
  }

  /** The municipality's own figure, when nothing is {@link #missing}. */
  double own() {
    return Objects.requireNonNull(figure(series.municipality()));
  }

  /** Why what so many members have does not speak for the group, null when it does. */
  @Nullable Reason tooFew(long compared) {
    int size = facts.members(group);
    return compared * LEAST_SHARE < size ? Reasons.tooFewCompared(group, compared, size) : null;
  }

  /** What is said against the own figure, null when nothing is. */
  @Nullable LocalizedText note(Period period) {
    return observed == null ? facts.notes(series).get(period) : facts.note(series, observed);
  }

  /** A finite number, null when the member has none. */
  @Nullable Double figure(String member) {
    Member known = members.get(member);
    Double value = known == null ? null : known.value();
    return value == null || !Double.isFinite(value) ? null : value;
  }

  boolean isProvisional(String member) {
    Member known = members.get(member);
    return known != null && InputValue.isProvisional(known.flag());
  }

  boolean isBreak(String member) {
    Member known = members.get(member);
    return known != null && InputValue.isBreak(known.flag());
  }
}
