package se.framdrift.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Indicator;
import se.framdrift.commitments.RuleText;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Period;
import se.framdrift.model.Statement;
import se.framdrift.pipeline.View;
import se.framdrift.web.Standing.Promise;
import se.framdrift.wire.DefinitionJson;
import se.framdrift.wire.EffectJson;
import se.framdrift.wire.Json;
import se.framdrift.wire.ProofJson;

/** {@code /api/v1/commitments}: the list, one, and the whole chain behind its status. */
final class CommitmentRoutes {

  /** The most values of an indicator in a proof: the newest. */
  private static final int MAX_VALUES = 400;

  private final Municipalities municipalities;
  private final Standings standings;
  private final Times times;
  private final Ledgers ledger;

  CommitmentRoutes(
      Municipalities municipalities, Standings standings, Times times, Ledgers ledger) {
    this.municipalities = municipalities;
    this.standings = standings;
    this.times = times;
    this.ledger = ledger;
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
        moment.compose(each -> times.ask(each, view -> proof(view, id))),
        proof ->
            PastAnswers.json(
                ctx,
                proof.json().orElseThrow(() -> municipalities.noCommitment(id)),
                moment.result(),
                proof.rebuilt()));
  }

  private record Proof(Optional<JsonObject> json, boolean rebuilt) {}

  private Proof proof(View view, String id) {
    return new Proof(
        view.commitment(id).map(commitment -> proof(view, commitment)), view.rebuilt());
  }

  private JsonObject proof(View view, Commitment commitment) {
    Catalog catalog = view.catalog();
    JsonObject item =
        view.item(commitment.id()).map(each -> new JsonObject(each.json())).orElse(null);
    List<Statement> statements = view.statements(commitment.id());
    JsonArray indicators = new JsonArray();
    for (String id : indicators(commitment)) {
      view.indicator(id).ifPresent(each -> indicators.add(indicator(view, each, item)));
    }
    JsonObject document =
        catalog.documents().stream()
            .filter(each -> each.id().equals(commitment.document()))
            .map(DefinitionJson::document)
            .findFirst()
            .orElse(null);
    return new JsonObject()
        .put("commitment", DefinitionJson.commitment(commitment))
        .put("municipality", DefinitionJson.municipality(catalog.municipality()))
        .put("document", document)
        .put("item", item)
        .put("indicators", indicators)
        .put("statements", Json.array(statements, Json::statement))
        .put("rule", Json.text(RuleText.of(commitment)))
        .put("judgedAt", Objects.toString(view.tick(), null))
        .put("position", view.position())
        .put("at", view.at().toString())
        .put("epoch", ledger.epoch())
        .put("engine", ledger.engine());
  }

  private static List<String> indicators(Commitment commitment) {
    List<String> ids = new ArrayList<>(commitment.judgedBy());
    commitment.indicators().forEach(link -> ids.add(link.indicator()));
    return ids.stream().distinct().toList();
  }

  /** The rows are those of the value that was judged, or else of the newest. */
  private static JsonObject indicator(
      View view, Indicator indicator, @org.jspecify.annotations.Nullable JsonObject item) {
    List<IndicatorValue> values = view.values(indicator.id(), MAX_VALUES);
    JsonObject judged = item == null ? null : item.getJsonObject("judged");
    boolean own = judged != null && indicator.id().equals(judged.getString("indicator"));
    Period period =
        own
            ? Period.parse(Objects.requireNonNull(judged).getString("period"))
            : values.isEmpty() ? null : values.getLast().period();
    JsonObject json =
        ProofJson.indicator(
            view.catalog(),
            indicator,
            values,
            period == null ? List.of() : view.inputs(indicator.id(), period));
    return json.put("explained", period == null ? null : period.text())
        .put("effects", EffectJson.effects(view.effects(indicator)));
  }
}
