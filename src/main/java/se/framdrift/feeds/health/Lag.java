package se.framdrift.feeds.health;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Kpi;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

/** How far a feed's figures are behind, by the calendar of what it brings. */
public final class Lag {

  private Lag() {}

  /**
   * When the period after the newest one is due: one resolution and the reporting lag after the end
   * of the newest. Of several series the one that is furthest ahead counts, since some end for good
   * while the feed goes on.
   *
   * @param newest period of each series that has one
   * @return empty when no series of the feed has a figure
   */
  public static Optional<Instant> due(Catalog catalog, String feed, Map<SeriesId, Period> newest) {
    return catalog.series().values().stream()
        .filter(series -> feed.equals(series.feed()) && newest.containsKey(series.id()))
        .flatMap(
            series ->
                Optional.ofNullable(catalog.kpis().get(series.kpi())).stream()
                    .flatMap(
                        kpi ->
                            Optional.ofNullable(newest.get(series.id())).stream()
                                .map(period -> due(kpi, period))))
        .max(Instant::compareTo);
  }

  private static Instant due(Kpi kpi, Period newest) {
    return kpi.reportingLag().after(kpi.resolution().after(newest.end()));
  }

  /** How long {@code due} has passed; zero when it has not. */
  public static Duration since(Instant due, Instant now) {
    return due.isBefore(now) ? Duration.between(due, now) : Duration.ZERO;
  }
}
