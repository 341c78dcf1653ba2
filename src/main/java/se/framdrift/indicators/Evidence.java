package se.framdrift.indicators;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import se.framdrift.catalog.Catalog.QualityNote;
import se.framdrift.model.Comparison.Member;
import se.framdrift.model.Observation;
import se.framdrift.model.SeriesId;

/**
 * The observations that an input rests on at one period.
 *
 * @param rows of the input's own series, the newest {@link Explanation#MAX_ROWS}, oldest first
 * @param others those of other series
 * @param compared the figures of others' ledgers, by municipality code
 * @param notes quality notes on those with a value, in calendar order
 */
record Evidence(
    List<Observation> rows,
    int rowsInAll,
    List<Explanation.Other> others,
    SortedMap<String, Member> compared,
    List<QualityNote> notes) {

  Evidence(List<Observation> rows, int rowsInAll, List<QualityNote> notes) {
    this(rows, rowsInAll, List.of(), Collections.emptySortedMap(), notes);
  }

  /** With the figures of other municipalities. */
  Evidence among(SortedMap<String, Member> members) {
    return new Evidence(rows, rowsInAll, others, members, notes);
  }

  /** With the observations of another series, and what that is to the input. */
  Evidence and(String role, SeriesId series, Evidence other) {
    List<QualityNote> all = new ArrayList<>(notes);
    all.addAll(other.notes);
    all.sort(Comparator.comparing(QualityNote::period));
    return new Evidence(
        rows,
        rowsInAll,
        List.of(new Explanation.Other(role, series, other.rows, other.rowsInAll)),
        compared,
        List.copyOf(all));
  }
}
