package se.framdrift.pipeline;

import java.util.function.Function;
import se.framdrift.boards.Board;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Formula;
import se.framdrift.model.Item;

/**
 * How the street reads and writes what it is handed as text.
 *
 * @param catalog a catalog from its canonical JSON
 * @param formulas compiles the catalog's formulas
 * @param tiles writes a tile
 * @param stored what a stored item says of itself
 * @param definition writes a board's definition
 */
public record CatalogReading(
    Function<String, Catalog> catalog,
    Formula.Compiler formulas,
    Board.Writer tiles,
    Function<Item, Board.Shown> stored,
    Function<Catalog, String> definition) {}
