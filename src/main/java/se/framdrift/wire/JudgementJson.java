package se.framdrift.wire;

import io.vertx.core.json.JsonObject;
import se.framdrift.model.Judgement;

/** What persons set beside computed statuses. */
public final class JudgementJson {

  private JudgementJson() {}

  /** {@code {"state":…,"by":…,"reason":…,"from":…,"until":…}}; the days are whole ones. */
  public static JsonObject override(Judgement.Ruling override) {
    return new JsonObject()
        .put("state", override.state().code())
        .put("by", override.by())
        .put("reason", override.reason())
        .put("from", override.from().toString())
        .put("until", override.until().toString());
  }
}
