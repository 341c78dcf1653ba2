package se.framdrift.feeds.simulated;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

/**
 * The formulas of {@code simulation.yaml}: series and period in, figure out. Immutable; a figure
 * costs a few SHA-256, that of a part as many as the whole has units.
 */
final class Figures {

  private static final int MIN_ANSWERS = 30;

  private final String seed;
  private final Map<SeriesId, SimulatedSeries> series = new HashMap<>();
  private final Map<String, Integer> decimals = new HashMap<>();

  /**
   * @param decimals of a KPI
   */
  Figures(Simulation simulation, ToIntFunction<String> decimals) {
    this.seed = simulation.seed();
    for (SimulatedSeries each : simulation.series()) {
      series.put(each.id(), each);
      this.decimals.computeIfAbsent(each.id().kpi(), decimals::applyAsInt);
    }
    for (SimulatedComparison each : simulation.comparisons()) {
      this.decimals.computeIfAbsent(each.kpi(), decimals::applyAsInt);
    }
  }

  /** The value that stays; empty where the period has none. */
  Optional<Figure> settled(SimulatedSeries series, Period period) {
    return figure(series, period, null);
  }

  /** What is forecast at {@code moment}, a multiple of {@code every}, for the period it lies in. */
  Optional<Figure> forecast(SimulatedSeries series, Period period, Duration every, Instant moment) {
    double passed =
        (double) Duration.between(period.start(), moment).toMillis()
            / Duration.between(period.start(), period.end()).toMillis();
    long k = Math.floorDiv(moment.getEpochSecond(), every.toSeconds());
    return figure(series, period, new Forecast(k, 1 - passed));
  }

  /**
   * One round of forecasts.
   *
   * @param k number of the round
   * @param left part of the period that is still to come, 0 to 1
   */
  private record Forecast(long k, double left) {}

  private Optional<Figure> figure(
      SimulatedSeries each, Period period, @Nullable Forecast forecast) {
    String key = seed + "|" + each.id() + "|" + period;
    if (each.missing() > 0 && Draws.uniform(key + "|missing") < each.missing()) {
      return Optional.empty();
    }
    double doubt = forecast == null ? 0 : doubt(each, key, forecast);
    double expected = each.course().expected(period);
    return switch (each.rule()) {
      case Rule.Noise(double noise, double dayNoise) -> {
        double value = expected + noise * Draws.normal(key);
        if (dayNoise != 0) {
          value += dayNoise * Draws.normal(seed + "|" + each.id() + "|" + period.firstDay());
        }
        yield Optional.of(plain(each, value + doubt));
      }
      case Rule.Survey survey -> Optional.of(answers(each, survey, expected, key, doubt));
      case Rule.PartOf(SeriesId whole) ->
          figure(whole(whole), period, forecast)
              .map(count -> plain(each, part(count.value().longValue(), expected, key)));
      case Rule.Events events -> Optional.of(plain(each, events.during(period)));
    };
  }

  private static double doubt(SimulatedSeries each, String key, Forecast forecast) {
    SimulatedSeries.Live live = each.live();
    return live == null || live.spread() == 0
        ? 0
        : live.spread() * forecast.left() * Draws.normal(key + "|live|" + forecast.k());
  }

  private Figure plain(SimulatedSeries each, double value) {
    return new Figure(rounded(each, value), null, null);
  }

  private Figure answers(
      SimulatedSeries each, Rule.Survey survey, double expected, String key, double doubt) {
    double asked = survey.n() + survey.spread() * Draws.normal(key + "|n");
    long n = Math.max(MIN_ANSWERS, (long) StrictMath.rint(asked));
    double p = Math.clamp(expected, 1.0, 99.0);
    BigDecimal value = rounded(each, p + 100 * standardError(p, n) * Draws.normal(key) + doubt);
    double margin = 196 * standardError(value.doubleValue(), n);
    return new Figure(value, n, BigDecimal.valueOf(margin).setScale(1, RoundingMode.HALF_EVEN));
  }

  /** Standard error of a share of {@code percent} among {@code n}, as a part of one. */
  private static double standardError(double percent, long n) {
    double share = Math.clamp(percent / 100, 0.0, 1.0);
    return StrictMath.sqrt(share * (1 - share) / n);
  }

  private static double part(long count, double percent, String key) {
    long part = 0;
    for (long i = 0; i < count; i++) {
      if (Draws.uniform(key + "|" + i) < percent / 100) {
        part++;
      }
    }
    return part;
  }

  private BigDecimal rounded(SimulatedSeries each, double value) {
    double clamped = Math.max(each.min(), Math.min(each.max(), value));
    return BigDecimal.valueOf(clamped).setScale(scale(each.id().kpi()), RoundingMode.HALF_EVEN);
  }

  private int scale(String kpi) {
    Integer scale = decimals.get(kpi);
    if (scale == null) {
      throw new IllegalArgumentException("not in the simulation: " + kpi);
    }
    return scale;
  }

  private SimulatedSeries whole(SeriesId id) {
    SimulatedSeries whole = series.get(id);
    if (whole == null) {
      throw new IllegalArgumentException("not in the simulation: " + id);
    }
    return whole;
  }
}
