package se.framdrift.indicators;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.Indicator.Input;
import se.framdrift.catalog.Statistic;
import se.framdrift.indicators.BatchEvaluator.Expected;
import se.framdrift.model.Coverage;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Span;

/** The oracle's degree days: day by day, and not at all when a day is not there. */
@NullUnmarked
final class BatchDegreeDays {

  private static final Span DAILY = Span.parse("P1D");

  /**
   * The days that there are in a stretch, and how many there should be.
   *
   * @param spelled every row of a day, also of one that is there already in another spelling: a
   *     note on that is a note on the day
   */
  private record Days(
      List<Observation> rows, List<Observation> spelled, boolean missing, int there, int expected) {

    boolean hole() {
      return missing || there < expected;
    }

    Coverage coverage() {
      return expected == 0 ? null : new Coverage(there, expected);
    }

    List<String> flags() {
      return rows.stream().map(Observation::flag).toList();
    }
  }

  private BatchDegreeDays() {}

  static Expected summed(
      BatchFacts facts, SeriesId series, Statistic.DegreeDays rule, BatchStretch stretch) {
    Period asked = stretch.asked();
    Days days = days(facts, series, stretch);
    if (days.hole()) {
      return BatchEvaluator.missing(asked, "hole");
    }
    if (days.rows().isEmpty()) {
      return BatchEvaluator.missing(asked, "nothing-in-window");
    }
    return BatchEvaluator.number(
        asked,
        sum(days, rule).doubleValue(),
        null,
        null,
        BatchEvaluator.flag(days.flags(), false),
        note(facts, List.of(), series, days),
        days.coverage());
  }

  /** {@code E·((1−d) + d·normal/actual)}, for energy that was used in whole months. */
  static Expected corrected(
      BatchFacts facts, Input input, Aggregate.DegreeDayCorrected how, Observation energy) {
    Period period = energy.period();
    LocalDate first = period.firstDay();
    LocalDate next = period.lastDay().plusDays(1);
    boolean months =
        first.getDayOfMonth() == 1
            && next.getDayOfMonth() == 1
            && first.isBefore(next)
            && BatchCalendar.midnight(first).equals(period.start())
            && BatchCalendar.midnight(next).equals(period.end());
    if (!months) {
      return BatchEvaluator.missing(period, "not-months");
    }
    Days days = days(facts, how.temperature(), BatchStretch.during(period));
    if (days.hole()) {
      return BatchEvaluator.missing(period, "hole");
    }
    BigDecimal actual = sum(days, how.rule());
    BigDecimal normal = BigDecimal.ZERO;
    for (LocalDate month = first; month.isBefore(next); month = month.plusMonths(1)) {
      normal = normal.add(shortest(how.normal().get(month.getMonthValue() - 1)));
    }
    if (actual.signum() == 0 && normal.signum() != 0) {
      return BatchEvaluator.missing(period, "no-degree-days");
    }
    BigDecimal used = shortest(energy.value());
    if (actual.signum() != 0) {
      BigDecimal share = shortest(how.dependent()).movePointLeft(2);
      BigDecimal rest = BigDecimal.ONE.subtract(share).multiply(actual);
      used = used.multiply(rest.add(share.multiply(normal))).divide(actual, MathContext.DECIMAL128);
    }
    List<BatchFacts.Row> use = List.of(new BatchFacts.Row(input.series(), energy));
    List<String> flags = new ArrayList<>(days.flags());
    flags.add(energy.flag());
    return BatchEvaluator.number(
        period,
        used.doubleValue(),
        null,
        null,
        BatchEvaluator.flag(flags, false),
        note(facts, use, how.temperature(), days),
        null);
  }

  /** Of the use of energy first, then of the days. */
  private static LocalizedText note(
      BatchFacts facts, List<BatchFacts.Row> use, SeriesId temperature, Days days) {
    List<BatchFacts.Row> spelled = new ArrayList<>(use);
    days.spelled().forEach(row -> spelled.add(new BatchFacts.Row(temperature, row)));
    List<BatchFacts.Row> used = new ArrayList<>(use);
    days.rows().forEach(row -> used.add(new BatchFacts.Row(temperature, row)));
    LocalizedText published = facts.published(spelled);
    return published == null ? facts.doubt(used) : published;
  }

  private static Days days(BatchFacts facts, SeriesId series, BatchStretch stretch) {
    List<Observation> rows = new ArrayList<>();
    List<Observation> spelled = new ArrayList<>();
    Set<LocalDate> there = new HashSet<>();
    boolean missing = false;
    for (Observation row : facts.rows(series)) {
      if (stretch.holds(row.period()) && BatchCoverage.regular(row.period(), DAILY)) {
        spelled.add(row);
        if (row.value() == null) {
          missing = true;
        } else if (there.add(row.period().firstDay())) {
          rows.add(row); // a day that is there twice is one day: as it is spelled first
        }
      }
    }
    int expected = BatchCoverage.inside(DAILY, stretch.from(), stretch.until(), stretch.asked());
    return new Days(rows, spelled, missing, there.size(), expected);
  }

  private static BigDecimal sum(Days days, Statistic.DegreeDays rule) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Observation row : days.rows()) {
      int month = row.period().firstDay().getMonthValue();
      boolean heated = row.value() < rule.limits().get(month - 1);
      if (heated && row.value() < rule.base()) {
        sum = sum.add(shortest(rule.base()).subtract(shortest(row.value())));
      }
    }
    return sum;
  }

  static BigDecimal shortest(double value) {
    return new BigDecimal(Double.toString(value));
  }
}
