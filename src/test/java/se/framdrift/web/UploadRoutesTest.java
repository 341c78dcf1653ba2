package se.framdrift.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class UploadRoutesTest {

  private static final String[] REPORTER = {"Authorization", "Bearer reporter-token"};
  private static final String[] OTHER = {"Authorization", "Bearer other-token"};
  private static final String[] FEED = {"Authorization", "Bearer feed-token"};
  private static final String UPLOADS = "/api/v1/uploads";

  private final Functions functions = new Functions();
  private Listening server;

  @BeforeEach
  void listen(Vertx vertx) {
    TokenCheck tokens =
        token ->
            Future.succeededFuture(
                switch (token) {
                  case "feed-token" -> Optional.of(Role.FEED);
                  case "reporter-token", "other-token" -> Optional.of(Role.REPORTER);
                  default -> Optional.empty();
                });
    server =
        Listening.on(
            vertx,
            router ->
                new OperatorRoutes(
                        Functions.reads(), functions.writes(), tokens, InstantSource.system())
                    .mount(router));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private HttpResponse<String> send(byte[] body, String... headers) {
    return server.send(
        server
            .request(UPLOADS + "?name=m%C3%A4tare.csv")
            .headers(headers)
            .POST(BodyPublishers.ofByteArray(body)));
  }

  private String sent() {
    HttpResponse<String> response = send(new byte[100_000], REPORTER);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return new JsonObject(response.body()).getString("id");
  }

  @Test
  void storesAFileByItsName() {
    JsonObject answer = new JsonObject(send(new byte[100_000], REPORTER).body());

    assertThat(answer.getString("name")).isEqualTo("mätare.csv");
    assertThat(functions.uploads.files.get(answer.getString("id"))).hasSize(100_000);
  }

  @Test
  void previewsAndConfirmsByAMapping() {
    String id = sent();
    String body = "{\"mapping\":{\"series\":\"1441:x\"},\"feed\":\"upload\"}";

    assertThat(server.post(UPLOADS + "/" + id + "/preview", body, REPORTER).statusCode())
        .isEqualTo(200);
    assertThat(server.post(UPLOADS + "/" + id + "/confirm", body, REPORTER).statusCode())
        .isEqualTo(200);
    assertThat(functions.uploads.asked)
        .containsExactly(
            "preview {\"series\":\"1441:x\"}", "confirm upload {\"series\":\"1441:x\"}");
    HttpResponse<String> yaml = server.get(UPLOADS + "/" + id + "/mapping", REPORTER);
    assertThat(yaml.body()).isEqualTo("kind: files\n");
    assertThat(yaml.headers().firstValue("content-disposition"))
        .hasValueSatisfying(each -> assertThat(each).contains("feed.yaml"));
  }

  @Test
  void anUploadBelongsToWhoeverBeganIt() {
    String id = sent();

    assertThat(server.get(UPLOADS + "/" + id, REPORTER).statusCode()).isEqualTo(200);
    assertThat(server.get(UPLOADS + "/" + id, OTHER).statusCode()).isEqualTo(404);
    assertThat(server.get(UPLOADS + "/" + id, FEED).statusCode()).isEqualTo(403);
    assertThat(server.get(UPLOADS + "/" + id).statusCode()).isEqualTo(401);
    assertThat(send(new byte[1], FEED).statusCode()).isEqualTo(403);
  }

  @Test
  void refusesABodyThatIsDeclaredTooLargeBeforeItIsRead() throws java.io.IOException {
    try (var socket = new java.net.Socket("127.0.0.1", port())) {
      socket.setSoTimeout(20_000);
      socket
          .getOutputStream()
          .write(
              ("POST /api/v1/uploads HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer reporter-token\r\n"
                      + "Content-Length: 52428801\r\n\r\n")
                  .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes(12);
      assertThat(new String(answer, java.nio.charset.StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 413");
    }
    assertThat(functions.uploads.files).isEmpty();
  }

  @Test
  void slowSendersDoNotBlockThoseWhoLook() throws java.io.IOException {
    String id = sent();
    java.util.List<java.net.Socket> slow = new java.util.ArrayList<>();
    try {
      for (int i = 0; i < UploadRoutes.MOST_RECEIVED; i++) {
        slow.add(drip());
      }
      se.framdrift.testing.Wait.until(
          java.time.Duration.ofMinutes(1),
          () -> "all places taken",
          () -> send(new byte[1], REPORTER).statusCode() == 503);

      String body = "{\"mapping\":{\"series\":\"1441:x\"}}";
      assertThat(server.post(UPLOADS + "/" + id + "/preview", body, REPORTER).statusCode())
          .isEqualTo(200);
    } finally {
      for (java.net.Socket each : slow) {
        each.close();
      }
    }
    se.framdrift.testing.Wait.until(
        java.time.Duration.ofMinutes(1),
        () -> "a place free",
        () -> send(new byte[1], REPORTER).statusCode() == 200);
  }

  /** A sender that begins and does not go on. */
  private java.net.Socket drip() throws java.io.IOException {
    var socket = new java.net.Socket("127.0.0.1", port());
    socket
        .getOutputStream()
        .write(
            ("POST /api/v1/uploads HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer reporter-token\r\n"
                    + "Content-Length: 1000\r\n\r\nabc")
                .getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    return socket;
  }

  private int port() {
    return java.net.URI.create(server.address("/")).getPort();
  }

  @Test
  void aBodyWithoutAMappingIsRefusedInWords() {
    String id = sent();
    HttpResponse<String> response =
        server.post(UPLOADS + "/" + id + "/preview", "{\"mapping\":3}", REPORTER);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(new JsonObject(response.body()).getString("detail")).contains("mapping");
  }

  @Test
  void forgetsAnUpload() {
    String id = sent();

    assertThat(
            server.send(server.request(UPLOADS + "/" + id).headers(REPORTER).DELETE()).statusCode())
        .isEqualTo(204);
    assertThat(server.get(UPLOADS + "/" + id, REPORTER).statusCode()).isEqualTo(404);
  }
}
