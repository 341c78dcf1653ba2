package se.framdrift.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import se.framdrift.testing.Program;
import se.framdrift.testing.RunningServer;
import se.framdrift.testing.Wait;

/** The catalog changes under a running server. */
class ReloadIT {

  private static final Duration SOON = Duration.ofMinutes(2);

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  @TempDir private static Path folder;
  private static Path seeds;
  private static Path dashboards;
  private static RunningServer server;

  @BeforeAll
  static void start() throws IOException {
    seeds = copied(Path.of("seeds"), folder.resolve("seeds"));
    dashboards = copied(Path.of("dashboards"), folder.resolve("dashboards"));
    server =
        Program.fresh()
            .with("FRAMDRIFT_SEEDS", seeds.toString())
            .with("FRAMDRIFT_DASHBOARDS", dashboards.toString())
            .start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void aChangedCatalogComesIntoForceAndAnInvalidOneIsRefusedWhole() throws IOException {
    Path file = seeds.resolve("kpis.yaml");
    String before = Files.readString(file);
    String changed = before.replace("Sick leave among municipal employees", "Days of sick leave");
    assertThat(changed).isNotEqualTo(before);

    Files.writeString(file, changed);
    Wait.until(
        SOON, () -> "the new title; " + server.said(), () -> title().equals("Days of sick leave"));

    Files.writeString(file, before.replace("decimals: 1", "decimals: many"));
    Wait.until(
        SOON,
        () -> "a refusal; " + server.said(),
        () -> server.said().contains("not of the right type")); // a half-written file is another
    assertThat(server.said()).contains("is not taken").contains("kpis.yaml:");
    assertThat(title()).isEqualTo("Days of sick leave");

    Files.writeString(file, before);
    Wait.until(
        SOON,
        () -> "the old title; " + server.said(),
        () -> title().equals("Sick leave among municipal employees"));
  }

  @Test
  @Timeout(120)
  void aBoardThatIsTakenAwayIsNotToldOfAnyMoreToWhoeverFollowsIt() throws IOException {
    Path file = dashboards.resolve("lund.yaml");
    String before = Files.readString(file);
    List<Stream<String>> followed =
        Stream.of(
                server.address() + "/connection/uni_sse?channel=board:lund",
                server.address() + "/connection/uni_sse?channel=events:1281",
                server.operatorAddress() + "/connection/uni_sse?channel=board:lund")
            .map(ReloadIT::follow)
            .toList();

    Files.delete(file);

    followed.parallelStream()
        .forEach(lines -> assertThat(lines.toList()).as("what was told before").isNotEmpty());
    assertThat(server.get("/connection/uni_sse?channel=board:lund").statusCode()).isEqualTo(404);
    Files.writeString(file, before);
    Wait.until(
        SOON,
        () -> "the board again; " + server.said(),
        () -> server.get("/api/v1/boards/lund").statusCode() == 200);
  }

  /** Lines that end when the stream does. */
  private static Stream<String> follow(String address) {
    CompletableFuture<Stream<String>> lines =
        CLIENT
            .sendAsync(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofLines())
            .thenApply(HttpResponse::body);
    return lines.orTimeout(SOON.toSeconds(), TimeUnit.SECONDS).join();
  }

  private static String title() {
    return new JsonObject(server.get("/api/v1/series/1441:N00090").body())
        .getJsonObject("title")
        .getString("en");
  }

  private static Path copied(Path from, Path to) throws IOException {
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
