package se.framdrift.feeds.pxweb;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.reading.JsonTree;

/** A table on a PxWeb server. Each method makes one call; its answer is read or unreadable. */
sealed interface PxWebApi {

  /** Limits that the server states. */
  Limits limits(Calls calls);

  /** What the table has, code lists taken into account: one call more for each. */
  TableMeta meta(Calls calls);

  /** Figures for these codes. */
  PxTable data(Calls calls, Map<String, List<String>> codes);

  /** What the table is called in quarantine. */
  String source();

  /**
   * Version 1: the table is a path, asked by POST.
   *
   * @param address such as {@code https://api.scb.se/OV0104/v1/doris/sv/ssd}
   * @param filters by variable: {@code agg:…} or {@code vs:…}
   * @param contents what the mapping calls the variable of contents
   */
  record Version1(
      String address, String table, Map<String, String> filters, @Nullable String contents)
      implements PxWebApi {

    @Override
    public Limits limits(Calls calls) {
      return Limits.ofVersion1(JsonTree.read(calls.get(URI.create(address + "?config"))));
    }

    @Override
    public TableMeta meta(Calls calls) {
      return TableMeta.ofVersion1(calls.get(URI.create(source())));
    }

    @Override
    public PxTable data(Calls calls, Map<String, List<String>> codes) {
      return PxJson.read(calls.post(URI.create(source()), question(codes)), contents);
    }

    private String question(Map<String, List<String>> codes) {
      JsonArray query = new JsonArray();
      codes.forEach(
          (variable, chosen) ->
              query.add(
                  new JsonObject()
                      .put("code", variable)
                      .put(
                          "selection",
                          new JsonObject()
                              .put("filter", filters.getOrDefault(variable, "item"))
                              .put("values", new JsonArray(chosen)))));
      return new JsonObject()
          .put("query", query)
          .put("response", new JsonObject().put("format", "json"))
          .encode();
    }

    @Override
    public String source() {
      return address + "/" + path(table);
    }
  }

  /**
   * Version 2: the table has an id; asked by GET where the address stays short, else by POST.
   *
   * @param address such as {@code https://statistikdatabasen.scb.se/api/v2}
   * @param codelists by variable
   */
  record Version2(String address, String table, String language, Map<String, String> codelists)
      implements PxWebApi {

    private static final int MAX_ADDRESS = 1_800;

    @Override
    public Limits limits(Calls calls) {
      return Limits.ofVersion2(JsonTree.read(calls.get(URI.create(address + "/config"))));
    }

    @Override
    public TableMeta meta(Calls calls) {
      TableMeta meta = TableMeta.ofVersion2(calls.get(URI.create(source() + "/metadata" + lang())));
      for (Map.Entry<String, String> each : codelists.entrySet()) {
        String list = address + "/codelists/" + path(each.getValue()) + lang();
        meta = meta.with(each.getKey(), TableMeta.codelist(calls.get(URI.create(list))));
      }
      return meta;
    }

    @Override
    public PxTable data(Calls calls, Map<String, List<String>> codes) {
      String place = source() + "/data" + lang() + "&outputFormat=json-stat2";
      StringBuilder get = new StringBuilder(place);
      boolean plain = true;
      for (Map.Entry<String, List<String>> each : codes.entrySet()) {
        String name = "%5B" + encoded(each.getKey()) + "%5D=";
        String codelist = codelists.get(each.getKey());
        get.append("&valuecodes").append(name).append(joined(each.getValue()));
        if (codelist != null) {
          get.append("&codelist").append(name).append(encoded(codelist));
        }
        plain &= get.length() <= MAX_ADDRESS;
        plain &= each.getValue().stream().allMatch(code -> code.matches("[\\p{L}0-9 ._+-]+"));
      }
      return JsonStat.read(
          plain
              ? calls.get(URI.create(get.toString()))
              : calls.post(URI.create(place), question(codes)));
    }

    private String question(Map<String, List<String>> codes) {
      JsonArray selection = new JsonArray();
      codes.forEach(
          (variable, chosen) -> {
            JsonObject one = new JsonObject().put("variableCode", variable);
            String codelist = codelists.get(variable);
            if (codelist != null) {
              one.put("codelist", codelist);
            }
            selection.add(one.put("valueCodes", new JsonArray(chosen)));
          });
      return new JsonObject().put("selection", selection).encode();
    }

    private static String joined(List<String> codes) {
      return codes.stream().map(PxWebApi::encoded).collect(Collectors.joining(","));
    }

    private String lang() {
      return "?lang=" + encoded(language);
    }

    @Override
    public String source() {
      return address + "/tables/" + path(table);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String path(String table) {
    return Arrays.stream(table.split("/")).map(PxWebApi::encoded).collect(Collectors.joining("/"));
  }
}
