package se.framdrift.verify;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks a proof against itself: the status against the figures, the figures against the rows.
 * Pure; any thread.
 */
public final class Verification {

  private Verification() {}

  /**
   * What was checked, in order.
   *
   * @throws RuntimeException when it is not a proof
   */
  public static List<Checked> of(JsonObject json) {
    Proof proof = new Proof(json);
    return new ArrayList<>(new StatusCheck(proof).check());
  }
}
