package se.framdrift.export;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Indicator;
import se.framdrift.catalog.Kpi;
import se.framdrift.catalog.Target;
import se.framdrift.model.Item;

/**
 * Writes the tiles of a board as CSV, one row for each: commitments in the order of the documents,
 * then indicators. Pure.
 */
public final class BoardCsv {

  private final Catalog catalog;
  private final Map<String, JsonObject> items = new HashMap<>();
  private final CsvText csv;

  private BoardCsv(Catalog catalog, List<Item> items, boolean bom) {
    this.catalog = catalog;
    this.csv = new CsvText(bom);
    items.stream()
        .filter(item -> !item.removed())
        .forEach(item -> this.items.put(item.id(), new JsonObject(item.json())));
  }

  /** {@code items} whose id the catalog does not have are left out. */
  public static Buffer write(Catalog catalog, List<Item> items, boolean bom) {
    return new BoardCsv(catalog, items, bom).write();
  }

  private Buffer write() {
    csv.header(
        "id",
        "titleSv",
        "titleEn",
        "type",
        "kind",
        "document",
        "number",
        "issuer",
        "issuerKind",
        "status",
        "secured",
        "reasonSv",
        "reasonEn",
        "indicator",
        "period",
        "value",
        "missing",
        "flag",
        "qualityNote",
        "unit",
        "target",
        "source",
        "simulated",
        "override",
        "overrideBy",
        "overrideReason",
        "overrideUntil");
    for (Commitment commitment : catalog.commitments()) {
      JsonObject item = items.get(commitment.id());
      if (item != null) {
        row(commitment, item);
      }
    }
    for (Indicator indicator : catalog.indicators()) {
      JsonObject item = items.get(indicator.id());
      if (item != null) {
        row(indicator, item);
      }
    }
    return Buffer.buffer(csv.take());
  }

  private void row(Commitment commitment, JsonObject item) {
    JsonObject status = item.getJsonObject("status", new JsonObject());
    JsonObject reason = reason(status);
    JsonObject judged = item.getJsonObject("judged");
    Target target = commitment.target();
    csv.cell(commitment.id())
        .cell(commitment.title().sv())
        .cell(commitment.title().en())
        .cell("commitment")
        .cell(commitment.kind().code())
        .cell(commitment.document())
        .cell(commitment.number())
        .cell(String.join("; ", commitment.issuer().names()))
        .cell(commitment.issuer().kind())
        .cell(status.getString("state"))
        .cell(Objects.toString(status.getBoolean("secured"), null))
        .cell(reason.getString("sv"))
        .cell(reason.getString("en"))
        .cell(judged == null ? null : judged.getString("indicator"))
        .cell(judged == null ? null : judged.getString("period"))
        .number(judged == null ? null : judged.getDouble("value"))
        .cell(null)
        .cell(null)
        .cell(null)
        .cell(target == null ? null : target.unit())
        .number(
            target == null || target.value() == null ? item.getDouble("targetNow") : target.value())
        .cell(judged == null ? null : source(judged.getString("indicator")))
        .bool(catalog.municipality().simulated());
    override(status.getJsonObject("override", new JsonObject()));
  }

  private void row(Indicator indicator, JsonObject item) {
    JsonObject missing = item.getJsonObject("missing", new JsonObject());
    JsonObject why =
        missing == null ? new JsonObject() : missing.getJsonObject("text", new JsonObject());
    csv.cell(indicator.id())
        .cell(indicator.title().sv())
        .cell(indicator.title().en())
        .cell("indicator")
        .cell(null)
        .cell(null)
        .cell(null)
        .cell(null)
        .cell(null)
        .cell(null)
        .cell(null)
        .cell(why.getString("sv"))
        .cell(why.getString("en"))
        .cell(indicator.id())
        .cell(item.getString("period"))
        .number(item.getDouble("value"))
        .cell(missing == null ? null : missing.getString("code"))
        .cell(item.getString("flag"))
        .cell(note(item.getJsonObject("qualityNote")))
        .cell(indicator.unit())
        .number((Double) null)
        .cell(source(indicator.id()))
        .bool(catalog.municipality().simulated());
    override(null);
  }

  /** What a person judges beside the status, in four cells that end the row. */
  private void override(@Nullable JsonObject given) {
    JsonObject override = given == null ? new JsonObject() : given;
    csv.cell(override.getString("state"))
        .cell(override.getString("by"))
        .cell(override.getString("reason"))
        .cell(override.getString("until"))
        .end();
  }

  private static @Nullable String note(@Nullable JsonObject note) {
    return note == null ? null : note.getString("sv") + " / " + note.getString("en");
  }

  private static JsonObject reason(JsonObject status) {
    JsonArray reasons = status.getJsonArray("reasons", new JsonArray());
    return reasons.isEmpty()
        ? new JsonObject()
        : reasons.getJsonObject(0).getJsonObject("text", new JsonObject());
  }

  private @Nullable String source(String indicatorId) {
    Optional<Kpi> kpi =
        catalog.indicators().stream()
            .filter(each -> each.id().equals(indicatorId))
            .findFirst()
            .flatMap(
                each ->
                    Optional.ofNullable(
                        catalog.kpis().get(each.inputs().getFirst().series().kpi())));
    return kpi.map(each -> each.source().name()).orElse(null);
  }
}
