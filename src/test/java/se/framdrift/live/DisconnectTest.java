package se.framdrift.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.framdrift.live.Boards.item;
import static se.framdrift.live.Boards.lerum;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class DisconnectTest {

  private static final Duration LONG = Duration.ofMinutes(5);

  private static final Duration TICK = Duration.ofMillis(50);
  private static final LiveSettings SMALL =
      LiveSettings.defaults()
          .withPushInterval(Duration.ofMillis(10))
          .withTimeouts(LONG, LONG, LONG, LONG, LONG)
          .withBounds(LiveBounds.defaults().withConnections(2, 2).withMessages(1000, 200, 20));

  private Vertx vertx;
  private LiveServer server;

  @BeforeEach
  void serve(Vertx vertx) {
    this.vertx = vertx;
    serve(SMALL);
  }

  private void serve(LiveSettings settings) {
    server = new LiveServer(vertx, settings);
    server.hub.open(lerum(1, item("tax", 1, "a")));
  }

  private void serveInstead(LiveSettings settings) {
    server.close();
    serve(settings);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whoNeverConnectsIsStale() {
    serveInstead(SMALL.withTimeouts(LONG, LONG, LONG, Duration.ofMillis(100), LONG));
    assertThat(open().closeCode()).isEqualTo((short) 3502);
    assertThat(server.count("disconnects", "reason", "stale")).isEqualTo(1);
  }

  @Test
  void whoDoesNotAnswerPingsIsDisconnected() {
    serveInstead(SMALL.withTimeouts(LONG, TICK, Duration.ofMillis(100), LONG, LONG));
    Peer peer = connected();
    assertThat(peer.nextText()).isEqualTo("{}");
    assertThat(peer.closeCode()).isEqualTo((short) 3012);
  }

  @Test
  void whoAnswersPingsStays() {
    serveInstead(SMALL.withTimeouts(LONG, TICK, LONG, LONG, LONG));
    Peer peer = connected();
    for (int ping = 0; ping < 8; ping++) {
      assertThat(peer.nextText()).isEqualTo("{}");
      peer.send("{}");
    }
    assertThat(peer.socket.isClosed()).isFalse();
  }

  @Test
  void heartbeatsTellTheHashAndHaveNoOffset() {
    serveInstead(SMALL.withTimeouts(TICK, LONG, LONG, LONG, LONG));
    JsonObject publication = Peer.following(vertx, server.port()).publication();
    String hash = Hashes.sha256("{\"id\":\"tax\",\"position\":1,\"value\":\"a\"}\n");
    assertThat(publication)
        .isEqualTo(
            new JsonObject(
                "{\"data\":{\"position\":1,\"hash\":\"%s\",\"version\":\"1\",\"items\":[]}}"
                    .formatted(hash)));
  }

  @Test
  void malformedMessagesEndTheSessionForGood() {
    for (String malformed :
        new String[] {
          "{\"id\":1,\"conn",
          "",
          " \n",
          "null",
          "[]",
          "7",
          "{\"a\":".repeat(150),
          "{\"id\":-1,\"connect\":{}}",
          "{\"id\":2,\"dance\":{}}",
          "{\"id\":3,\"subscribe\":{\"channel\":\"board:lerum\"}}",
          "{}"
        }) {
      Peer peer = open();
      peer.send(malformed);
      assertThat(peer.closeCode()).as(malformed).isEqualTo((short) 3501);
    }
  }

  @Test
  void aSecondConnectAndTooManyCommandsAreBadRequests() {
    Peer peer = connected();
    peer.send("{\"id\":2,\"connect\":{}}");
    assertThat(peer.closeCode()).isEqualTo((short) 3501);

    Peer greedy = connected();
    greedy.send("{}\n".repeat(CommandReader.MAX_COMMANDS + 1));
    assertThat(greedy.closeCode()).isEqualTo((short) 3501);
  }

  @Test
  void binaryMessagesAreAnotherProtocol() {
    Peer peer = open();
    LiveServer.await(peer.socket.writeBinaryMessage(Buffer.buffer("{}")));
    assertThat(peer.closeCode()).isEqualTo((short) 3506);
  }

  @Test
  void aMessageAboveTheLimitIsTooBig() {
    Peer peer = open();
    peer.send("{\"id\":1,\"connect\":{\"name\":\"" + "x".repeat(1000) + "\"}}");
    assertThat(peer.closeCode()).isEqualTo((short) 1009);
  }

  @Test
  void theLimitIsOneOfBytesWhateverTheLetters() {
    Peer peer = open();
    peer.send("{\"id\":1,\"connect\":{\"name\":\"" + "å".repeat(600) + "\"}}");
    assertThat(peer.closeCode()).isEqualTo((short) 1009);
  }

  @Test
  void aFrameFarAboveTheLimitIsTooBigToo() {
    Peer peer = connected();
    peer.send("x".repeat(5_000));
    assertThat(peer.closeCode()).isEqualTo((short) 1009);
    assertThat(server.count("disconnects", "reason", "message-size-limit")).isEqualTo(1);
  }

  @Test
  void aMessageOfManyFramesThatIsFarAboveTheLimitIsTooBigToo() {
    Peer peer = connected();
    peer.socket.writeFrame(WebSocketFrame.textFrame("x".repeat(900), false));
    for (int i = 0; i < 5; i++) {
      peer.socket.writeFrame(
          WebSocketFrame.continuationFrame(Buffer.buffer("x".repeat(900)), i == 4));
    }
    assertThat(peer.closeCode()).isEqualTo((short) 1009);
    assertThat(server.count("disconnects", "reason", "message-size-limit")).isEqualTo(1);
  }

  @Test
  void oneViewerTooManyIsToldToTryAgainAndAPlaceIsFreedWhenOneLeaves() {
    Peer first = connected();
    open();
    assertThatThrownBy(this::open)
        .hasRootCauseInstanceOf(UpgradeRejectedException.class)
        .hasMessageContaining("503");
    assertThat(server.viewers()).isEqualTo(2);

    LiveServer.await(first.socket.close());
    Eventually.holds(() -> server.viewers() < 2);
    open();
  }

  @Test
  void aClosingHubTellsViewersToComeBack() {
    Peer peer = connected();
    LiveServer.await(server.hub.close());
    assertThat(peer.closeCode()).isEqualTo((short) 3001);
    Eventually.holds(() -> server.viewers() == 0);
  }

  private Peer open() {
    return Peer.open(vertx, server.port());
  }

  private Peer connected() {
    return Peer.connected(vertx, server.port());
  }
}
