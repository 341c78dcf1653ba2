package se.framdrift.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A small state that is always told whole. */
@ExtendWith(VertxExtension.class)
class StateChannelTest {

  private static final Instant AT = Instant.parse("2026-11-22T10:00:00Z");
  private static final String FEEDS = "feeds:1441";

  private Vertx vertx;
  private LiveServer server;

  @BeforeEach
  void open(Vertx vertx) {
    this.vertx = vertx;
    server = new LiveServer(vertx, LiveServer.PATIENT);
    show(1);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private void show(int state) {
    server.hub.show(
        FEEDS,
        new JsonObject().put("state", state).encode(),
        new JsonObject().put("state", state).put("secret", true).encode(),
        AT);
  }

  @Test
  void theNewestStateWinsAndWhatWasMissedIsNotTold() {
    StateChannel channel = new StateChannel(FEEDS, "1", AT);
    long joined = channel.join(null, 0).position();
    assertThat(channel.show("2", AT)).isTrue();
    assertThat(channel.show("2", AT)).as("the same").isFalse();
    assertThat(channel.show("3", AT)).isTrue();

    Push push = channel.since(joined).getFirst();
    assertThat(push.publication()).isEqualTo("{\"data\":3}");
    assertThat(push.fits(joined)).isTrue();
    assertThat(channel.since(push.position())).isEmpty();
    assertThat(channel.take()).containsExactly(push);
    assertThat(channel.take()).isEmpty();
  }

  @Test
  void aBoardsChannelCannotBeOverwritten() {
    assertThatThrownBy(() -> server.hub.show("board:lerum", "{}", "{}", AT))
        .hasMessageContaining("board:lerum");
  }

  @Test
  void aSubscriptionHasTheWholeStateAndCannotBeRecovered() {
    Peer peer = Peer.connected(vertx, server.port());

    assertThat(peer.subscribe("{\"channel\":\"feeds:1441\"}"))
        .isEqualTo(new JsonObject("{\"recoverable\":false,\"data\":{\"state\":1}}"));
    assertThat(
            Peer.connected(vertx, server.port())
                .subscribe(
                    "{\"channel\":\"feeds:1441\",\"recover\":true,\"epoch\":\"x\",\"offset\":9}"))
        .isEqualTo(
            new JsonObject(
                "{\"recoverable\":false,\"was_recovering\":true,\"recovered\":false,\"data\":{\"state\":1}}"));
  }

  @Test
  void viewersAreToldAtMostOnceASecondAndOfTheNewest() {
    Peer peer = Peer.connected(vertx, server.port());
    peer.subscribe("{\"channel\":\"feeds:1441\"}");

    long began = System.nanoTime();
    for (int state = 2; state <= 50; state++) {
      show(state);
    }
    int told = 0;
    JsonObject publication;
    do {
      publication = peer.publication();
      told++;
      assertThat(publication.containsKey("offset")).isFalse();
    } while (publication.getJsonObject("data").getInteger("state") < 50);

    Duration took = Duration.ofNanos(System.nanoTime() - began);
    assertThat(told).isGreaterThan(1);
    assertThat(took).isGreaterThan(LiveHub.STATE_INTERVAL.multipliedBy(told - 1).minusMillis(100));
    peer.assertNothingWaits();
  }

  @Test
  void isNotKnownWhereItIsNotShownAndHasNoHistory() {
    Peer peer = Peer.connected(vertx, server.port());
    assertThat(peer.refusal("{\"id\":3,\"history\":{\"channel\":\"feeds:1441\",\"limit\":1}}"))
        .isEqualTo(108);
    assertThat(
            peer.refusal("{\"id\":4,\"rpc\":{\"method\":\"board\",\"data\":{\"board\":\"1441\"}}}"))
        .isEqualTo(102);

    server.hidden.add(FEEDS);
    assertThat(peer.refusal("{\"id\":5,\"subscribe\":{\"channel\":\"feeds:1441\"}}"))
        .isEqualTo(102);
  }

  @Test
  void thoseWhoMaySeeEverythingAreToldMore() {
    Router router = Router.router(vertx);
    server.hub.mountInside(router, _ -> true, LiveServer::isRight);
    HttpServer http =
        LiveServer.await(
            vertx
                .createHttpServer(
                    LiveSettings.defaults().applyTo(new HttpServerOptions().setHost("127.0.0.1")))
                .requestHandler(router)
                .listen(0));
    Peer peer = Peer.connected(vertx, http.actualPort());

    JsonObject joined = peer.subscribe("{\"channel\":\"feeds:1441\"}");
    assertThat(joined.getJsonObject("data").getBoolean("secret")).isTrue();
    show(2);
    assertThat(peer.publication().getJsonObject("data").getBoolean("secret")).isTrue();
    LiveServer.await(http.close());
  }
}
