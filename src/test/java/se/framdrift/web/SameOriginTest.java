package se.framdrift.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.WebClient;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class SameOriginTest {

  private WebClient client;
  private int port;

  @BeforeEach
  void listen(Vertx vertx) {
    Router router = Router.router(vertx);
    router.route().handler(new SameOrigin());
    router.route().handler(ctx -> ctx.end("secret"));
    port =
        vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1").await().actualPort();
    client = WebClient.create(vertx);
  }

  @Test
  void letsThroughAPageOfItsOwn() {
    assertThat(status("http://127.0.0.1:" + port)).isEqualTo(200);
  }

  @Test
  void refusesPagesOfOtherSites() {
    assertThat(status("http://127.0.0.1:" + (port + 1))).isEqualTo(403);
    assertThat(status("https://evil.example")).isEqualTo(403);
    assertThat(status("null")).isEqualTo(403);
    assertThat(status("not an origin")).isEqualTo(403);
  }

  @Test
  void letsThroughWhatNoPageAsksFor() {
    assertThat(client.get(port, "127.0.0.1", "/").send().await().statusCode()).isEqualTo(200);
  }

  private int status(String origin) {
    return client
        .get(port, "127.0.0.1", "/")
        .putHeader("Origin", origin)
        .send()
        .await()
        .statusCode();
  }
}
