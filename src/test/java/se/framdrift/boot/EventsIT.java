package se.framdrift.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.framdrift.testing.Program;
import se.framdrift.testing.RunningServer;

/** Statuses that turn are told commit by commit, also to who comes back after a restart. */
class EventsIT {

  private static final String TAX = "borlange-skattesats";

  private record Told(String id, JsonObject message) {}

  @Test
  void turnsAreToldOnceAndInOrderBeforeAndAfterARestart() throws Exception {
    Program program = Program.fresh().onLastingPorts();
    String seen;
    List<JsonObject> missed;
    try (RunningServer first = program.start();
        EventReader stream = EventReader.open(first, "")) {
      Told begin = stream.next();
      seen = begin.id();
      JsonObject data = begin.message().getJsonObject("subscribe").getJsonObject("data");
      assertThat(data.getJsonArray("commits")).isNotEmpty();

      post(first, 22.42, "2023");
      post(first, 22.42, "2024");
      post(first, 22.92, "2025");
      post(first, 22.92, "2026");
      JsonObject last;
      do {
        last = turned(stream.next().message().getJsonObject("pub"));
      } while (last == null || !last.getJsonObject("after").getString("state").equals("missed"));
      assertThat(last.getJsonObject("before").getString("state")).isNotEqualTo("missed");
      missed = recovered(first, seen);
      assertThat(missed).isNotEmpty();
    }
    try (RunningServer second = program.start()) {
      assertThat(recovered(second, seen)).isEqualTo(missed);
    }
  }

  /** What came after an event, without the commits of the restart itself. */
  private static List<JsonObject> recovered(RunningServer server, String after) throws Exception {
    try (EventReader stream = EventReader.open(server, after)) {
      JsonObject subscribe = stream.next().message().getJsonObject("subscribe");
      assertThat(subscribe.getBoolean("recovered")).isTrue();
      return objects(subscribe.getJsonArray("publications")).toList();
    }
  }

  private static Stream<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast);
  }

  private static @Nullable JsonObject turned(JsonObject publication) {
    return objects(publication.getJsonObject("data").getJsonArray("events"))
        .filter(event -> event.getString("commitment").equals(TAX))
        .findFirst()
        .orElse(null);
  }

  private static void post(RunningServer server, double rate, String year) {
    String body =
        "{\"observations\":[{\"series\":\"2081:N00901\",\"period\":\"%s\",\"value\":%s}]}"
            .formatted(year, rate);
    assertThat(server.post("/api/v1/observations", body).statusCode()).isEqualTo(200);
  }

  /** The events of Borlänge as they come. */
  private record EventReader(InputStream body, BufferedReader lines) implements AutoCloseable {

    static EventReader open(RunningServer server, String after) throws Exception {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(
              URI.create(server.address() + "/connection/uni_sse?channel=events:2081"));
      if (!after.isEmpty()) {
        request.header("last-event-id", after);
      }
      InputStream body =
          HttpClient.newHttpClient()
              .sendAsync(request.build(), BodyHandlers.ofInputStream())
              .get(2, TimeUnit.MINUTES)
              .body();
      return new EventReader(
          body, new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8)));
    }

    Told next() {
      return CompletableFuture.supplyAsync(this::read).orTimeout(2, TimeUnit.MINUTES).join();
    }

    private Told read() {
      try {
        String id = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (line.startsWith("id: ")) {
            id = line.substring("id: ".length());
          } else if (line.startsWith("data: {\"channel\"")) {
            return new Told(id, new JsonObject(line.substring("data: ".length())));
          }
        }
        throw new AssertionError("The stream ended");
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void close() throws IOException {
      body.close();
    }
  }
}
