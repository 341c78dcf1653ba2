package se.framdrift.web;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import se.framdrift.catalog.Catalog;
import se.framdrift.commitments.ReformEffect;
import se.framdrift.commitments.ReformFigures;
import se.framdrift.model.FeedHealth;

/**
 * What both listeners read from. All may be called from any thread.
 *
 * @param municipalities codes of those that are followed
 * @param catalog the catalog in force of a code
 * @param views lets a question look at a municipality
 * @param snapshot the bytes that a fresh viewer of a board gets; the same Buffer as long as the
 *     board is the same
 * @param stored what is stored of a series
 * @param tables writers of CSV
 * @param health how the feeds of a municipality stand, by id
 * @param ledger what positions are of
 * @param archive what was known before now
 * @param pages the files of the pages
 * @param effects estimates what reforms did, never on the thread that asks
 */
public record Reads(
    Supplier<List<String>> municipalities,
    Function<String, Optional<Catalog>> catalog,
    Views views,
    Function<String, Optional<Buffer>> snapshot,
    StoredSeries stored,
    Tables tables,
    Function<String, Map<String, FeedHealth>> health,
    Ledgers ledger,
    Archive archive,
    PageFiles pages,
    Function<ReformFigures, Future<List<ReformEffect>>> effects) {

  /**
   * @param inside whether it is told what failed
   */
  void mount(Router router, Municipalities shown, boolean inside) {
    Times times = new Times(views, archive, shown);
    Standings standings = new Standings(times);
    new MunicipalityRoutes(shown, standings).mount(router);
    new BoardRoutes(shown, times, ledger, snapshot, tables.board()).mount(router);
    new CommitmentRoutes(
            shown, standings, times, new Proofs(times, ledger, stored.vintages(), effects))
        .mount(router);
    new HistoryRoutes(shown, times, archive).mount(router);
    new ChangeRoutes(shown, times, archive, tables.changes()).mount(router);
    new IndicatorRoutes(shown, standings, times, tables.values(), effects).mount(router);
    new SeriesRoutes(shown, standings, times, stored, tables.series()).mount(router);
    new FeedRoutes(shown, standings, health, inside).mount(router);
  }
}
