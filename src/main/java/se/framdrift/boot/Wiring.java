package se.framdrift.boot;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.framdrift.export.BoardCsv;
import se.framdrift.export.ObservationCsv;
import se.framdrift.export.ValueCsv;
import se.framdrift.model.RawFact;
import se.framdrift.pipeline.Intake;
import se.framdrift.pipeline.Pipeline;
import se.framdrift.pipeline.View;
import se.framdrift.store.Observations;
import se.framdrift.store.Quarantine;
import se.framdrift.web.Ledgers;
import se.framdrift.web.OperatorRoutes;
import se.framdrift.web.PageFiles;
import se.framdrift.web.QuarantineRoutes;
import se.framdrift.web.Reads;
import se.framdrift.web.StoredSeries;
import se.framdrift.web.Tables;
import se.framdrift.web.Views;
import se.framdrift.web.Writes;

/** Hands the routes the functions that they answer with. Blocking to make. */
final class Wiring {

  private static final String PAGES = "webroot/";

  private final Parts parts;
  private final Reads reads;

  /**
   * @param webroot folder of the pages, null for those inside the program
   */
  Wiring(Parts parts, @Nullable Path webroot) {
    this.parts = parts;
    Pipeline pipeline = parts.pipeline();
    Observations observations = new Observations(parts.database());
    this.reads =
        new Reads(
            pipeline::municipalities,
            pipeline::catalog,
            new Asked(pipeline),
            parts.hub()::snapshot,
            new StoredSeries(
                observations::observations,
                observations::count,
                observations::revisions,
                observations::countRevisions),
            new Tables(
                BoardCsv::write, ValueCsv::write, new ObservationCsv(observations::pages)::write),
            new Ledgers(parts.ledger().epoch().await(), Pipeline.engine()),
            webroot == null ? PageFiles.classPath(PAGES) : PageFiles.folder(webroot));
  }

  Reads reads() {
    return reads;
  }

  OperatorRoutes operatorRoutes() {
    Pipeline pipeline = parts.pipeline();
    Quarantine quarantine = new Quarantine(parts.database());
    Writes writes =
        new Writes(
            pipeline::take,
            (municipality, statement) ->
                pipeline.state(municipality, statement).map(receipt -> receipt.position()),
            this::withdraw,
            new QuarantineRoutes.Refused(quarantine::list, quarantine::count),
            parts.meters()::scrape,
            () -> parts.ledger().now().mapEmpty());
    return new OperatorRoutes(reads, writes, parts.operators(), InstantSource.system());
  }

  /** The reason is kept with the commit, as what brought it. */
  private Future<Intake> withdraw(RawFact row, String reason) {
    return parts.pipeline().take("withdrawal: " + reason, List.of(row), List.of());
  }

  private record Asked(Pipeline pipeline) implements Views {

    @Override
    public <T> Future<T> ask(String municipality, Function<View, T> question) {
      return pipeline.ask(municipality, question);
    }
  }
}
