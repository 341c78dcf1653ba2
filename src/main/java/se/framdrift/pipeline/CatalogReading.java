package se.framdrift.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import se.framdrift.boards.Board;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Formula;
import se.framdrift.catalog.Target;
import se.framdrift.commitments.TargetHistory;
import se.framdrift.model.FactsInForce;
import se.framdrift.model.Item;
import se.framdrift.model.StatedTarget;

/**
 * How the street reads and writes what it is handed as text.
 *
 * @param catalog a catalog from its canonical JSON
 * @param target a target out of such a catalog
 * @param formulas compiles the catalog's formulas
 * @param tiles writes a tile
 * @param stored what a stored item says of itself
 * @param definition writes a board's definition
 */
public record CatalogReading(
    Function<String, Catalog> catalog,
    Function<String, Target> target,
    Formula.Compiler formulas,
    Board.Writer tiles,
    Function<Item, Board.Shown> stored,
    Function<Catalog, String> definition) {

  /**
   * A picture that has heard nothing yet, of a catalog and what was stated before it.
   *
   * @throws IllegalArgumentException when the catalog cannot be read
   */
  Picture picture(Catalog catalog, FactsInForce facts) {
    Map<String, List<TargetHistory.Stated>> stated = new HashMap<>();
    for (StatedTarget each : facts.targets()) {
      stated
          .computeIfAbsent(each.commitment(), _ -> new ArrayList<>())
          .add(new TargetHistory.Stated(each.at(), target.apply(each.json())));
    }
    Map<String, TargetHistory> targets = new HashMap<>();
    stated.forEach((commitment, all) -> targets.put(commitment, TargetHistory.of(all)));
    return new Picture(catalog, formulas, targets);
  }
}
