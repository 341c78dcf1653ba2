package se.framdrift.web;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import se.framdrift.catalog.Catalog;
import se.framdrift.model.Transition;
import se.framdrift.pipeline.View;
import se.framdrift.problem.Problem;
import se.framdrift.wire.ChangeJson;

/** {@code /api/v1/commitments/{id}/history}: how its status went, and what brought it there. */
final class HistoryRoutes {

  private final Municipalities municipalities;
  private final Times times;
  private final Archive archive;

  HistoryRoutes(Municipalities municipalities, Times times, Archive archive) {
    this.municipalities = municipalities;
    this.times = times;
    this.archive = archive;
  }

  void mount(Router router) {
    Reading.get(router, "/api/v1/commitments/:id/history").handler(this::history);
  }

  private record Known(Catalog catalog, long position, boolean declared) {}

  private void history(RoutingContext ctx) {
    Parameters parameters = Parameters.of(ctx, "asOf", "municipality", "limit", "offset");
    String id = Reading.part(ctx, "id");
    Catalog owner = municipalities.owner(parameters, () -> municipalities.withCommitment(id));
    int limit = parameters.limit();
    int offset = parameters.offset();
    Future<Moment> moment = times.of(parameters, owner);
    Future<Known> known =
        moment.compose(each -> times.ask(each, view -> known(view, id))).compose(this::checked);
    Future<Long> total =
        known.compose(
            each ->
                archive
                    .transitions()
                    .count(code(each.catalog()), board(each.catalog()), id, each.position()));
    Future<List<Transition>> page =
        known.compose(
            each ->
                archive
                    .transitions()
                    .read(
                        code(each.catalog()),
                        board(each.catalog()),
                        id,
                        each.position(),
                        limit,
                        offset));
    Answers.when(
        ctx,
        Outages.answered(Future.all(total, page)),
        _ ->
            PastAnswers.json(
                ctx,
                Answers.list(
                        page.result().stream().map(ChangeJson::transition).toList(),
                        total.result(),
                        limit,
                        offset)
                    .put("commitment", id)
                    .put("position", known.result().position()),
                moment.result(),
                false));
  }

  private static Known known(View view, String id) {
    return new Known(view.catalog(), view.position(), view.commitment(id).isPresent());
  }

  /** A commitment that was removed has a history up to then; one that never was has none. */
  private Future<Known> checked(Known known) {
    return known.declared()
        ? Future.succeededFuture(known)
        : Future.failedFuture(
            new Problem.NotFound("There is no such commitment at that moment.").asFailure());
  }

  private static String code(Catalog catalog) {
    return catalog.municipality().code();
  }

  private static String board(Catalog catalog) {
    return catalog.municipality().board();
  }
}
