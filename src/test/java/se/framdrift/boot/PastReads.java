package se.framdrift.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import se.framdrift.testing.RunningServer;

/** What is asked of the past, and what is looked for in the answers. */
final class PastReads {

  private PastReads() {}

  static List<JsonObject> items(JsonObject list) {
    return list.getJsonArray("items").stream().map(JsonObject.class::cast).toList();
  }

  static List<String> kinds(List<JsonObject> changes, String id) {
    return changes.stream()
        .filter(
            each ->
                id.equals(each.getString("series"))
                    || id.equals(each.getString("commitment"))
                    || id.equals(each.getString("id")))
        .map(each -> each.getString("kind") + " " + each.getString("what"))
        .toList();
  }

  static List<String> reads(long position) {
    return Stream.of(
            "municipalities/1441",
            "municipalities?municipality=1441",
            "commitments?municipality=1441",
            "commitments/" + PastIT.COUNCIL,
            "commitments/" + PastIT.COUNCIL + "/proof",
            "indicators?municipality=1441",
            "indicators/lerum-n00901",
            "indicators/lerum-n00901/values",
            "indicators/lerum-n00901/values?format=csv",
            "series?municipality=1441",
            "series/" + PastIT.TAX,
            "series/" + PastIT.TAX + "/observations",
            "series/" + PastIT.TAX + "/observations?format=csv",
            "series/" + PastIT.TAX + "/revisions",
            "boards?municipality=1441",
            "boards/lerum",
            "boards/lerum?format=csv",
            "feeds?municipality=1441")
        .map(path -> "/api/v1/" + path + (path.contains("?") ? "&" : "?") + "asOf=" + position)
        .toList();
  }

  static String answer(RunningServer node, String path) {
    HttpResponse<String> response = node.get(path);
    assertThat(response.statusCode()).as(path + " " + response.body()).isEqualTo(200);
    assertThat(response.headers().firstValue("cache-control"))
        .as(path)
        .hasValue("public, max-age=600, immutable");
    return response.body();
  }

  static String board(RunningServer node, long position) {
    return answer(node, "/api/v1/boards/lerum?asOf=" + position);
  }

  static Path copied(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path each : files.toList()) {
        Path target = to.resolve(from.relativize(each).toString());
        if (Files.isDirectory(each)) {
          Files.createDirectories(target);
        } else {
          Files.copy(each, target);
        }
      }
    }
    return to;
  }
}
