package se.framdrift.verify;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Span;

/**
 * Holds what the rule is made of against its version, and what is said of it in several places
 * against each other.
 */
record RuleCheck(Proof proof) {

  List<Checked> check() {
    List<Checked> checked = new ArrayList<>();
    String version = proof.json().getString("ruleVersion");
    if (version != null) {
      String found = version();
      checked.add(Checked.of(version.equals(found), "rule version " + version, found));
    }
    for (JsonObject each : proof.indicators()) {
      declared(each, checked);
    }
    document(checked);
    return checked;
  }

  private String version() {
    JsonArray indicators = new JsonArray();
    for (JsonObject each : proof.indicators()) {
      indicators.add(
          new JsonObject()
              .put("definition", each.getValue("definition"))
              .put("declared", each.getValue("declared")));
    }
    JsonObject rule =
        new JsonObject()
            .put("commitment", proof.commitment())
            .put("engine", proof.json().getString("engine"))
            .put("indicators", indicators);
    return QuoteCheck.sha256(Canonical.text(rule).getBytes(StandardCharsets.UTF_8));
  }

  /** The inputs are those that are declared, and lend the indicator what is not its own. */
  private static void declared(JsonObject indicator, List<Checked> checked) {
    JsonObject definition = indicator.getJsonObject("definition");
    String id = definition.getString("id");
    List<JsonObject> declared =
        Judge.objects(indicator.getJsonArray("declared", new JsonArray())).toList();
    List<JsonObject> inputs =
        Judge.objects(indicator.getJsonArray("inputs", new JsonArray())).toList();
    if (!inputs.isEmpty() && inputs.size() != declared.size()) {
      checked.add(Checked.different(id + ": not every input that is declared is explained"));
      return;
    }
    for (int i = 0; i < inputs.size(); i++) {
      for (String name : declared.get(i).fieldNames()) {
        String said = Canonical.text(inputs.get(i).getValue(name));
        if (!said.equals(Canonical.text(declared.get(i).getValue(name)))) {
          checked.add(
              Checked.different("%s: %s of an input is not what is declared".formatted(id, name)));
        }
      }
    }
    if (!declared.isEmpty() && isOtherwise(definition, declared)) {
      checked.add(Checked.different(id + ": not as its KPIs are measured"));
    }
  }

  private static boolean isOtherwise(JsonObject definition, List<JsonObject> declared) {
    JsonObject first = declared.getFirst().getJsonObject("kpi");
    boolean other =
        first != null
            && !(Objects.equals(first.getString("resolution"), definition.getString("resolution"))
                && Objects.equals(first.getString("measured"), definition.getString("measured")));
    for (JsonObject each : declared) {
      JsonObject kpi = each.getJsonObject("kpi");
      if (kpi != null) {
        other |= kpi.getBoolean("survey", false) && !definition.getBoolean("survey", false);
        other |= isSooner(definition.getString("reportingLag"), kpi.getString("reportingLag"));
      }
    }
    return other;
  }

  private static boolean isSooner(@Nullable String lag, String of) {
    Span zero = Span.parse("P0D");
    Instant begin = Calendar.midnight(LocalDate.of(1970, 1, 1));
    Span own = lag == null ? zero : Span.parse(lag);
    return own.after(begin).isBefore(Span.parse(of).after(begin));
  }

  private void document(List<Checked> checked) {
    JsonObject document = proof.json().getJsonObject("document");
    String id = document == null ? null : document.getString("id");
    if (id != null && !id.equals(proof.commitment().getString("document"))) {
      checked.add(Checked.different("the document is another than that of the commitment"));
    }
  }
}
