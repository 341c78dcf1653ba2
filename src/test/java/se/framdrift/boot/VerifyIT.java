package se.framdrift.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import se.framdrift.formula.CelFormulas;
import se.framdrift.testing.Program;
import se.framdrift.testing.RunningServer;
import se.framdrift.testing.Wait;
import se.framdrift.verify.Checked;
import se.framdrift.verify.Verification;

/** Every proof that a running server gives can be checked without it. */
class VerifyIT {

  private static RunningServer server;
  @TempDir private Path folder;

  @BeforeAll
  static void start() throws Exception {
    server = Program.fresh().start("--demo");
    Wait.until(
        Duration.ofMinutes(2),
        () -> "nothing of Exempelby is judged on track",
        () -> get("/api/v1/commitments?municipality=9999&status=on-track").getInteger("total") > 0);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static JsonObject get(String path) {
    return new JsonObject(server.get(path).body());
  }

  private static JsonObject proof(String id) {
    return get("/api/v1/commitments/" + id + "/proof");
  }

  private static List<String> commitments(String municipality) {
    return get("/api/v1/commitments?limit=1000&municipality=" + municipality)
        .getJsonArray("items")
        .stream()
        .map(each -> ((JsonObject) each).getString("id"))
        .toList();
  }

  private static List<Checked> checked(JsonObject proof, List<byte[]> documents) {
    CelFormulas formulas = new CelFormulas();
    return new Verification(
            (formula, inputs) -> formulas.compile(formula, inputs.keySet()).apply(inputs),
            documents)
        .of(proof);
  }

  private static List<Checked> different(JsonObject proof) {
    return checked(proof, List.of()).stream()
        .filter(each -> each.result() == Checked.Result.DIFFERENT)
        .toList();
  }

  @Test
  void everyProofHolds() {
    List<String> wrong = new ArrayList<>();
    int values = 0;
    for (String municipality : List.of("1441", "0586", "2081", "1281", "9999")) {
      List<String> ids = commitments(municipality);
      assertThat(ids).as(municipality).isNotEmpty();
      for (String id : ids) {
        JsonObject proof = proof(id);
        different(proof).forEach(each -> wrong.add(id + ": " + each));
        values +=
            (int)
                checked(proof, List.of()).stream()
                    .filter(each -> each.toString().matches("same: .* from \\d+ rows = .*"))
                    .count();
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(values).as("recounted values").isGreaterThan(40);
  }

  @Test
  void aProofOfThePastHoldsTooAndIsAnotherOne() {
    String id = measured();
    JsonObject now = proof(id);
    long last = now.getLong("position");
    int judged = 0;
    for (long position = 2; position <= last; position += Math.max(1, last / 6)) {
      var answer = server.get("/api/v1/commitments/" + id + "/proof?asOf=" + position);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      JsonObject then = new JsonObject(answer.body());
      assertThat(then.getLong("position")).isEqualTo(position);
      assertThat(different(then)).as("as of %d", position).isEmpty();
      JsonObject item = then.getJsonObject("item");
      judged += item != null && item.getJsonObject("judged") != null ? 1 : 0;
    }
    assertThat(judged).as("proofs of the past with a figure").isPositive();
  }

  @Test
  void theSchemaNamesEveryFieldOfAProof() {
    JsonObject proof = proof(measured());
    JsonObject indicator = explained(proof);
    JsonObject input = indicator.getJsonArray("inputs").getJsonObject(0);
    assertDescribed("Proof", proof);
    assertDescribed("ProofIndicator", indicator);
    assertDescribed("ProofInput", input);
    assertDescribed("ProofRow", input.getJsonArray("rows").getJsonObject(0));
  }

  private static void assertDescribed(String schema, JsonObject json) {
    Map<?, ?> whole =
        (Map<?, ?>)
            new Load(LoadSettings.builder().build())
                .loadFromString(server.get("/openapi.yaml").body());
    Map<?, ?> schemas = (Map<?, ?>) ((Map<?, ?>) whole.get("components")).get("schemas");
    Map<?, ?> described = (Map<?, ?>) schemas.get(schema);
    Map<?, ?> properties = (Map<?, ?>) described.get("properties");
    assertThat(properties.keySet())
        .as(schema)
        .extracting(String::valueOf)
        .containsAll(json.fieldNames());
    assertThat(json.fieldNames())
        .as(schema)
        .containsAll(((List<?>) described.get("required")).stream().map(String::valueOf).toList());
  }

  @Test
  void oneDigitOrStateOrLetterMoreIsFound() throws IOException {
    String id = measured();
    JsonObject proof = proof(id);
    assertThat(different(proof)).isEmpty();
    JsonObject row = explained(proof).getJsonArray("inputs").getJsonObject(0);
    JsonObject first = row.getJsonArray("rows").getJsonObject(row.getJsonArray("rows").size() - 1);
    first.put("value", first.getDouble("value") + 0.001);
    assertThat(different(proof)).isNotEmpty();

    JsonObject better = proof(id);
    JsonObject status = better.getJsonObject("item").getJsonObject("status");
    status.put("state", status.getString("state").equals("met") ? "on-track" : "met");
    assertThat(run(better, null).code()).isEqualTo(1);
  }

  /** Each of these would make a proof say something else than the ledger does. */
  @Test
  void whateverAHostileHandChangesIsFound() {
    JsonObject honest = proof(measured());
    String period = honest.getJsonObject("item").getJsonObject("judged").getString("period");
    Map<String, Consumer<JsonObject>> forgeries = new LinkedHashMap<>();
    forgeries.put("words", proof -> proof.getJsonObject("commitment").put("quote", "annat"));
    forgeries.put(
        "target", proof -> proof.getJsonObject("commitment").getJsonObject("target").put("x", 1));
    forgeries.put("rule version", proof -> proof.put("ruleVersion", "0".repeat(64)));
    forgeries.put("engine", proof -> proof.put("engine", "another"));
    forgeries.put("document", proof -> proof.getJsonObject("document").put("id", "another"));
    forgeries.put("past", proof -> proof.remove("statedTargets"));
    forgeries.put(
        "what was stated",
        proof ->
            proof
                .getJsonArray("statedTargets")
                .getJsonObject(0)
                .getJsonObject("target")
                .put("value", -77));
    forgeries.put(
        "lag", proof -> explained(proof).getJsonObject("definition").put("reportingLag", "P9Y"));
    forgeries.put("explained", proof -> explained(proof).put("explained", "1999"));
    forgeries.put("inputs", proof -> explained(proof).put("inputs", new JsonArray()));
    forgeries.put("aggregate", proof -> input(proof).put("aggregate", "change-on-year"));
    forgeries.put("series", proof -> input(proof).put("series", "1441:X"));
    forgeries.put("a row", proof -> input(proof).getJsonArray("rows").remove(0));
    forgeries.put("value", proof -> value(proof, period).put("value", 1e6));
    forgeries.put("no value", proof -> value(proof, period).putNull("value"));
    forgeries.put("flag", proof -> value(proof, period).put("flag", "B"));
    forgeries.put("asked for", proof -> proof.getJsonObject("item").put("targetNow", 12_345.0));
    forgeries.put(
        "observed", proof -> proof.getJsonObject("item").put("observedAt", "2031-01-01T00:00:00Z"));
    forgeries.put(
        "next", proof -> proof.getJsonObject("item").put("expectedNext", "2031-01-01T00:00:00Z"));
    forgeries.put(
        "a doubt more",
        proof ->
            proof
                .getJsonObject("item")
                .getJsonObject("status")
                .getJsonArray("reasons")
                .add(
                    new JsonObject()
                        .put("code", "provisional-figure")
                        .put("params", new JsonObject())));
    assertThat(different(honest)).as("honest").isEmpty();
    forgeries.forEach(
        (what, change) -> {
          JsonObject proof = honest.copy();
          change.accept(proof);
          assertThat(different(proof)).as(what).isNotEmpty();
        });
  }

  private static JsonObject input(JsonObject proof) {
    return explained(proof).getJsonArray("inputs").getJsonObject(0);
  }

  private static JsonObject value(JsonObject proof, String period) {
    return explained(proof).getJsonArray("values").stream()
        .map(JsonObject.class::cast)
        .filter(each -> each.getString("period").equals(period))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aProofThatLacksWhatCouldBeCheckedIsNone() throws IOException {
    for (String name : List.of("statedTargets", "ruleVersion", "item", "position")) {
      JsonObject proof = proof(measured());
      proof.remove(name);
      Program.Ended ended = run(proof, null);
      assertThat(ended.code()).as(name).isEqualTo(2);
      assertThat(ended.problems()).contains("it lacks " + name);
    }
  }

  @Test
  void theWordsAreHeldAgainstTheDocument() throws Exception {
    JsonObject proof = proof(measured());
    JsonObject commitment = proof.getJsonObject("commitment");
    String text =
        "Inledning. "
            + commitment.getString("prefix")
            + commitment.getString("quote")
            + commitment.getString("suffix");
    byte[] bytes = text.replace(" ", "\u00a0\n").getBytes(StandardCharsets.UTF_8);
    var digest = java.security.MessageDigest.getInstance("SHA-256").digest(bytes);
    proof.getJsonObject("document").put("sha256", java.util.HexFormat.of().formatHex(digest));
    Files.write(folder.resolve("words.md"), bytes);

    Program.Ended right = run(proof, folder);
    assertThat(right.code()).as(right.out() + right.problems()).isZero();
    assertThat(right.out()).contains("same: the words stand in", "the proof holds");

    commitment.put("quote", commitment.getString("quote").replaceFirst(".$", "x"));
    assertThat(run(proof, folder).out()).contains("DIFFERENT: not once");
  }

  @Test
  void whatIsNoProofIsSaidToBeNone() throws IOException {
    assertThat(run(new JsonObject().put("some", "thing"), null).code()).isEqualTo(2);
  }

  private Program.Ended run(JsonObject proof, Path documents) throws IOException {
    Path file = Files.createTempFile(folder, "proof", ".json");
    Files.write(file, proof.toBuffer().getBytes());
    Path empty = Files.createDirectories(folder.resolve("none"));
    return documents == null
        ? Program.fresh().run("verify", file.toString())
        : Program.fresh()
            .run("verify", file.toString(), "--documents", onlyWords(documents, empty).toString());
  }

  private static Path onlyWords(Path from, Path to) throws IOException {
    Files.copy(
        from.resolve("words.md"),
        to.resolve("words.md"),
        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    return to;
  }

  /** One whose status rests on a figure. */
  private static String measured() {
    for (String id : commitments("9999")) {
      JsonObject proof = proof(id);
      if (proof.getJsonObject("item").getJsonObject("judged") != null
          && explained(proof).getJsonArray("inputs").getJsonObject(0).getJsonArray("rows").size()
              > 0) {
        return id;
      }
    }
    throw new AssertionError("no commitment has a figure");
  }

  private static JsonObject explained(JsonObject proof) {
    return proof.getJsonArray("indicators").getJsonObject(0);
  }
}
