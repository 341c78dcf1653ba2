package se.framdrift.indicators;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.Catalog.QualityNote;
import se.framdrift.catalog.Indicator.Input;
import se.framdrift.model.Comparison;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;

/**
 * One input of an indicator: at which periods it has an entry, and what it has there. Taking a
 * period and reading a value cost O(log n) in the length of the series.
 */
final class InputSeries {

  private final Input input;
  private final Facts facts;
  private final Timeline timeline;
  private final Entries entries;

  InputSeries(Input input, Facts facts) {
    this.input = input;
    this.facts = facts;
    this.timeline = facts.timeline(input.series());
    this.entries =
        switch (input.aggregate()) {
          case Aggregate.CalendarPeriod _ -> Entries.added();
          case Aggregate.CumulativeSince(var since) ->
              Entries.of(List.of(timeline), Stretch.midnight(since));
          case Aggregate.Latest _,
              Aggregate.ChangeOnYear _,
              Aggregate.IndexToBaseline _,
              Aggregate.WindowMin _,
              Aggregate.WindowMax _,
              Aggregate.Rank _ ->
              Entries.of(List.of(timeline), Instant.MIN);
        };
  }

  Input input() {
    return input;
  }

  /** Where this input has something to say: a value, or why there is none. */
  Entries entries() {
    return entries;
  }

  /** Takes note that the series has an observation for {@code period}. */
  void observed(Period period) {
    if (input.aggregate() instanceof Aggregate.CalendarPeriod(var calendar, _)) {
      CalendarPeriods.holding(period, calendar).ifPresent(entries::add);
    }
  }

  /** Takes note of a comparison; true when this input ranks by it. */
  boolean compared(Comparison comparison) {
    boolean mine =
        input.aggregate() instanceof Aggregate.Rank(var group, _)
            && group.equals(comparison.group())
            && input.series().kpi().equals(comparison.kpi())
            && input.series().dimensions().isEmpty();
    if (mine) {
      entries.add(comparison.period());
    }
    return mine;
  }

  /** What there is at {@code period}; null when this input has no entry there. */
  @Nullable InputValue at(Period period) {
    if (!entries.contains(period)) {
      return null;
    }
    return switch (input.aggregate()) {
      case Aggregate.CalendarPeriod(_, var statistic) ->
          inside(statistic, Stretch.of(period), period);
      case Aggregate.Rank rank -> Ranking.of(input.series(), rank, period, facts).value(facts);
      case Aggregate.Latest _,
          Aggregate.ChangeOnYear _,
          Aggregate.IndexToBaseline _,
          Aggregate.CumulativeSince _,
          Aggregate.WindowMin _,
          Aggregate.WindowMax _ -> {
        Observation own = Objects.requireNonNull(timeline.get(period));
        Double value = own.value();
        yield value == null
            ? InputValue.missing(Reasons.missing(own))
            : fromOwn(input.aggregate(), own, value);
      }
    };
  }

  private InputValue fromOwn(Aggregate aggregate, Observation own, double value) {
    return switch (aggregate) {
      case Aggregate.ChangeOnYear _ -> change(own, value);
      case Aggregate.IndexToBaseline(var baseline) -> index(own, value, baseline);
      case Aggregate.CumulativeSince(var since) ->
          sum(Stretch.since(since, own.period()), own.period());
      case Aggregate.WindowMin(var window) ->
          inside(Aggregate.Statistic.MIN, Stretch.window(window, own.period()), own.period());
      case Aggregate.WindowMax(var window) ->
          inside(Aggregate.Statistic.MAX, Stretch.window(window, own.period()), own.period());
      case Aggregate.Latest _, Aggregate.CalendarPeriod _, Aggregate.Rank _ ->
          new InputValue(
              value, null, own.margin(), own.n(), own.flag(), facts.note(input.series(), own));
    };
  }

  /** {@code value − value of the same period one year earlier}. */
  private InputValue change(Observation own, double value) {
    Observation earlier = timeline.yearEarlier(own.period());
    Double from = earlier == null ? null : earlier.value();
    return earlier == null || from == null
        ? InputValue.missing(Reasons.noYearEarlier(own.period()))
        : InputValue.computed(value - from, provisional(earlier, own), note(earlier, own));
  }

  /** {@code 100 × value ÷ value of the baseline}, multiplied first. */
  private InputValue index(Observation own, double value, Period baseline) {
    Observation base = timeline.get(baseline);
    Double from = base == null ? null : base.value();
    if (base == null || from == null) {
      return InputValue.missing(Reasons.noBaseline(baseline));
    }
    return from == 0.0
        ? InputValue.missing(Reasons.zeroBaseline(baseline))
        : InputValue.computed(100 * value / from, provisional(base, own), note(base, own));
  }

  private InputValue sum(Stretch stretch, Period asked) {
    Observation hole = timeline.firstMissing(stretch);
    if (hole != null) {
      return InputValue.missing(Reasons.hole(hole));
    }
    Coverage coverage = timeline.coverage(stretch, asked);
    if (!coverage.whole()) {
      return InputValue.missing(Reasons.hole(coverage));
    }
    Summary summary = timeline.within(stretch);
    return gathered(summary, summary.sum().doubleValue(), stretch, coverage);
  }

  private InputValue inside(Aggregate.Statistic statistic, Stretch stretch, Period asked) {
    Summary summary = timeline.within(stretch);
    if (summary.present() == 0) {
      return InputValue.missing(
          timeline.newest(stretch, 1).stream()
              .map(Reasons::missing)
              .findFirst()
              .orElseGet(Reasons::nothingInWindow));
    }
    double value =
        switch (statistic) {
          case SUM -> summary.sum().doubleValue();
          case MEAN -> summary.mean();
          case MIN -> summary.min();
          case MAX -> summary.max();
        };
    return gathered(summary, value, stretch, timeline.coverage(stretch, asked));
  }

  /** What is missing inside was skipped, which makes the value provisional or worse. */
  private InputValue gathered(Summary summary, double value, Stretch stretch, Coverage coverage) {
    boolean provisional = summary.missing() > 0 || summary.provisional() > 0 || !coverage.whole();
    LocalizedText published =
        facts
            .notes(input.series(), stretch)
            .map(QualityNote::note)
            .findFirst()
            .orElse(summary.doubtful() > 0 ? Facts.DOUBTFUL : null);
    return InputValue.computed(value, provisional, published == null ? coverage.note() : published);
  }

  private static boolean provisional(Observation first, Observation second) {
    return first.flag().equals(InputValue.PROVISIONAL)
        || second.flag().equals(InputValue.PROVISIONAL);
  }

  /** The first note of the catalog in calendar order, else that one of the values is doubtful. */
  private @Nullable LocalizedText note(Observation first, Observation second) {
    boolean inOrder = first.period().compareTo(second.period()) <= 0;
    List<Observation> both = inOrder ? List.of(first, second) : List.of(second, first);
    return both.stream()
        .map(each -> facts.published(input.series(), each))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(both.stream().anyMatch(Facts::isDoubtful) ? Facts.DOUBTFUL : null);
  }
}
