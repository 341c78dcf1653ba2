package se.framdrift.pipeline;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import se.framdrift.boards.Board;
import se.framdrift.catalog.Catalog;
import se.framdrift.indicators.Engine;
import se.framdrift.model.Change;
import se.framdrift.model.Fact;
import se.framdrift.model.Item;
import se.framdrift.model.Statement;

/** Views as the street would hand them out, for tests of those who look at them. */
public final class Views {

  private Views() {}

  /** A municipality that has {@code observed} and shows {@code items}. */
  public static View of(
      Catalog catalog,
      List<Fact.Observed> observed,
      List<Item> items,
      Map<String, List<Statement>> statements,
      long position,
      Instant at) {
    Engine engine =
        new Engine(
            catalog,
            (expression, _) -> {
              throw new IllegalArgumentException("no formulas here: " + expression);
            });
    observed.forEach(
        fact ->
            engine.apply(
                new Change(fact.series(), fact.observation().period(), null, fact.observation())));
    Board board =
        new Board(
            (_, _, _) -> {
              throw new IllegalStateException("nothing is written here");
            });
    items.forEach(item -> board.restore(new Board.Shown(item, null, null)));
    return new View(catalog, engine, board, statements, position, at, at);
  }
}
