package se.framdrift.pipeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Fact;
import se.framdrift.model.Missing;
import se.framdrift.model.Period;
import se.framdrift.model.RawFact;
import se.framdrift.model.Rejection;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Superseded;
import se.framdrift.validate.Checked.Accepted;
import se.framdrift.validate.Checked.Refused;
import se.framdrift.validate.Validation;

/**
 * Parts the rows of one delivery: those that are facts, by municipality, each period of a series
 * once; those that are refused; and those that a later row of the same delivery supersedes. Not
 * thread-safe; used once.
 */
final class Sieve {

  private record Cell(SeriesId series, Period period) {

    @Override
    public int hashCode() {
      return series.hashCode() * 31 + period.hashCode();
    }
  }

  private final SortedMap<String, LinkedHashMap<Cell, Accepted>> kept = new TreeMap<>();
  private final SortedMap<String, List<Rejection>> refused = new TreeMap<>();
  private final List<Rejection> rejected = new ArrayList<>();
  private final List<Superseded> superseded = new ArrayList<>();
  private final List<Integer> hidden = new ArrayList<>();

  /** Of series that are asked for their neighbours: values of this delivery by end of period. */
  private final Map<SeriesId, Map<Instant, Double>> ends = new HashMap<>();

  /**
   * @param municipality of a refused row that does not say, null when unknown
   * @param neighbour the value of the period before, as far as it is known
   */
  Sieve(
      Validation validation,
      List<RawFact> rows,
      List<Rejection> undecodable,
      @Nullable String municipality,
      Instant now,
      BiFunction<SeriesId, Period, @Nullable Double> neighbour) {
    String unknown = municipality == null ? "" : municipality;
    undecodable.forEach(rejection -> refuse(unknown, rejection));
    for (RawFact row : rows) {
      switch (validation.check(row, now, (series, period) -> near(series, period, neighbour))) {
        case Accepted accepted -> {
          keep(accepted);
          boolean isHidden = accepted.fact().observation().missing() == Missing.HIDDEN;
          if (isHidden && row.value() != null && !row.value().isBlank()) {
            hidden.add(accepted.row());
          }
        }
        case Refused(Rejection rejection) -> refuse(municipality(row, unknown), rejection);
      }
    }
    rejected.sort(Comparator.comparingInt(Rejection::row));
    superseded.sort(Comparator.comparingInt(Superseded::row));
  }

  /** What an earlier row of the delivery says of the period before, else what is known. */
  private @Nullable Double near(
      SeriesId series, Period period, BiFunction<SeriesId, Period, @Nullable Double> known) {
    Double here = ends.computeIfAbsent(series, _ -> new HashMap<>()).get(period.start());
    return here == null ? known.apply(series, period) : here;
  }

  private void keep(Accepted accepted) {
    Fact.Observed fact = accepted.fact();
    Map<Instant, Double> asked = ends.get(fact.series());
    Double value = fact.observation().value();
    if (asked != null && value != null) {
      asked.put(fact.observation().period().end(), value);
    }
    Cell cell = new Cell(fact.series(), fact.observation().period());
    Accepted before =
        kept.computeIfAbsent(fact.series().municipality(), _ -> new LinkedHashMap<>())
            .putLast(cell, accepted);
    if (before != null) {
      superseded.add(new Superseded(before.row(), accepted.row()));
    }
  }

  private void refuse(String municipality, Rejection rejection) {
    rejected.add(rejection);
    refused.computeIfAbsent(municipality, _ -> new ArrayList<>()).add(rejection);
  }

  private static String municipality(RawFact row, String otherwise) {
    String series = row.series();
    return series != null && series.matches("[0-9]{4}:.*") ? series.substring(0, 4) : otherwise;
  }

  /** The facts by municipality, in the order in which their rows came. */
  SortedMap<String, List<Fact>> facts() {
    SortedMap<String, List<Fact>> facts = new TreeMap<>();
    kept.forEach(
        (code, cells) ->
            facts.put(code, cells.values().stream().<Fact>map(Accepted::fact).toList()));
    return facts;
  }

  /** By row. */
  List<Rejection> rejected() {
    return rejected;
  }

  /** By municipality, the empty text where nobody knows whose they are. */
  SortedMap<String, List<Rejection>> refused() {
    return refused;
  }

  /** Rows that had a number which nobody may know, since it rests on too few. */
  List<Integer> hidden() {
    return hidden;
  }

  /** By row. */
  List<Superseded> superseded() {
    return superseded;
  }
}
