package se.framdrift.wire;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.SortedMap;
import se.framdrift.model.Rejection;

/** What became of the rows of a request, as their sender is told. */
public final class IntakeJson {

  private IntakeJson() {}

  /**
   * {@code {"accepted":…,"unchanged":…,"revised":…,"rejected":[…],"positions":{…},"position":…}};
   * the last of them when there is one municipality.
   */
  public static JsonObject of(
      int accepted,
      int unchanged,
      int revised,
      List<Rejection> rejected,
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
    if (positions.size() == 1) {
      json.put("position", positions.firstEntry().getValue());
    }
    return json;
  }
}
