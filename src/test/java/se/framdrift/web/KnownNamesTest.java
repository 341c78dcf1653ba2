package se.framdrift.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Asked over a bare socket, since clients write the Host header themselves. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KnownNamesTest {

  private final Vertx vertx = Vertx.vertx();
  private HttpServer server;

  @BeforeAll
  void listen() {
    Router router = Router.router(vertx);
    Set<String> names = new HashSet<>(KnownNames.LOOPBACK);
    names.add("framdrift.lund.se");
    router.route().handler(new KnownNames(names));
    router.get("/").handler(ctx -> ctx.end("in"));
    server = vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").await();
  }

  @AfterAll
  void close() {
    vertx.close().await();
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, 200",
    "localhost:8081, 200",
    "127.0.0.1:8081, 200",
    "[::1]:8081, 200",
    "FRAMDRIFT.lund.se, 200",
    "evil.example, 421",
    "localhost.evil.example, 421",
    "10.0.0.1, 421"
  })
  void onlyNamesThatTheListenerGoesByAreLetThrough(String host, int status) throws IOException {
    assertThat(statusOf(host)).isEqualTo(status);
  }

  private int statusOf(String host) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.actualPort())) {
      String request = "GET / HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      InputStream in = socket.getInputStream();
      String answer = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      return Integer.parseInt(answer.split(" ")[1]);
    }
  }
}
