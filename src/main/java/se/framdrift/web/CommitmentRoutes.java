package se.framdrift.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import se.framdrift.catalog.Catalog;
import se.framdrift.web.Standing.Promise;

/** {@code /api/v1/commitments}: the list, one, and the whole chain behind its status. */
final class CommitmentRoutes {

  private final Municipalities municipalities;
  private final Standings standings;
  private final Times times;
  private final Proofs proofs;

  CommitmentRoutes(Municipalities municipalities, Standings standings, Times times, Proofs proofs) {
    this.municipalities = municipalities;
    this.standings = standings;
    this.times = times;
    this.proofs = proofs;
  }

  void mount(Router router) {
    Reading.get(router, "/api/v1/commitments").handler(this::list);
    Reading.get(router, "/api/v1/commitments/:id").handler(this::one);
    Reading.get(router, "/api/v1/commitments/:id/proof").handler(this::proof);
  }

  private void list(RoutingContext ctx) {
    Parameters parameters =
        Parameters.of(ctx, "asOf", "municipality", "kind", "status", "document", "limit", "offset");
    Optional<String> kind = parameters.text("kind");
    Optional<String> status = parameters.text("status");
    Optional<String> document = parameters.text("document");
    standings.listed(
        ctx,
        parameters,
        municipalities,
        all -> {
          List<JsonObject> chosen =
              all.stream()
                  .flatMap(standing -> standing.commitments().stream())
                  .filter(each -> kind.isEmpty() || kind.get().equals(each.kind()))
                  .filter(each -> status.isEmpty() || status.get().equals(each.state()))
                  .filter(each -> document.isEmpty() || document.get().equals(each.document()))
                  .map(Promise::json)
                  .toList();
          return Answers.page(chosen, parameters);
        });
  }

  private void one(RoutingContext ctx) {
    Parameters parameters = Parameters.of(ctx, "asOf", "municipality");
    String id = Reading.part(ctx, "id");
    standings.one(
        ctx,
        parameters,
        owner(parameters, id),
        standing ->
            standing.commitments().stream()
                .filter(each -> each.id().equals(id))
                .map(Promise::json)
                .findFirst()
                .orElseThrow(() -> municipalities.noCommitment(id)));
  }

  private Catalog owner(Parameters parameters, String id) {
    return municipalities.owner(parameters, () -> municipalities.withCommitment(id));
  }

  private void proof(RoutingContext ctx) {
    Parameters parameters = Parameters.of(ctx, "asOf", "municipality");
    String id = Reading.part(ctx, "id");
    Future<Moment> moment = times.of(parameters, owner(parameters, id));
    Answers.when(
        ctx,
        moment.compose(each -> proofs.of(each, id)),
        proof ->
            PastAnswers.json(
                ctx,
                proof.json().orElseThrow(() -> municipalities.noCommitment(id)),
                moment.result(),
                proof.rebuilt()));
  }
}
