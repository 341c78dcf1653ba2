package se.framdrift.pipeline;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.framdrift.boards.Board;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Indicator;
import se.framdrift.commitments.ReformFigures;
import se.framdrift.commitments.TargetHistory;
import se.framdrift.indicators.Engine;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.InputRows;
import se.framdrift.model.Item;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Statement;

/**
 * A municipality as this node sees it at one position. Valid only inside the function that it was
 * handed to, on the thread that called it.
 */
public final class View {

  private final Catalog catalog;
  private final Engine engine;
  private final Board board;
  private final Map<String, List<Statement>> statements;
  private final long position;
  private final Instant at;
  private final @Nullable Instant tick;
  private final boolean rebuilt;
  private final Function<String, TargetHistory> targets;

  View(
      Catalog catalog,
      Engine engine,
      Board board,
      Map<String, List<Statement>> statements,
      long position,
      Instant at,
      @Nullable Instant tick) {
    this(catalog, engine, board, statements, position, at, tick, false, _ -> TargetHistory.NONE);
  }

  View(
      Catalog catalog,
      Engine engine,
      Board board,
      Map<String, List<Statement>> statements,
      long position,
      Instant at,
      @Nullable Instant tick,
      boolean rebuilt,
      Function<String, TargetHistory> targets) {
    this.catalog = catalog;
    this.engine = engine;
    this.board = board;
    this.statements = Collections.unmodifiableMap(new TreeMap<>(statements));
    this.position = position;
    this.at = at;
    this.tick = tick;
    this.rebuilt = rebuilt;
    this.targets = targets;
  }

  public Catalog catalog() {
    return catalog;
  }

  public Engine engine() {
    return engine;
  }

  public long position() {
    return position;
  }

  /** When {@link #position} was committed. */
  public Instant at() {
    return at;
  }

  /** The moment that every status was judged at; null before the first tick. */
  public @Nullable Instant tick() {
    return tick;
  }

  /** Whether tiles of the past had to be made anew, by what this program would say of them. */
  public boolean rebuilt() {
    return rebuilt;
  }

  /** The tile with this id. */
  public Optional<Item> item(String id) {
    return board.item(id);
  }

  /** Every tile, without tombstones, sorted by id. */
  public List<Item> items() {
    return board.items().stream().filter(item -> !item.removed()).toList();
  }

  /** Reports on a commitment, oldest first. */
  public List<Statement> statements(String commitment) {
    return statements.getOrDefault(commitment, List.of());
  }

  /** What the ledger knows, at this position, of when a commitment's target was stated. */
  public TargetHistory targets(String commitment) {
    return targets.apply(commitment);
  }

  /** The newest values of an indicator, oldest first; empty for one that is not known. */
  public List<IndicatorValue> values(String indicator, int limitNewest) {
    return engine.values(indicator, limitNewest);
  }

  /** The newest observations of a series in force, oldest first. */
  public List<Observation> observations(SeriesId series, int limitNewest) {
    return engine.observations(series, limitNewest);
  }

  /** The observation in force for a period; empty when none has come. */
  public Optional<Observation> observation(SeriesId series, Period period) {
    return engine.observation(series, period);
  }

  /** What the value of an indicator of the catalog at a period rests on, input by input. */
  public List<InputRows> inputs(String indicator, Period period) {
    return engine.explain(indicator, period).inputs().stream()
        .map(
            input ->
                new InputRows(
                    input.name(),
                    input.series(),
                    input.aggregate(),
                    input.rows(),
                    input.rowsInAll(),
                    input.others().stream()
                        .map(
                            other ->
                                new InputRows.Other(
                                    other.role(), other.series(), other.rows(), other.rowsInAll()))
                        .toList(),
                    input.compared(),
                    input.value(),
                    input.missing()))
        .toList();
  }

  /** What the effects of an indicator's reforms are estimated from. */
  public ReformFigures reforms(Indicator indicator) {
    return new ReformReading(catalog, engine).figures(indicator);
  }

  /** The commitment with this id. */
  public Optional<Commitment> commitment(String id) {
    return catalog.commitments().stream().filter(each -> each.id().equals(id)).findFirst();
  }

  /** The indicator with this id. */
  public Optional<Indicator> indicator(String id) {
    return catalog.indicators().stream().filter(each -> each.id().equals(id)).findFirst();
  }
}
