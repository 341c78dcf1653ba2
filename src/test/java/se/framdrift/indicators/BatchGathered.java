package se.framdrift.indicators;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.NullUnmarked;
import se.framdrift.catalog.Gathering;
import se.framdrift.catalog.Indicator.Input;
import se.framdrift.catalog.Statistic;
import se.framdrift.indicators.BatchEvaluator.Expected;
import se.framdrift.model.Coverage;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

/** The oracle's gathering: which rows lie in a stretch of time, and what is made of them. */
@NullUnmarked
final class BatchGathered {

  private final BatchFacts facts;
  private final Input input;
  private final Gathering gathering;
  private final Statistic statistic;
  private final SeriesId second;

  BatchGathered(BatchFacts facts, Input input, Gathering gathering, Statistic statistic) {
    this.facts = facts;
    this.input = input;
    this.gathering = gathering;
    this.statistic = statistic;
    this.second =
        statistic instanceof Statistic.WeightedMean(var weights)
            ? weights
            : statistic instanceof Statistic.Share(var whole) ? whole : null;
  }

  Map<Period, Expected> taken() {
    Set<Period> observed = new TreeSet<>();
    facts.rows(input.series()).forEach(row -> observed.add(row.period()));
    if (second != null) {
      facts.rows(second).forEach(row -> observed.add(row.period()));
    }
    Map<Period, Expected> taken = new TreeMap<>();
    switch (gathering) {
      case Gathering.Calendar(var unit) -> {
        for (Period period : BatchCalendar.periods(observed, unit)) {
          taken.put(period, inside(BatchStretch.during(period)));
        }
      }
      case Gathering.Rolling(var window) -> {
        for (Period period : observed) {
          taken.put(period, own(BatchStretch.ending(period, window)));
        }
      }
      case Gathering.Since(LocalDate since) -> {
        for (Period period : observed) {
          if (!period.firstDay().isBefore(since)) {
            taken.put(period, own(BatchStretch.since(since, period)));
          }
        }
      }
    }
    return taken;
  }

  /** Where the period is an observation's own, nothing is said when that has no value. */
  private Expected own(BatchStretch stretch) {
    String why = why(stretch.asked());
    return why == null ? inside(stretch) : BatchEvaluator.missing(stretch.asked(), why);
  }

  /**
   * Why there is nothing at a period; null when all that there should be is there. What one of two
   * series never sent was not reported.
   */
  private String why(Period period) {
    Observation row = facts.find(input.series(), period);
    Observation other = second == null ? row : facts.find(second, period);
    if (row != null && row.value() == null) {
      return "missing-" + row.missing().code();
    }
    if (other != null && other.value() == null) {
      return "missing-" + other.missing().code();
    }
    return row == null || other == null ? "missing-not-reported" : null;
  }

  private Expected inside(BatchStretch stretch) {
    if (statistic instanceof Statistic.DegreeDays rule) {
      return BatchDegreeDays.summed(facts, input.series(), rule, stretch);
    }
    Set<Period> periods = new TreeSet<>();
    List<SeriesId> all = second == null ? List.of(input.series()) : List.of(input.series(), second);
    for (SeriesId series : all) {
      for (Observation row : facts.rows(series)) {
        if (stretch.holds(row.period())) {
          periods.add(row.period());
        }
      }
    }
    List<Observation> used = new ArrayList<>();
    List<Observation> others = new ArrayList<>();
    String newest = "nothing-in-window";
    for (Period period : periods) {
      String why = why(period);
      if (why == null) {
        used.add(facts.find(input.series(), period));
        others.add(second == null ? null : facts.find(second, period));
      } else {
        newest = why;
      }
    }
    int expected =
        BatchCoverage.inside(
            facts.resolution(input.series()), stretch.from(), stretch.until(), stretch.asked());
    long present = BatchCoverage.present(used, facts.resolution(input.series()));
    boolean sumSince = gathering instanceof Gathering.Since && statistic instanceof Statistic.Sum;
    if (sumSince && (used.size() < periods.size() || present < expected)) {
      return BatchEvaluator.missing(stretch.asked(), "hole");
    }
    if (used.isEmpty()) {
      return BatchEvaluator.missing(stretch.asked(), newest);
    }
    var made = BatchStatistics.of(statistic, used, others);
    if (made.missing() != null) {
      return BatchEvaluator.missing(stretch.asked(), made.missing());
    }
    boolean incomplete = used.size() < periods.size() || present < expected;
    List<String> flags = new ArrayList<>();
    for (int i = 0; i < used.size(); i++) {
      flags.add(used.get(i).flag());
      flags.add(second == null ? "A" : others.get(i).flag());
    }
    return BatchEvaluator.number(
        stretch.asked(),
        made.value(),
        made.margin(),
        made.n(),
        BatchEvaluator.flag(flags, incomplete),
        note(used, others, present, expected, used.size() < periods.size()),
        expected == 0 ? null : new Coverage(present, expected));
  }

  private LocalizedText note(
      List<Observation> used,
      List<Observation> others,
      long present,
      int expected,
      boolean skipped) {
    List<BatchFacts.Row> rows = new ArrayList<>();
    for (int i = 0; i < used.size(); i++) {
      rows.add(new BatchFacts.Row(input.series(), used.get(i)));
      if (second != null) {
        rows.add(new BatchFacts.Row(second, others.get(i)));
      }
    }
    LocalizedText note = facts.note(rows);
    if (note == null && present * 100 < (long) input.minimumCoverage() * expected) {
      note =
          new LocalizedText(
              "Bara %d av %d uppgifter finns".formatted(present, expected),
              "Only %d of %d figures are there".formatted(present, expected));
    }
    return note == null && skipped && input.minimumCoverage() > 99
        ? new LocalizedText("Alla uppgifter finns inte", "Not all figures are there")
        : note;
  }
}
