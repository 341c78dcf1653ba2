package se.framdrift.commitments;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/** An honest proof with one thing changed that somebody might want to change. */
final class ForgedProofs {

  /** A proof that lies. */
  record Forgery(String what, JsonObject proof) {}

  private static final List<String> OF_TARGETS =
      List.of(
          "target-revised",
          "target-revised-late",
          "target-edited",
          "by-stated-target",
          "by-original-target");

  private final JsonObject honest;
  private final List<Forgery> forged = new ArrayList<>();

  private ForgedProofs(JsonObject honest) {
    this.honest = honest;
  }

  static boolean tells(JsonObject proof, String code) {
    return reasons(proof).stream()
        .anyMatch(each -> ((JsonObject) each).getString("code").equals(code));
  }

  /** All that can be made of it. */
  static List<Forgery> of(JsonObject honest) {
    ForgedProofs forged = new ForgedProofs(honest);
    forged.reasons();
    forged.past();
    forged.status();
    return forged.forged;
  }

  private static JsonArray reasons(JsonObject proof) {
    return proof.getJsonObject("item").getJsonObject("status").getJsonArray("reasons");
  }

  private void add(String what, Consumer<JsonObject> change) {
    JsonObject other = honest.copy();
    change.accept(other);
    forged.add(new Forgery(what, other));
  }

  private void reasons() {
    JsonArray reasons = reasons(honest);
    for (int i = 0; i < reasons.size(); i++) {
      int at = i;
      JsonObject reason = reasons.getJsonObject(i);
      String code = reason.getString("code");
      if (OF_TARGETS.contains(code)) {
        add(code + " removed", proof -> reasons(proof).remove(at));
        add(code + " twice", proof -> reasons(proof).add(reason.copy()));
        for (String name : reason.getJsonObject("params").fieldNames()) {
          if (!name.equals("decided")) {
            add(code + " without " + name, proof -> params(proof, at).remove(name));
            add(code + " another " + name, proof -> another(params(proof, at), name));
          }
        }
        if (code.startsWith("target-revised")
            && !reason.getJsonObject("params").containsKey("stated")) {
          add(code + " stated", proof -> params(proof, at).put("stated", "2029-01-01"));
        }
      }
    }
    JsonObject edit =
        new JsonObject()
            .put("code", "target-edited")
            .put("params", new JsonObject().put("change", "softened").put("stated", "2024-01-01"));
    add("an edit more", proof -> reasons(proof).add(edit));
  }

  private static JsonObject params(JsonObject proof, int reason) {
    return reasons(proof).getJsonObject(reason).getJsonObject("params");
  }

  private static void another(JsonObject params, String name) {
    String was = params.getString(name);
    params.put(
        name,
        switch (name) {
          case "change" -> was.equals("softened") ? "sharpened" : "softened";
          case "state" -> was.equals("met") ? "missed" : "met";
          case "secured" -> was.equals("true") ? "false" : "true";
          case "value", "valueBefore" -> String.valueOf(Double.parseDouble(was) + 1);
          case "path", "pathBefore" -> was.equals("step") ? "linear" : "step";
          default -> "2020-02-02";
        });
  }

  private void past() {
    add("no past", proof -> proof.remove("statedTargets"));
    add("an empty past", proof -> proof.put("statedTargets", new JsonArray()));
    JsonArray trail = honest.getJsonArray("statedTargets");
    add(
        "the newest target another",
        proof -> {
          JsonArray stated = proof.getJsonArray("statedTargets");
          stated.getJsonObject(stated.size() - 1).getJsonObject("target").put("from", "2001-01-01");
        });
    if (trail.size() > 1) {
      add(
          "the newest not stated",
          proof -> proof.getJsonArray("statedTargets").remove(trail.size() - 1));
    }
  }

  private void status() {
    JsonObject status = honest.getJsonObject("item").getJsonObject("status");
    String state = status.getString("state");
    for (String other : List.of("met", "on-track", "missed", "kept-late", "cannot-be-judged")) {
      if (!other.equals(state)) {
        add("state " + other, proof -> status(proof).put("state", other));
      }
    }
    add("secured", proof -> status(proof).put("secured", !status.getBoolean("secured")));
    add("days late", proof -> status(proof).put("daysLate", 17));
    add("since", proof -> status(proof).put("since", "2019-01-01T00:00:00Z"));
    Double asked = honest.getJsonObject("item").getDouble("targetNow");
    if (asked != null) {
      add("asked for", proof -> proof.getJsonObject("item").put("targetNow", asked + 1));
    }
    JsonObject judged = honest.getJsonObject("item").getJsonObject("judged");
    if (judged != null) {
      Double value = judged.getDouble("value");
      add(
          "the figure",
          proof -> judged(proof).put("value", Objects.requireNonNullElse(value, 0.0) + 1));
      add("no figure", proof -> proof.getJsonObject("item").putNull("judged"));
    }
  }

  private static JsonObject status(JsonObject proof) {
    return proof.getJsonObject("item").getJsonObject("status");
  }

  private static JsonObject judged(JsonObject proof) {
    return proof.getJsonObject("item").getJsonObject("judged");
  }
}
