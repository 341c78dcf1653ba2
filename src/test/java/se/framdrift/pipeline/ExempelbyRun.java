package se.framdrift.pipeline;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.framdrift.boards.Tile.CommitmentTile;
import se.framdrift.boards.Tile.IndicatorTile;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalogfiles.CatalogFiles;
import se.framdrift.feeds.simulated.Simulation;
import se.framdrift.feeds.simulated.Simulator;
import se.framdrift.formula.CelFormulas;
import se.framdrift.model.Change;
import se.framdrift.model.Commit;
import se.framdrift.model.Comparison;
import se.framdrift.model.Period;
import se.framdrift.model.RawFact;
import se.framdrift.model.Rejection;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Statement;
import se.framdrift.validate.Checked.Accepted;
import se.framdrift.validate.Checked.Refused;
import se.framdrift.validate.Validation;

/**
 * The made-up municipality that comes with the project, from its files to its tiles: the real
 * catalog, what its simulator has posted by a moment, validation, engine and assessor. No database:
 * every step of time is one commit.
 */
final class ExempelbyRun {

  private static final String CODE = "9999";
  private static final CelFormulas FORMULAS = new CelFormulas();
  private static final Catalog CATALOG = catalogOf(CODE);

  private final Simulator simulator;
  private final Picture picture = new Picture(CATALOG, FORMULAS);
  private final Validation validation = new Validation(_ -> Optional.of(CATALOG));
  private final List<Rejection> refused = new ArrayList<>();
  private final Map<SeriesId, TreeSet<Period>> posted = new HashMap<>();
  private Instant posting = Instant.MIN;
  private Instant ticked = Instant.MIN;
  private long position;

  ExempelbyRun() {
    try {
      this.simulator =
          new Simulator(
              Simulation.read(Path.of("seeds/exempelby/simulation.yaml")),
              kpi -> requireNonNull(CATALOG.kpis().get(kpi)).decimals());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Catalog catalogOf(String code) {
    return CatalogFiles.load(Path.of("seeds"), Path.of("dashboards"), null, FORMULAS)
        .catalogs()
        .stream()
        .map(loaded -> loaded.catalog())
        .filter(catalog -> catalog.municipality().code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  static Catalog catalog() {
    return CATALOG;
  }

  /** Posts what is final by {@code now}, and says that it is {@code now}. */
  void post(Instant now) {
    List<Change> changes = new ArrayList<>();
    rows(simulator.finals(posting, now)).forEach(row -> check(row, now).ifPresent(changes::add));
    commit(changes, rows(simulator.comparisons(posting, now)), now);
    posting = now;
  }

  /** Time goes on without a word from the feed. */
  void tick(Instant now) {
    commit(List.of(), List.of(), now);
  }

  @SuppressWarnings(
      "NullAway") // a commit's catalog may be null; not read from a nested type's class
  private void commit(List<Change> changes, List<Comparison> comparisons, Instant now) {
    List<Statement> statements =
        simulator.simulation().statements().stream()
            .filter(each -> begins(each).isAfter(ticked) && !begins(each).isAfter(now))
            .toList();
    position++;
    picture.apply(new Commit(CODE, position, now, changes, statements, comparisons, null, now));
    ticked = now;
  }

  private Optional<Change> check(RawFact row, Instant now) {
    return switch (validation.check(row, now)) {
      case Accepted(_, var fact) -> {
        Period period = fact.observation().period();
        posted.computeIfAbsent(fact.series(), _ -> new TreeSet<>()).add(period);
        yield Optional.of(new Change(fact.series(), period, null, fact.observation()));
      }
      case Refused(var rejection) -> {
        refused.add(rejection);
        yield Optional.empty();
      }
    };
  }

  private static <T> List<T> rows(Iterator<List<T>> pages) {
    List<T> rows = new ArrayList<>();
    pages.forEachRemaining(rows::addAll);
    return rows;
  }

  private static Instant begins(Statement statement) {
    return statement.date().atStartOfDay(Period.ZONE).toInstant();
  }

  CommitmentTile commitment(String id) {
    return (CommitmentTile) picture.tile(id).orElseThrow();
  }

  IndicatorTile indicator(String id) {
    return (IndicatorTile) picture.tile(id).orElseThrow();
  }

  /** The newest period that has been posted of a series, null for none. */
  @Nullable Period newest(SeriesId series) {
    TreeSet<Period> periods = posted.get(series);
    return periods == null ? null : periods.last();
  }

  /** What validation did not take. */
  List<Rejection> refused() {
    return List.copyOf(refused);
  }
}
