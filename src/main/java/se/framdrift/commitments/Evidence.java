package se.framdrift.commitments;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.time.Instant;
import java.time.MonthDay;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Overlap;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;
import se.framdrift.model.Span;
import se.framdrift.model.Statement;

/**
 * All that is known about one commitment. The order in which values and statements are given does
 * not matter: both are put in calendar order here.
 *
 * @param values of the target's indicator, one for a period; empty without a target indicator
 * @param reportingLag from the end of what is measured until its figure is normally published
 * @param resolution from the beginning of one of the indicator's periods to that of the next;
 *     longer than nothing
 * @param measuredOn the last day of what a period's figure measures, when that is not the period's
 *     own last day ({@link #measuredOn(String)}); null otherwise
 * @param survey answers of a sample: a figure without margin cannot be judged
 * @param feedDeclared whether the catalog says where the figures come from
 * @param feedMissing which feed is missing and who has the figures, null when not said
 * @param statements reports on this commitment; of several of one day the least favourable decides,
 *     since which of them was meant last cannot be told from their date
 * @param beside values of the other indicators that the target names, by indicator
 * @param overlap whether neighbouring values rest on the same observations
 */
public record Evidence(
    List<IndicatorValue> values,
    Span reportingLag,
    Span resolution,
    @Nullable MonthDay measuredOn,
    boolean survey,
    boolean feedDeclared,
    @Nullable LocalizedText feedMissing,
    List<Statement> statements,
    Map<String, List<IndicatorValue>> beside,
    Overlap overlap) {

  /**
   * The most values of an indicator that a status looks back on, the newest: days of 41 years. What
   * is promised of shorter periods is refused by the catalog, for a verdict must not fade when the
   * figures that it rests on grow old.
   */
  public static final int MOST_VALUES = 15_000;

  private static final Comparator<Statement> BY_DATE =
      Comparator.comparing(Statement::date)
          .thenComparingInt(statement -> favour(statement.state()))
          .thenComparing(Statement::by)
          .thenComparing(Statement::evidence)
          .thenComparing(Statement::toString);

  /**
   * Sorts and checks.
   *
   * @throws IllegalArgumentException for two values of one period, a resolution of nothing or a lag
   *     below zero, which are mistakes of the caller
   */
  public Evidence {
    values = sorted(values);
    statements = statements.stream().sorted(BY_DATE).toList();
    Set<Period> periods = new HashSet<>();
    for (IndicatorValue value : values) {
      if (!periods.add(value.period())) {
        throw new IllegalArgumentException("two values for " + value.period());
      }
    }
    beside =
        beside.entrySet().stream()
            .collect(toUnmodifiableMap(Map.Entry::getKey, entry -> sorted(entry.getValue())));
    if (!resolution.after(Instant.EPOCH).isAfter(Instant.EPOCH)) {
      throw new IllegalArgumentException("resolution of nothing: " + resolution);
    }
    if (reportingLag.after(Instant.EPOCH).isBefore(Instant.EPOCH)) {
      throw new IllegalArgumentException("negative reporting lag: " + reportingLag);
    }
  }

  private static List<IndicatorValue> sorted(List<IndicatorValue> values) {
    return values.stream().sorted(Comparator.comparing(IndicatorValue::period)).toList();
  }

  /** For commitments that rest on statements alone. */
  public static Evidence stated(List<Statement> statements) {
    return new Evidence(
        List.of(),
        Span.parse("P0D"),
        Span.parse("P1Y"),
        null,
        false,
        false,
        null,
        statements,
        Map.of(),
        Overlap.NONE);
  }

  /**
   * The last day of what a figure measures, out of a KPI's {@code measured}: 15 October for {@code
   * at:10-15} and {@code survey:08-15..10-15}; null where the period's own end is meant. What holds
   * for a {@code budget-year} was decided before it began, so its figure speaks of the first day.
   */
  public static @Nullable MonthDay measuredOn(String measured) {
    if (measured.equals("budget-year")) {
      return MonthDay.of(1, 1);
    }
    if (measured.startsWith("at:")) {
      return MonthDay.parse("--" + measured.substring(3));
    }
    int dots = measured.indexOf("..");
    return measured.startsWith("survey:") && dots > 0
        ? MonthDay.parse("--" + measured.substring(dots + 2))
        : null;
  }

  /**
   * The report of the latest day, of several of that day the least favourable: the one that
   * decides, in any order of arrival. Null when there is none.
   */
  public static @Nullable Statement latest(List<Statement> reports) {
    return reports.stream().max(BY_DATE).orElse(null);
  }

  private static int favour(Statement.State state) {
    return switch (state) {
      case DONE -> 0;
      case STARTED -> 1;
      case NOT_STARTED -> 2;
      case STALLED -> 3;
      case WITHDRAWN -> 4;
    };
  }
}
