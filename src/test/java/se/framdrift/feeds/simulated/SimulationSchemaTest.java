package se.framdrift.feeds.simulated;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.SchemaRepository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The schema is for editors; it must not refuse what the reader takes, nor take nonsense. */
class SimulationSchemaTest {

  private static final String BASE = "https://framdrift.invalid/schemas/";
  private static final SchemaRepository SCHEMAS = schemas();

  @Test
  void takesTheFileThatComesWithTheProject() throws IOException {
    assertThat(refusals(file(_ -> {}))).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"series": "9999:b", "history": {"from": "2022-10-01", "step": "P1D"}, "level": 5, "noise": 1}                           | true
          {"series": "9999:b", "history": {"from": "2022-10-01", "step": "P1D"}, "level": 5, "noise": 1, "live": 2, "every": "PT2S"} | true
          {"series": "9999:b", "history": {"from": "2022-10-01", "step": "PT1H"}, "level": 5, "noise": 1, "dayNoise": 2}           | true
          {"series": "9999:b", "history": {"from": "2022-10-01", "step": "P1M"}, "events": {"2022-10-05": 3}}                      | true
          {"series": "9999:b", "history": {"from": "2022-10-01", "step": "P1D"}, "level": 5}                                       | false
          {"series": "9999:b", "history": {"from": "2022-10-01", "step": "P1D"}, "noise": 1}                                       | false
          {"series": "9999:b", "history": {"from": "2022-10-01", "step": "P2D"}, "level": 5, "noise": 1}                           | false
          {"series": "9999:b", "history": {"from": "2022-10-01", "step": "P1D"}, "level": 5, "noise": 1, "survey": {"n": 90}}      | false
          {"series": "9999:b", "history": {"from": "2022-10-01", "step": "P1D"}, "level": 5, "noise": 1, "dayNoise": 2}            | false
          {"series": "9999:b", "history": {"from": "2022-10-01", "step": "P1D"}, "level": 5, "noise": 1, "daily": {"amplitude": 1, "peak": 1}} | false
          {"series": "9999:b", "history": {"from": "2022-10-01", "step": "P1M"}, "level": 5, "noise": 1, "weekend": 2}             | false
          {"series": "9999:b", "history": {"from": "2022-10-01", "step": "P1D"}, "level": 5, "noise": 1, "live": 2}                | false
          {"series": "9999:b", "history": {"from": "2022-10-01", "step": "P1D"}, "level": 5, "of": "9999:c", "live": 2, "every": "PT2S"} | false
          {"series": "9999:b", "history": {"from": "2022-10-01", "step": "P1D"}, "level": 5, "noise": 1, "every": "PT0S"}          | false
          {"series": "9999:b", "history": {"from": "2022-10-01", "step": "P1D"}, "level": 5, "noise": 1, "colour": "red"}          | false
          {"series": "9999:b", "history": {"from": "2022-10-01", "step": "P1D"}, "level": 5, "survey": {"n": 29}}                  | false
          {"series": "9999:b", "history": {"from": "2022-10-01", "step": "P1M"}, "level": 5, "events": {"2022-10-05": 3}}          | false
          {"series": "9999:b", "history": {"from": "2022-10-01", "step": "P1D"}, "events": {"2022-10-05": 3}}                      | false
          {"series": "9999:b", "history": {"from": "2022-10-01", "step": "P1M"}, "events": {"tomorrow": 3}}                        | false
          """)
  void takesAndRefusesTheSameSeriesAsTheReader(String entry, boolean taken) throws IOException {
    JsonObject file = file(json -> json.getJsonArray("series").add(new JsonObject(entry)));
    assertThat(refusals(file).isEmpty()).isEqualTo(taken);
  }

  @Test
  void refusesUnknownFieldsEverywhere() throws IOException {
    List<Consumer<JsonObject>> changes =
        List.of(
            json -> json.put("colour", 1),
            json -> json.getJsonArray("comparisons").getJsonObject(0).put("colour", 1),
            json -> member(json).put("colour", 1),
            json -> member(json).put("every", "PT2S"),
            json -> member(json).put("noise", 1),
            json -> json.getJsonArray("statements").getJsonObject(0).put("state", "ready"),
            json -> json.getJsonArray("statements").getJsonObject(0).remove("link"));
    for (Consumer<JsonObject> change : changes) {
      assertThat(refusals(file(change))).isNotEmpty();
    }
  }

  private static JsonObject member(JsonObject file) {
    return file.getJsonArray("comparisons")
        .getJsonObject(0)
        .getJsonObject("members")
        .getJsonObject("9991");
  }

  private static List<?> refusals(JsonObject file) {
    var result = SCHEMAS.validator(BASE + "simulation.schema.json").validate(file);
    return requireNonNull(result.getValid()) ? List.of() : List.copyOf(result.getErrors());
  }

  private static JsonObject file(Consumer<JsonObject> change) throws IOException {
    String text = Files.readString(Exempelby.FILE);
    var read = (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromString(text);
    JsonObject file = (JsonObject) json(requireNonNull(read));
    change.accept(file);
    return file;
  }

  private static Object json(Object value) {
    if (value instanceof Map<?, ?> map) {
      JsonObject object = new JsonObject();
      map.forEach((name, each) -> object.put((String) name, each == null ? null : json(each)));
      return object;
    }
    return value instanceof List<?> list
        ? new JsonArray(new ArrayList<>(list.stream().map(SimulationSchemaTest::json).toList()))
        : value;
  }

  private static SchemaRepository schemas() {
    SchemaRepository schemas =
        SchemaRepository.create(
            new JsonSchemaOptions()
                .setBaseUri(BASE)
                .setDraft(Draft.DRAFT202012)
                .setOutputFormat(OutputFormat.Basic));
    for (String name : List.of("common.schema.json", "simulation.schema.json")) {
      try (var in = SimulationSchemaTest.class.getResourceAsStream("/schemas/" + name)) {
        String text = new String(requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        schemas.dereference(BASE + name, JsonSchema.of(new JsonObject(text)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return schemas;
  }
}
