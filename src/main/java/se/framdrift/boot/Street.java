package se.framdrift.boot;

import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import se.framdrift.catalogfiles.CatalogJson;
import se.framdrift.catalogfiles.LoadedCatalog;
import se.framdrift.catalogfiles.LoadedCatalogs;
import se.framdrift.formula.CelFormulas;
import se.framdrift.model.BoardState;
import se.framdrift.model.BoardUpdate;
import se.framdrift.model.Delivery;
import se.framdrift.model.Fact;
import se.framdrift.model.SavedItems;
import se.framdrift.pipeline.CatalogReading;
import se.framdrift.pipeline.Changes;
import se.framdrift.pipeline.Edges;
import se.framdrift.pipeline.Pasts;
import se.framdrift.pipeline.Pipeline;
import se.framdrift.store.CommitNotes;
import se.framdrift.store.Database;
import se.framdrift.store.ItemStates;
import se.framdrift.store.Ledger;
import se.framdrift.store.Quarantine;
import se.framdrift.store.StatusTurns;
import se.framdrift.wire.CatalogDiff;
import se.framdrift.wire.DefinitionJson;
import se.framdrift.wire.TileJson;

/**
 * The way of the figures of one node, with its ledger: what every node has, whether or not anybody
 * can watch it.
 */
final class Street {

  /** Who is shown the boards. */
  record Audience(Consumer<BoardState> open, Consumer<BoardUpdate> publish) {

    /** Nobody. */
    static Audience none() {
      return new Audience(_ -> {}, _ -> {});
    }
  }

  private final Ledger ledger;
  private final String epoch;
  private final Pipeline pipeline;
  private final Pasts pasts;
  private final Changes changes;

  private Street(Ledger ledger, String epoch, Pipeline pipeline, Pasts pasts, Changes changes) {
    this.ledger = ledger;
    this.epoch = epoch;
    this.pipeline = pipeline;
    this.pasts = pasts;
    this.changes = changes;
  }

  /** Asks the ledger for its epoch: blocking, and it fails when the database does not answer. */
  static Street of(Database database, Audience audience, Edges.Measures measures) {
    return of(database, audience, measures, delivery -> delivery);
  }

  /**
   * The same.
   *
   * @param resolved the delivery as it is remembered with a refused row: with its declared feed
   */
  static Street of(
      Database database,
      Audience audience,
      Edges.Measures measures,
      UnaryOperator<Delivery> resolved) {
    database.hideWith(new HiddenTiles());
    Ledger ledger = new Ledger(database);
    String epoch = ledger.epoch().await();
    ItemStates items = new ItemStates(database);
    StatusTurns turns = new StatusTurns(database);
    Quarantine quarantine = new Quarantine(database);
    Edges edges =
        new Edges(
            ledger::commit,
            ledger::after,
            ledger::position,
            ledger::inForce,
            (municipality, board) ->
                items
                    .items(municipality, board)
                    .compose(saved -> withRecent(saved, turns, municipality, board)),
            items::saveItems,
            ledger::now,
            (delivery, rejections) -> quarantine.add(resolved.apply(delivery), rejections),
            audience.open(),
            audience.publish(),
            measures);
    CatalogReading reading = reading();
    Pipeline pipeline = new Pipeline(edges, reading, epoch, InstantSource.system());
    CommitNotes notes = new CommitNotes(database);
    Pasts pasts =
        new Pasts(
            new Pasts.Sources(ledger::inForce, items::items, pipeline::ask, notes::hidden),
            reading);
    Changes changes =
        new Changes(
            new Changes.Sources(
                ledger::after, notes::origins, notes::catalog, turns::between, CatalogDiff::of),
            items::items,
            pipeline::ask,
            reading);
    return new Street(ledger, epoch, pipeline, pasts, changes);
  }

  private static Future<SavedItems> withRecent(
      SavedItems saved, StatusTurns turns, String municipality, String board) {
    return turns
        .recent(municipality, board, saved.position())
        .map(recent -> new SavedItems(saved.position(), saved.engine(), saved.items(), recent));
  }

  private static CatalogReading reading() {
    return new CatalogReading(
        CatalogJson::read,
        new CelFormulas(),
        TileJson::write,
        TileJson::stored,
        DefinitionJson::versionedBoard);
  }

  /** Follows the municipalities and makes these catalogs the ones in force. Blocking. */
  void follow(LoadedCatalogs loaded) {
    List<Future<Void>> followed = new ArrayList<>();
    for (LoadedCatalog each : loaded.catalogs()) {
      followed.add(pipeline.follow(each.catalog().municipality().code()));
    }
    Future.join(followed).await();
    for (LoadedCatalog each : loaded.catalogs()) {
      pipeline
          .catalog(
              each.catalog().municipality().code(), new Fact.Catalogued(each.json(), each.sha256()))
          .await();
    }
    pipeline.settled().await();
  }

  Ledger ledger() {
    return ledger;
  }

  /** What positions belong to. */
  String epoch() {
    return epoch;
  }

  Pipeline pipeline() {
    return pipeline;
  }

  /** What changed, and why. */
  Changes changes() {
    return changes;
  }

  /** What was known before now. */
  Pasts pasts() {
    return pasts;
  }
}
