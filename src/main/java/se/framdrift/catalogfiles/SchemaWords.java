package se.framdrift.catalogfiles;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.OutputUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the validator says of one keyword, in words for the author of the file. Keywords that only
 * pass on what stands deeper ({@code properties}, {@code $ref}, {@code allOf} …) say nothing.
 *
 * @param schema the schema in which the keyword stands
 */
record SchemaWords(JsonObject schema, YamlTree tree, OutputUnit error) {

  void addTo(Findings findings) {
    Located at = locate();
    Node node = at.node();
    switch (keyword()) {
      case "required" -> {
        if (!location().matches(".*/(anyOf|oneOf)/[0-9]+/required")) {
          required(node, findings);
        }
      }
      case "additionalProperties" -> unknown(at, findings);
      case "enum" -> {
        if (!schema.getJsonArray("enum").isEmpty()) {
          say(findings, at, shown(node) + " is not allowed", "one of " + list("enum"));
        }
      }
      case "const" ->
          say(findings, at, shown(node) + " is not allowed", "only " + schema.getValue("const"));
      case "not" -> say(findings, at, shown(node) + " is not allowed here", "another value");
      case "type" -> type(at, findings);
      case "pattern" -> pattern(at, findings);
      case "format" ->
          say(findings, at, shown(node) + " is no " + schema.getString("format"), description());
      case "minLength" -> {
        if (!schema.containsKey("pattern")) {
          say(findings, at, at.name() + " is empty", description());
        }
      }
      case "maxLength" ->
          say(
              findings,
              at,
              at.name() + " is " + node.text().length() + " characters long",
              "at most " + schema.getValue("maxLength"));
      case "minItems" ->
          say(
              findings,
              at,
              at.name() + " has " + node.items().size() + " items",
              "at least " + schema.getValue("minItems"));
      case "maxItems" ->
          say(
              findings,
              at,
              at.name() + " has " + node.items().size() + " items",
              "at most " + schema.getValue("maxItems"));
      case "minProperties" -> say(findings, at, at.name() + " is empty", description());
      case "uniqueItems" -> say(findings, at, at.name() + " holds something twice", "each once");
      case "contains" -> say(findings, at, at.name() + " lacks what must be there", contained());
      case "minimum", "maximum", "exclusiveMinimum" ->
          say(
              findings,
              at,
              shown(node) + " is out of range",
              keyword() + " " + schema.getValue(keyword()));
      case "anyOf", "oneOf" -> alternatives(at, findings);
      case "properties" -> {
        if (Boolean.FALSE.equals(schema.getJsonObject("properties").getValue(at.name()))) {
          say(findings, at, at.name() + " does not belong here", "it left out");
        }
      }
      default -> {
        // says only that something deeper is wrong
      }
    }
  }

  private void required(Node node, Findings findings) {
    JsonObject known = schema.getJsonObject("properties", new JsonObject());
    for (Object name : schema.getJsonArray("required")) {
      if (!node.fields().containsKey((String) name)) {
        String words =
            known.getValue((String) name) instanceof JsonObject property
                ? property.getString("description", "it is required here")
                : "it is required here";
        findings.add(tree, node, name + " is missing", words);
      }
    }
  }

  private void type(Located at, Findings findings) {
    if (!"null".equals(schema.getValue("type"))) {
      say(findings, at, shown(at.node()) + " is not of the right type", types());
    } else if (!location().contains("/anyOf/")) {
      say(findings, at, at.name() + " does not belong here", "null");
    }
  }

  /** The validator also reports fields that are known and wrong by themselves: not those. */
  private void unknown(Located at, Findings findings) {
    JsonObject known = schema.getJsonObject("properties", new JsonObject());
    if (schema.getValue("additionalProperties") instanceof Boolean
        && !known.containsKey(at.name())) {
      say(
          findings,
          at,
          at.name() + " is unknown here",
          "one of " + String.join(", ", known.fieldNames()));
    }
  }

  private void pattern(Located at, Findings findings) {
    if (at.node().text().isBlank()) {
      say(findings, at, at.name() + " is empty", description());
    } else {
      say(findings, at, shown(at.node()) + " has the wrong form", description());
    }
  }

  /** Only where the alternatives are which fields are there; others say it themselves, deeper. */
  private void alternatives(Located at, Findings findings) {
    List<String> names = new ArrayList<>();
    for (Object branch : schema.getJsonArray(keyword())) {
      if (branch instanceof JsonObject object
          && object.size() == 1
          && object.getValue("required") instanceof JsonArray required) {
        names.add(required.getString(0));
      }
    }
    if (!names.isEmpty()) {
      long present = names.stream().filter(at.node().fields()::containsKey).count();
      String words = (keyword().equals("oneOf") ? "exactly" : "at least") + " one of them";
      say(findings, at, present + " of " + String.join(", ", names) + " given", words);
    }
  }

  private String contained() {
    String relation =
        schema
            .getJsonObject("contains", new JsonObject())
            .getJsonObject("properties", new JsonObject())
            .getJsonObject("relation", new JsonObject())
            .getString("const", "");
    return relation.isEmpty() ? description() : "one with relation " + relation;
  }

  private void say(Findings findings, Located at, String problem, String expectation) {
    findings.add(new Finding(tree.file(), at.line(), problem, expectation));
  }

  private String keyword() {
    return location().substring(location().lastIndexOf('/') + 1);
  }

  private String location() {
    return error.getKeywordLocation();
  }

  private String description() {
    return schema.getString("description", "as docs/catalog.md says");
  }

  private String list(String keyword) {
    return schema.getJsonArray(keyword).stream()
        .map(String::valueOf)
        .collect(Collectors.joining(", "));
  }

  private String types() {
    String types =
        schema.getValue("type") instanceof JsonArray several
            ? several.stream().map(String::valueOf).collect(Collectors.joining(" or "))
            : String.valueOf(schema.getValue("type"));
    return types + (types.contains("string") ? " (numbers and codes in quotes)" : "");
  }

  private static String shown(Node node) {
    return switch (node) {
      case Node.Value(_, String text) ->
          '"' + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + '"';
      case Node.Value(_, var value) -> String.valueOf(value);
      case Node.Items _ -> "a list";
      case Node.Fields _ -> "a mapping";
    };
  }

  /** Where the instance location points, as far as it can be followed. */
  private Located locate() {
    Node node = tree.root();
    int line = node.line();
    String last = "the file";
    for (String step : error.getInstanceLocation().split("/")) {
      if (step.equals("#") || step.isEmpty()) {
        continue;
      }
      String name = step.replace("~1", "/").replace("~0", "~");
      if (node instanceof Node.Items(_, var list) && Integer.parseInt(name) < list.size()) {
        node = list.get(Integer.parseInt(name));
        line = node.line();
      } else if (node.fields().containsKey(name)) {
        line = node.lineOf(name);
        node = node.get(name);
        last = name;
      }
    }
    return new Located(node, line, last);
  }

  /** A node, the line where it is named, and the name of the nearest field. */
  private record Located(Node node, int line, String name) {}
}
