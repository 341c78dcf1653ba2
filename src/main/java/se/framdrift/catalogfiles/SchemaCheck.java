package se.framdrift.catalogfiles;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.SchemaRepository;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Holds each file against its JSON Schema (draft 2020-12), and puts what the validator says into
 * words at the line concerned. Confined to one thread.
 */
final class SchemaCheck {

  private static final String BASE = "https://framdrift.invalid/schemas/";
  private static final String ENDING = ".schema.json";
  private static final List<String> NAMES =
      List.of(
          "common",
          "kpis",
          "groups",
          "municipality",
          "documents",
          "commitments",
          "indicators",
          "feeds",
          "feed-line-protocol",
          "feed-mqtt",
          "feed-kolada",
          "feed-pxweb",
          "feed-smhi",
          "feed-air-quality",
          "feed-ngsi-ld",
          "feed-files",
          "feed-surveys",
          "feed-cases",
          "dashboard",
          "simulation");

  private final Map<String, JsonObject> schemas = new HashMap<>();
  private final SchemaRepository repository =
      SchemaRepository.create(
          new JsonSchemaOptions()
              .setBaseUri(BASE)
              .setDraft(Draft.DRAFT202012)
              .setOutputFormat(OutputFormat.Basic));

  SchemaCheck() {
    for (String name : NAMES) {
      JsonObject schema = schema(name);
      if (schema != null) {
        schemas.put(BASE + name + ENDING, schema.copy());
        repository.dereference(BASE + name + ENDING, JsonSchema.of(schema));
      }
    }
  }

  private static @Nullable JsonObject schema(String name) {
    try (InputStream in = SchemaCheck.class.getResourceAsStream("/schemas/" + name + ENDING)) {
      return in == null
          ? null
          : new JsonObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Checks a file against the schema of this name; true when it is as the schema says. */
  boolean check(YamlTree tree, String name, Findings findings) {
    int before = findings.size();
    if (!tree.head().matches("# yaml-language-server: \\$schema=.*/" + name + ENDING + "\\s*")) {
      findings.add(
          new Finding(
              tree.file(),
              1,
              "the first line does not name the schema",
              "# yaml-language-server: $schema=…/src/main/resources/schemas/" + name + ENDING));
    }
    if (!schemas.containsKey(BASE + name + ENDING)) {
      return findings.size() == before;
    }
    OutputUnit result = repository.validator(BASE + name + ENDING).validate(json(tree.root()));
    if (!result.getValid()) {
      int said = findings.size();
      for (OutputUnit error : result.getErrors()) {
        SchemaWords words = new SchemaWords(at(error.getAbsoluteKeywordLocation()), tree, error);
        words.addTo(findings);
      }
      if (findings.size() == said) {
        String raw = result.getErrors().getLast().getError();
        findings.add(tree, tree.root(), "not as the schema says", raw);
      }
    }
    return findings.size() == before;
  }

  /**
   * The schema that holds a keyword, by the keyword's absolute location. Inside of a schema that is
   * referred to as a whole the validator leaves out the {@code #}.
   */
  private JsonObject at(String location) {
    int end = location.indexOf(ENDING) + ENDING.length();
    Object at = schemas.get(location.substring(0, end));
    String pointer = location.substring(end).replaceFirst("^#", "");
    String holder = pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
    for (String name : holder.split("/")) {
      Object next =
          switch (at) {
            case JsonObject object when !name.isEmpty() -> object.getValue(name);
            case JsonArray array when !name.isEmpty() -> array.getValue(Integer.parseInt(name));
            case null, default -> at;
          };
      at = next;
    }
    return at instanceof JsonObject object ? object : new JsonObject();
  }

  /** As the validator wants it, nulls kept. */
  private static @Nullable Object json(Node node) {
    return switch (node) {
      case Node.Value(_, var value) -> value;
      case Node.Items(_, var list) -> {
        JsonArray array = new JsonArray();
        list.forEach(item -> array.add(json(item)));
        yield array;
      }
      case Node.Fields(_, var byName, _) -> {
        JsonObject object = new JsonObject();
        byName.forEach((name, value) -> object.put(name, json(value)));
        yield object;
      }
    };
  }
}
