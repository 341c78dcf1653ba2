package se.framdrift.feeds.pxweb;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.MemoryRun.Question;
import se.framdrift.feeds.RealFile;

/**
 * Answers as SCB does: recorded configuration, metadata and code list; figures are made up, each
 * the length of its codes together, in a table of what was asked for.
 */
public final class SmallServer implements Function<Question, byte @Nullable []> {

  public static final String V1 = "https://api.scb.se/OV0104/v1/doris/sv/ssd";
  public static final String V2 = "https://statistikdatabasen.scb.se/api/v2";

  /** How many cells each answer had. */
  final List<Integer> cells = new ArrayList<>();

  private String updated = "2026-06-08T06:00:00Z";
  private int answersBeforeTruncation = Integer.MAX_VALUE;

  void update() {
    updated = "2026-07-08T06:00:00Z";
  }

  void truncateAfter(int answers) {
    answersBeforeTruncation = answers;
  }

  @Override
  public byte @Nullable [] apply(Question question) {
    String address = question.address();
    if (address.equals(V2 + "/config")) {
      return RealFile.read("scb-pxweb/v2/config.json");
    }
    if (address.equals(V2 + "/tables/TAB6471/metadata?lang=sv")) {
      String metadata =
          new String(RealFile.read("scb-pxweb/v2/TAB6471_metadata.json"), StandardCharsets.UTF_8);
      return bytes(metadata.replace("2026-06-08T06:00:00Z", updated));
    }
    if (address.equals(V2 + "/codelists/agg_%C3%85lder10%C3%A5rJ?lang=sv")) {
      return RealFile.read("scb-pxweb/v2/codelist-agg_Alder10arJ.json");
    }
    if (address.startsWith(V2 + "/tables/TAB6471/data?lang=sv&outputFormat=json-stat2")) {
      return data(question.body().isEmpty() ? inAddress(address) : inBody(question.body()));
    }
    if (address.equals(V1 + "?config")) {
      return bytes(
          "{\"maxValues\":100000,\"maxCells\":60,\"maxCalls\":2,\"timeWindow\":10,\"CORS\":true}");
    }
    if (address.equals(V1 + "/BE/BefArealTathetKon")) {
      return question.body().isEmpty()
          ? RealFile.read("scb-pxweb/v1/metadata-BefArealTathetKon.json")
          : version1(new JsonObject(question.body()));
    }
    return null;
  }

  private static Map<String, List<String>> inAddress(String address) {
    Map<String, List<String>> codes = new LinkedHashMap<>();
    for (String part : address.substring(address.indexOf('?') + 1).split("&")) {
      String text = URLDecoder.decode(part, StandardCharsets.UTF_8);
      if (text.startsWith("valuecodes[")) {
        codes.put(
            text.substring(11, text.indexOf(']')),
            List.of(text.substring(text.indexOf('=') + 1).split(",")));
      }
    }
    return codes;
  }

  private static Map<String, List<String>> inBody(String body) {
    Map<String, List<String>> codes = new LinkedHashMap<>();
    for (Object each : new JsonObject(body).getJsonArray("selection")) {
      JsonObject one = (JsonObject) each;
      codes.put(one.getString("variableCode"), texts(one.getJsonArray("valueCodes")));
    }
    return codes;
  }

  private byte[] data(Map<String, List<String>> codes) {
    JsonArray size = new JsonArray();
    JsonObject dimension = new JsonObject();
    List<String> names = List.of("");
    for (Map.Entry<String, List<String>> each : codes.entrySet()) {
      size.add(each.getValue().size());
      dimension.put(
          each.getKey(),
          new JsonObject()
              .put("category", new JsonObject().put("index", new JsonArray(each.getValue()))));
      names =
          names.stream()
              .flatMap(name -> each.getValue().stream().map(code -> name + code))
              .toList();
    }
    cells.add(names.size());
    String text =
        new JsonObject()
            .put("version", "2.0")
            .put("id", new JsonArray(List.copyOf(codes.keySet())))
            .put("size", size)
            .put("dimension", dimension)
            .put("value", new JsonArray(names.stream().map(String::length).toList()))
            .encode();
    return bytes(
        cells.size() > answersBeforeTruncation ? text.substring(0, text.length() / 2) : text);
  }

  private byte[] version1(JsonObject question) {
    List<String> keys = List.of("");
    JsonArray columns = new JsonArray();
    List<String> contents = List.of();
    for (Object each : question.getJsonArray("query")) {
      String code = ((JsonObject) each).getString("code");
      List<String> values =
          texts(((JsonObject) each).getJsonObject("selection").getJsonArray("values"));
      if (code.equals("ContentsCode")) {
        contents = values;
      } else {
        columns.add(new JsonObject().put("code", code).put("type", code.equals("Tid") ? "t" : "d"));
        keys =
            keys.stream().flatMap(key -> values.stream().map(value -> key + "\n" + value)).toList();
      }
    }
    contents.forEach(code -> columns.add(new JsonObject().put("code", code).put("type", "c")));
    JsonArray data = new JsonArray();
    for (String key : keys) {
      JsonArray values = new JsonArray();
      contents.forEach(code -> values.add(String.valueOf(code.length())));
      data.add(
          new JsonObject()
              .put("key", new JsonArray(List.of(key.substring(1).split("\n"))))
              .put("values", values));
    }
    cells.add(keys.size() * contents.size());
    return bytes(
        new JsonObject()
            .put("columns", columns)
            .put("comments", new JsonArray())
            .put("data", data)
            .encode());
  }

  private static List<String> texts(JsonArray array) {
    return array.stream().map(String::valueOf).toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
