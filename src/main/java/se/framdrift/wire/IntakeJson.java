package se.framdrift.wire;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.SortedMap;
import se.framdrift.model.Rejection;
import se.framdrift.model.Superseded;
import se.framdrift.problem.Committed;

/** What became of the rows of a request, as their sender is told. */
public final class IntakeJson {

  private IntakeJson() {}

  /**
   * {@code {"accepted":…,"unchanged":…,"revised":…,"rejected":[…],"rejectedTotal":…,
   * "positions":{…},"position":…}}; the last of them when there is one municipality. {@code
   * "superseded":[{"row":…,"by":…}]} where later rows took the place of earlier ones; {@code
   * "hidden":[row,…]} where the numbers of rows were left out, since they rest on too few.
   *
   * @param rejected those that are told of one by one: all, or the first
   * @param rejectedTotal how many there are
   */
  public static JsonObject of(
      int accepted,
      int unchanged,
      int revised,
      List<Rejection> rejected,
      int rejectedTotal,
      List<Superseded> superseded,
      List<Integer> hidden,
      SortedMap<String, Long> positions) {
    JsonObject json =
        new JsonObject()
            .put("accepted", accepted)
            .put("unchanged", unchanged)
            .put("revised", revised)
            .put("rejected", Json.array(rejected, Json::rejection))
            .put("rejectedTotal", rejectedTotal)
            .put("positions", byMunicipality(positions));
    if (!superseded.isEmpty()) {
      json.put(
          "superseded",
          Json.array(
              superseded, each -> new JsonObject().put("row", each.row()).put("by", each.by())));
    }
    if (!hidden.isEmpty()) {
      json.put("hidden", new JsonArray(hidden));
    }
    if (positions.size() == 1) {
      json.put("position", positions.firstEntry().getValue());
    }
    return json;
  }

  /** What is committed of something that was interrupted, without the rows themselves. */
  public static JsonObject committed(Committed committed) {
    return new JsonObject()
        .put("accepted", committed.accepted())
        .put("unchanged", committed.unchanged())
        .put("revised", committed.revised())
        .put("rejectedTotal", committed.rejected())
        .put("positions", byMunicipality(committed.positions()));
  }

  private static JsonObject byMunicipality(SortedMap<String, Long> positions) {
    JsonObject json = new JsonObject();
    positions.forEach(json::put);
    return json;
  }
}
