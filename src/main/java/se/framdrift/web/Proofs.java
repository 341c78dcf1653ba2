package se.framdrift.web;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Indicator;
import se.framdrift.commitments.ReformEffect;
import se.framdrift.commitments.ReformFigures;
import se.framdrift.commitments.RuleText;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;
import se.framdrift.model.StoredObservation;
import se.framdrift.pipeline.View;
import se.framdrift.problem.Problem;
import se.framdrift.wire.CanonicalJson;
import se.framdrift.wire.DefinitionJson;
import se.framdrift.wire.EffectJson;
import se.framdrift.wire.Json;
import se.framdrift.wire.ProofJson;

/**
 * The whole chain behind a status, down to the rows and when each became known. Described in
 * docs/proof.md.
 *
 * @param vintages versions of a series' figures, the newest first
 * @param effects what estimates the effects of reforms, once the figures are known
 */
record Proofs(
    Times times,
    Ledgers ledger,
    StoredSeries.Vintages vintages,
    Function<ReformFigures, Future<List<ReformEffect>>> effects) {

  /** All values that a rule looks at. */
  private static final int MAX_VALUES = 4_000;

  /** Rows older than so many versions of their series do not say when they became known. */
  private static final int MAX_VINTAGES = 10_000;

  /** Nobody waits long for dates alone. */
  private static final Waiters PATIENCE = new Waiters(Duration.ofSeconds(5));

  /**
   * A proof.
   *
   * @param json empty where no such commitment was known
   * @param rebuilt whether its tile had not been stored
   */
  record Proof(Optional<JsonObject> json, boolean rebuilt) {}

  /**
   * A proof that lacks what takes long.
   *
   * @param reforms in the order of its indicators
   */
  private record Begun(Proof proof, List<ReformFigures> reforms) {}

  /** The proof of a commitment as of a moment. */
  Future<Proof> of(Moment moment, String id) {
    return times
        .ask(moment, view -> begun(view, id))
        .compose(
            begun ->
                begun.proof().json().isEmpty()
                    ? Future.succeededFuture(begun.proof())
                    : dated(begun.proof().json().get(), moment)
                        .compose(_ -> reformed(begun.proof().json().get(), begun.reforms()))
                        .map(_ -> begun.proof()));
  }

  private Begun begun(View view, String id) {
    Optional<Commitment> commitment = view.commitment(id);
    return new Begun(
        new Proof(commitment.map(each -> proof(view, each)), view.rebuilt()),
        commitment.stream()
            .flatMap(each -> indicators(each).stream())
            .flatMap(each -> view.indicator(each).stream())
            .map(view::reforms)
            .toList());
  }

  /** Says of each indicator what its reforms did. */
  private Future<Void> reformed(JsonObject proof, List<ReformFigures> reforms) {
    JsonArray indicators = proof.getJsonArray("indicators");
    Future<Void> done = Future.succeededFuture();
    for (int i = 0; i < reforms.size(); i++) {
      JsonObject indicator = indicators.getJsonObject(i);
      ReformFigures figures = reforms.get(i);
      done =
          done.compose(_ -> effects.apply(figures))
              .map(
                  found -> {
                    indicator.put("effects", EffectJson.effects(found));
                    return null;
                  });
    }
    return done;
  }

  /**
   * Says of each row since when it is known, as of the proof's position. Of now, a ledger that is
   * away costs the dates and nothing else: what is judged stands in memory.
   */
  private Future<Void> dated(JsonObject proof, Moment moment) {
    Future<Void> dates = dates(proof);
    return switch (moment) {
      case Moment.Then _ -> dates;
      case Moment.Now _ ->
          dates.recover(
              failure -> {
                boolean away =
                    failure instanceof Problem.Failure told
                        && told.problem() instanceof Problem.Unavailable;
                if (!away) {
                  return Future.failedFuture(failure);
                }
                proof.put("undated", true);
                return Future.succeededFuture();
              });
    };
  }

  private Future<Void> dates(JsonObject proof) {
    Map<SeriesId, List<JsonObject>> rows = new LinkedHashMap<>();
    objects(proof.getJsonArray("indicators"))
        .flatMap(indicator -> objects(indicator.getJsonArray("inputs")))
        .forEach(
            input -> {
              gather(input, rows);
              objects(input.getJsonArray("others")).forEach(other -> gather(other, rows));
            });
    long position = proof.getLong("position");
    Future<Void> done = Future.succeededFuture();
    for (Map.Entry<SeriesId, List<JsonObject>> each : rows.entrySet()) {
      done =
          done.compose(
              _ ->
                  Outages.told(
                          PATIENCE.within(vintages.read(each.getKey(), position, MAX_VINTAGES, 0)))
                      .map(
                          known -> {
                            date(each.getValue(), known);
                            return null;
                          }));
    }
    return done;
  }

  private static Stream<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast);
  }

  private static void gather(JsonObject holder, Map<SeriesId, List<JsonObject>> rows) {
    List<JsonObject> own = objects(holder.getJsonArray("rows")).toList();
    if (!own.isEmpty()) {
      rows.computeIfAbsent(SeriesId.parse(holder.getString("series")), _ -> new ArrayList<>())
          .addAll(own);
    }
  }

  private static void date(List<JsonObject> rows, List<StoredObservation> newestFirst) {
    Map<String, StoredObservation> newest = new HashMap<>();
    Map<String, Integer> versions = new HashMap<>();
    for (StoredObservation each : newestFirst) {
      String period = each.observation().period().text();
      newest.putIfAbsent(period, each);
      versions.merge(period, 1, Integer::sum);
    }
    for (JsonObject row : rows) {
      StoredObservation known = newest.get(row.getString("period"));
      if (known != null) {
        row.put("knownSince", known.knownSince().toString())
            .put("position", known.position())
            .put(
                "earlierVintages",
                Objects.requireNonNull(versions.get(row.getString("period"))) - 1);
      }
    }
  }

  private JsonObject proof(View view, Commitment commitment) {
    Catalog catalog = view.catalog();
    JsonObject item =
        view.item(commitment.id()).map(each -> new JsonObject(each.json())).orElse(null);
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
    JsonObject definition = DefinitionJson.commitment(commitment);
    return new JsonObject()
        .put("commitment", definition)
        .put("municipality", DefinitionJson.municipality(catalog.municipality()))
        .put("document", document)
        .put("item", item)
        .put("indicators", indicators)
        .put("statements", Json.array(view.statements(commitment.id()), Json::statement))
        .put("rule", Json.text(RuleText.of(commitment)))
        .put("ruleVersion", version(definition, indicators))
        .put("judgedAt", Objects.toString(view.tick(), null))
        .put("position", view.position())
        .put("at", view.at().toString())
        .put("epoch", ledger.epoch())
        .put("engine", ledger.engine());
  }

  /** Another one whenever the words, the target or what is declared of an input is another. */
  private String version(JsonObject definition, JsonArray indicators) {
    JsonArray declared = new JsonArray();
    objects(indicators)
        .forEach(
            each ->
                declared.add(
                    new JsonObject()
                        .put("definition", each.getJsonObject("definition"))
                        .put("declared", each.getJsonArray("declared"))));
    String rule =
        CanonicalJson.encode(
            new JsonObject()
                .put("commitment", definition)
                .put("indicators", declared)
                .put("engine", ledger.engine()));
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(rule.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static List<String> indicators(Commitment commitment) {
    List<String> ids = new ArrayList<>(commitment.judgedBy());
    commitment.indicators().forEach(link -> ids.add(link.indicator()));
    return ids.stream().distinct().toList();
  }

  /** The rows are those of the value that was judged, or else of the newest. */
  private static JsonObject indicator(View view, Indicator indicator, @Nullable JsonObject item) {
    List<IndicatorValue> values = view.values(indicator.id(), MAX_VALUES);
    JsonObject judged = item == null ? null : item.getJsonObject("judged");
    boolean own = judged != null && indicator.id().equals(judged.getString("indicator"));
    Period period =
        own
            ? Period.parse(Objects.requireNonNull(judged).getString("period"))
            : values.isEmpty() ? null : values.getLast().period();
    return ProofJson.indicator(
        view.catalog(),
        indicator,
        values,
        period,
        period == null ? List.of() : view.inputs(indicator.id(), period));
  }
}
