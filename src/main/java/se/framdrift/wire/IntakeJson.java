package se.framdrift.wire;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.SortedMap;
import se.framdrift.model.Rejection;
import se.framdrift.model.Superseded;

/** What became of the rows of a request, as their sender is told. */
public final class IntakeJson {

  private IntakeJson() {}

  /**
   * {@code {"accepted":…,"unchanged":…,"revised":…,"rejected":[…],"positions":{…},"position":…}};
   * the last of them when there is one municipality. {@code "superseded":[{"row":…,"by":…}]} where
   * later rows took the place of earlier ones.
   */
  public static JsonObject of(
      int accepted,
      int unchanged,
      int revised,
      List<Rejection> rejected,
      List<Superseded> superseded,
      SortedMap<String, Long> positions) {
    JsonObject byMunicipality = new JsonObject();
    positions.forEach(byMunicipality::put);
    JsonObject json =
        new JsonObject()
            .put("accepted", accepted)
            .put("unchanged", unchanged)
            .put("revised", revised)
            .put("rejected", Json.array(rejected, Json::rejection))
            .put("positions", byMunicipality);
    if (!superseded.isEmpty()) {
      json.put(
          "superseded",
          Json.array(
              superseded, each -> new JsonObject().put("row", each.row()).put("by", each.by())));
    }
    if (positions.size() == 1) {
      json.put("position", positions.firstEntry().getValue());
    }
    return json;
  }
}
