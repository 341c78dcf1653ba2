package se.framdrift.indicators;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.Catalog.QualityNote;
import se.framdrift.catalog.Indicator;
import se.framdrift.model.Comparison.Member;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;

/**
 * The observations that an input rests on at one period.
 *
 * @param rows the newest {@link Explanation#MAX_ROWS}, oldest first
 * @param notes quality notes on those with a value, in calendar order
 */
record Evidence(
    List<Observation> rows,
    int rowsInAll,
    SortedMap<String, Member> compared,
    List<QualityNote> notes) {

  static Evidence of(Indicator.Input input, Period period, Facts facts) {
    Timeline timeline = facts.timeline(input.series());
    Observation own = timeline.get(period);
    return switch (input.aggregate()) {
      case Aggregate.Latest _ -> single(input, facts, null, own);
      case Aggregate.ChangeOnYear _ -> single(input, facts, timeline.yearEarlier(period), own);
      case Aggregate.IndexToBaseline(var baseline) ->
          single(input, facts, timeline.get(baseline), own);
      case Aggregate.Gathered(var gathering, _) ->
          inside(input, facts, InputSeries.stretch(gathering, period));
      case Aggregate.Distance _, Aggregate.DegreeDayCorrected _ -> single(input, facts, null, own);
      case Aggregate.Rank rank -> ranked(input, rank, period, facts);
    };
  }

  private static Evidence inside(Indicator.Input input, Facts facts, Stretch stretch) {
    Timeline timeline = facts.timeline(input.series());
    Summary summary = timeline.within(stretch);
    return new Evidence(
        timeline.newest(stretch, Explanation.MAX_ROWS),
        summary.present() + summary.missing(),
        Collections.emptySortedMap(),
        facts.notes(input.series(), stretch).toList());
  }

  private static Evidence single(
      Indicator.Input input, Facts facts, @Nullable Observation other, @Nullable Observation own) {
    List<Observation> rows =
        Stream.of(other, own)
            .filter(Objects::nonNull)
            .distinct()
            .sorted(Comparator.comparing(Observation::period))
            .toList();
    List<QualityNote> notes =
        rows.stream().flatMap(row -> note(input, facts, row).stream()).toList();
    return new Evidence(rows, rows.size(), Collections.emptySortedMap(), notes);
  }

  private static List<QualityNote> note(Indicator.Input input, Facts facts, Observation row) {
    LocalizedText note = facts.note(input.series(), row);
    return note == null ? List.of() : List.of(new QualityNote(input.series(), row.period(), note));
  }

  private static Evidence ranked(
      Indicator.Input input, Aggregate.Rank rank, Period period, Facts facts) {
    Evidence own = single(input, facts, null, facts.timeline(input.series()).get(period));
    var members = Ranking.of(input.series(), rank, period, facts).members();
    return new Evidence(own.rows, own.rowsInAll, members, own.notes);
  }
}
