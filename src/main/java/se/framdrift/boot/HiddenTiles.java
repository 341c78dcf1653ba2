package se.framdrift.boot;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import se.framdrift.boards.Tile.CommitmentTile;
import se.framdrift.boards.Tile.IndicatorTile;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Status;
import se.framdrift.model.Withdrawal;
import se.framdrift.store.Hiding;
import se.framdrift.wire.TileJson;

/**
 * Which tiles rest on a figure, read out of a catalog's JSON: an indicator or commitment in whose
 * definition a text names the series, or, by its KPI, what the figure is compared with; and
 * whatever names one of those. Definitions are searched whole, so that nothing which a later
 * catalog can say is overlooked; hiding one tile too many is the lesser harm. Stateless.
 */
final class HiddenTiles implements Hiding {

  private static final Pattern SERIES = Pattern.compile("[0-9]{4}:[^:]+(:.*)?");

  @Override
  public Set<String> resting(String catalog, Set<SeriesId> series, Set<String> tiles) {
    JsonObject json = new JsonObject(catalog);
    Map<String, JsonObject> definitions = new TreeMap<>();
    for (String list : List.of("indicators", "commitments")) {
      for (Object each : json.getJsonArray(list, new JsonArray())) {
        if (each instanceof JsonObject definition && definition.getString("id") != null) {
          definitions.put(definition.getString("id"), definition);
        }
      }
    }
    Set<String> resting = new HashSet<>();
    int before;
    do {
      before = resting.size();
      Set<String> found = Set.copyOf(resting);
      definitions.forEach(
          (id, definition) -> {
            if (names(definition, text -> found.contains(text) || speaksOf(text, series))) {
              resting.add(id);
            }
          });
    } while (resting.size() > before);
    return resting;
  }

  private static boolean speaksOf(String text, Set<SeriesId> series) {
    return SERIES.matcher(text).matches()
        && series.stream()
            .anyMatch(
                each ->
                    text.equals(each.toString())
                        || (each.dimensions().isEmpty() && text.substring(5).equals(each.kpi())));
  }

  private static boolean names(@Nullable Object json, Predicate<String> wanted) {
    return switch (json) {
      case null -> false;
      case String text -> wanted.test(text);
      case JsonObject object ->
          object.fieldNames().stream()
              .filter(name -> !name.equals("id"))
              .anyMatch(name -> names(object.getValue(name), wanted));
      case JsonArray array -> array.stream().anyMatch(each -> names(each, wanted));
      default -> false;
    };
  }

  @Override
  public String tombstone(String tile, long position, Withdrawal withdrawal) {
    JsonObject json = new JsonObject(tile);
    String id = json.getString("id");
    Reason reason = reason(withdrawal);
    return json.getString("kind").equals("commitment")
        ? TileJson.write(
            new CommitmentTile(
                id,
                new Status(Status.State.CANNOT_BE_JUDGED, false, null, null, List.of(reason)),
                null,
                null,
                null,
                null,
                null,
                null),
            position,
            null)
        : TileJson.write(new IndicatorTile(id, List.of(), reason, null, null), position, null);
  }

  private static Reason reason(Withdrawal withdrawal) {
    LocalDate day = LocalDate.ofInstant(withdrawal.at(), Period.ZONE);
    TreeMap<String, String> params = new TreeMap<>();
    params.put("withdrawnAt", withdrawal.at().toString());
    params.put("by", withdrawal.by());
    return new Reason(
        "confidential",
        params,
        new LocalizedText(
            "Dold av sekretesskäl sedan " + day, "Hidden as confidential since " + day));
  }
}
