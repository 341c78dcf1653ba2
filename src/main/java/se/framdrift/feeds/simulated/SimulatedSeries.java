package se.framdrift.feeds.simulated;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.SeriesId;

/**
 * How the figures of one series are made.
 *
 * @param min no value is below it; negative infinity for none
 * @param max no value is above it; infinity for none
 * @param missing share of the periods, 0 to 1, that have no value
 * @param live null when only final values are posted
 */
public record SimulatedSeries(
    SeriesId id,
    History history,
    Course course,
    Rule rule,
    double min,
    double max,
    double missing,
    @Nullable Live live) {

  /**
   * Forecasts of the period in progress.
   *
   * @param every time between two, whole seconds
   * @param spread standard deviation of the first one, in the KPI's unit
   */
  public record Live(Duration every, double spread) {}
}
