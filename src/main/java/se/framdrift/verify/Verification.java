package se.framdrift.verify;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Checks a proof by docs/judging.md and docs/catalog.md: the words against the document, the values
 * against the rows, the status against the values and reports. Pure; any thread.
 */
public final class Verification {

  private final Formulas formulas;
  private final Map<String, byte[]> documents = new LinkedHashMap<>();

  /**
   * A verification without documents, or with the bytes of some.
   *
   * @param documents in any order; the right one is known by its SHA-256
   */
  public Verification(Formulas formulas, Collection<byte[]> documents) {
    this.formulas = formulas;
    documents.forEach(each -> this.documents.put(QuoteCheck.sha256(each), each));
  }

  /**
   * What was checked, in order.
   *
   * @throws RuntimeException when it is not a proof
   */
  public List<Checked> of(JsonObject json) {
    Proof proof = new Proof(json);
    List<Checked> checked = new ArrayList<>(new QuoteCheck(proof, documents).check());
    if (json.getJsonObject("commitment") != null) {
      checked.addAll(new RuleCheck(proof).check());
    }
    String own = json.getJsonObject("municipality", new JsonObject()).getString("code", "");
    for (JsonObject each : proof.indicators()) {
      checked.addAll(new ValueCheck(each, own, formulas).check());
    }
    checked.addAll(new StatusCheck(proof).check());
    checked.addAll(new ClaimCheck(proof).check());
    return checked;
  }
}
