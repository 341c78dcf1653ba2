package se.framdrift.feeds.simulated;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import se.framdrift.model.Comparison;
import se.framdrift.model.Period;
import se.framdrift.model.RawFact;
import se.framdrift.model.SeriesId;

/**
 * Makes what a {@link Simulation} describes. It has no clock: what is due when follows from the
 * instants it is asked for, and asking twice or in parts gives the same. Immutable and thread-safe;
 * the iterators that it hands out are for one thread at a time.
 *
 * <p>Cost: about ten microseconds a row, made while iterating.
 */
public final class Simulator {

  /** The longest page, in rows. */
  public static final int PAGE_ROWS = Pages.MAX_ROWS;

  private final Simulation simulation;
  private final Figures figures;
  private final SortedSet<Duration> rounds = new TreeSet<>();

  /**
   * @param decimals that the catalog declares for a KPI; asked here, once for each KPI
   */
  public Simulator(Simulation simulation, ToIntFunction<String> decimals) {
    this.simulation = simulation;
    this.figures = new Figures(simulation, decimals);
    for (SimulatedSeries series : simulation.series()) {
      if (series.live() != null) {
        rounds.add(series.live().every());
      }
    }
  }

  public Simulation simulation() {
    return simulation;
  }

  /** The different times between live posts, shortest first; each has its own round. */
  public SortedSet<Duration> rounds() {
    return new TreeSet<>(rounds);
  }

  /** The longest time, at most a minute, of which every round's is a multiple: whole seconds. */
  Duration beat() {
    long seconds = 60;
    for (Duration every : rounds) {
      seconds = divisor(every.toSeconds(), seconds);
    }
    return Duration.ofSeconds(seconds);
  }

  private static long divisor(long a, long b) {
    return b == 0 ? a : divisor(b, a % b);
  }

  /**
   * Final values that fall due after {@code from} and up to {@code to}, flag A, oldest first, in
   * pages of at most {@link #PAGE_ROWS} rows numbered from 1; no page is empty.
   */
  public Iterator<List<RawFact>> finals(Instant from, Instant to) {
    return finals(_ -> Optional.of(from), to);
  }

  /**
   * The same, with a beginning for each series.
   *
   * @param from what falls due up to there is left out; empty for all of the series
   */
  public Iterator<List<RawFact>> finals(Function<SeriesId, Optional<Instant>> from, Instant to) {
    Pages<RawFact> pages = new Pages<>(to);
    for (SimulatedSeries series : simulation.series()) {
      pages.add(
          series.history(),
          from.apply(series.id()).orElse(Instant.MIN),
          (period, row) ->
              figures
                  .settled(series, period)
                  .map(figure -> figure.row(row, series.id(), period, "A")));
    }
    return pages;
  }

  /**
   * When the value of {@code period} is final.
   *
   * @throws IllegalArgumentException when the simulation has no such series
   */
  public Instant finalAt(SeriesId series, Period period) {
    return simulation.series().stream()
        .filter(each -> each.id().equals(series))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("not in the simulation: " + series))
        .history()
        .finalAt(period);
  }

  /**
   * All live posts of the wall-clock second that {@code now} lies in: one row for each series whose
   * round it is, in the file's order, rows numbered from 1. Empty in most seconds.
   */
  public List<RawFact> live(Instant now) {
    List<RawFact> rows = new ArrayList<>();
    for (SimulatedSeries series : simulation.series()) {
      if (series.live() != null && now.getEpochSecond() % series.live().every().toSeconds() == 0) {
        forecast(series, series.live().every(), now, rows.size() + 1).ifPresent(rows::add);
      }
    }
    return List.copyOf(rows);
  }

  /**
   * The live posts of one round: forecasts, flag P, as of the last multiple of {@code every} that
   * is not after {@code now}.
   */
  public List<RawFact> live(Duration every, Instant now) {
    List<RawFact> rows = new ArrayList<>();
    for (SimulatedSeries series : simulation.series()) {
      if (series.live() != null && series.live().every().equals(every)) {
        forecast(series, every, now, rows.size() + 1).ifPresent(rows::add);
      }
    }
    return List.copyOf(rows);
  }

  private Optional<RawFact> forecast(SimulatedSeries series, Duration every, Instant now, int row) {
    long round = Math.floorDiv(now.getEpochSecond(), every.toSeconds());
    Instant moment = Instant.ofEpochSecond(round * every.toSeconds());
    return series
        .history()
        .inProgress(moment)
        .flatMap(
            period ->
                figures
                    .forecast(series, period, every, moment)
                    .map(figure -> figure.row(row, series.id(), period, "P")));
  }

  /**
   * Comparisons that fall due after {@code from} and up to {@code to}, oldest first, in pages of at
   * most {@link #PAGE_ROWS}.
   */
  public Iterator<List<Comparison>> comparisons(Instant from, Instant to) {
    Pages<Comparison> pages = new Pages<>(to);
    for (SimulatedComparison each : simulation.comparisons()) {
      pages.add(each.history(), from, (period, _) -> Optional.of(comparison(each, period)));
    }
    return pages;
  }

  private Comparison comparison(SimulatedComparison each, Period period) {
    SortedMap<String, Comparison.Member> members = new TreeMap<>();
    for (SimulatedSeries member : each.members()) {
      figures
          .settled(member, period)
          .ifPresent(
              figure ->
                  members.put(
                      member.id().municipality(),
                      new Comparison.Member(figure.value().doubleValue(), "A", null)));
    }
    return new Comparison(each.kpi(), period, each.group(), members);
  }
}
