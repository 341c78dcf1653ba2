package se.framdrift.catalog;

import java.time.Instant;
import se.framdrift.model.Span;

/**
 * Whether neighbouring values of an indicator rest on the same observations. Where they do, each
 * says much the same as the one before, and no method that takes them for separate figures holds.
 */
public enum Overlap {
  /** Each value rests on observations of its own. */
  NONE,
  /** Counted up since a day: what is added from one value to the next rests on its own. */
  SUM,
  /** Windows that overlap, or a change on the year before that is taken several times a year. */
  WINDOW;

  /**
   * That of an indicator.
   *
   * @param resolution from the beginning of one of its periods to that of the next
   */
  public static Overlap of(Indicator indicator, Span resolution) {
    if (indicator.inputs().stream().noneMatch(each -> overlaps(each.aggregate(), resolution))) {
      return NONE;
    }
    boolean sum =
        indicator.formula() == null
            && indicator.inputs().getFirst().aggregate()
                instanceof Aggregate.Gathered(Gathering.Since _, Statistic statistic)
            && (statistic instanceof Statistic.Sum || statistic instanceof Statistic.Count);
    return sum ? SUM : WINDOW;
  }

  private static boolean overlaps(Aggregate aggregate, Span resolution) {
    return switch (aggregate) {
      case Aggregate.Gathered(Gathering gathering, _) ->
          switch (gathering) {
            case Gathering.Calendar _ -> false;
            case Gathering.Rolling(var window) -> longer(window, resolution);
            case Gathering.Since _ -> true;
          };
      case Aggregate.ChangeOnYear _ -> longer(java.time.Period.ofYears(1), resolution);
      case Aggregate.Latest _,
          Aggregate.IndexToBaseline _,
          Aggregate.Rank _,
          Aggregate.Distance _,
          Aggregate.DegreeDayCorrected _ ->
          false;
    };
  }

  private static boolean longer(java.time.Period window, Span resolution) {
    return Span.parse(window.toString())
        .after(Instant.EPOCH)
        .isAfter(resolution.after(Instant.EPOCH));
  }
}
