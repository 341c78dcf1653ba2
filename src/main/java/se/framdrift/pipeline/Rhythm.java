package se.framdrift.pipeline;

import java.util.Optional;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.CalendarUnit;
import se.framdrift.catalog.Gathering;
import se.framdrift.catalog.Indicator;
import se.framdrift.catalog.Kpi;
import se.framdrift.model.Span;

/** How often an indicator has a new period. */
final class Rhythm {

  /** No time at all. */
  static final Span NONE = Span.parse("P0D");

  private static final Span YEAR = Span.parse("P1Y");

  private Rhythm() {}

  /** The longest step among the indicator's inputs; that of the KPI where nothing is gathered. */
  static Span of(Indicator indicator, Optional<Kpi> kpi) {
    Span longest = NONE;
    for (Indicator.Input input : indicator.inputs()) {
      Span step =
          input.aggregate() instanceof Aggregate.Gathered(Gathering.Calendar(var unit), _)
              ? of(unit)
              : kpi.map(Kpi::resolution).orElse(YEAR);
      longest = longer(longest, step);
    }
    return longest;
  }

  private static Span longer(Span one, Span other) {
    var epoch = java.time.Instant.EPOCH;
    return other.after(epoch).isAfter(one.after(epoch)) ? other : one;
  }

  private static Span of(CalendarUnit calendar) {
    return switch (calendar) {
      case DAY -> Span.parse("P1D");
      case WEEK -> Span.parse("P7D");
      case MONTH -> Span.parse("P1M");
      case QUARTER -> Span.parse("P3M");
      case HALF_YEAR, SCHOOL_TERM -> Span.parse("P6M");
      case YEAR, SCHOOL_YEAR -> YEAR;
      case TERM_OF_OFFICE -> Span.parse("P4Y");
    };
  }
}
