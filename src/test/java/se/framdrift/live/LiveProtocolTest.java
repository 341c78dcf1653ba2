package se.framdrift.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static se.framdrift.live.Boards.item;
import static se.framdrift.live.Boards.lerum;
import static se.framdrift.live.Boards.removed;
import static se.framdrift.live.Boards.update;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.framdrift.model.BoardState;
import se.framdrift.model.BoardUpdate;

@ExtendWith(VertxExtension.class)
class LiveProtocolTest {

  private Vertx vertx;
  private LiveServer server;

  @BeforeEach
  void serve(Vertx vertx) {
    this.vertx = vertx;
    server = new LiveServer(vertx, LiveServer.PATIENT);
    server.hub.open(lerum(5, item("tax", 3, "a"), removed("gone", 4), item("bikes", 5, "b")));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aFreshSubscriptionHasTheSnapshotThatTheHubGivesOut() {
    JsonObject result = connected().subscribe("{\"channel\":\"board:lerum\"}");

    JsonObject snapshot = server.hub.snapshot("lerum").orElseThrow().toJsonObject();
    assertThat(result)
        .isEqualTo(
            new JsonObject()
                .put("recoverable", true)
                .put("positioned", true)
                .put("epoch", Boards.EPOCH)
                .put("offset", 5)
                .put("data", snapshot));
    assertThat(snapshot.getJsonArray("items")).hasSize(2);
  }

  @Test
  void aSnapshotIsSharedAndEncodedOncePerPosition() {
    Buffer first = server.hub.snapshot("lerum").orElseThrow();
    assertThat(server.hub.snapshot("lerum")).hasValue(first);
    server.hub.publish(update(6));
    assertThat(server.hub.snapshot("lerum").orElseThrow().toJsonObject().getLong("position"))
        .isEqualTo(6);
    assertThat(server.hub.snapshot("atlantis")).isEmpty();
  }

  @Test
  void aChangeComesWithItsPositionAsOffset() {
    Peer peer = following();
    server.hub.publish(update(6, item("tax", 6, "c")));

    assertThat(peer.next())
        .isEqualTo(
            new JsonObject(
                """
                {"push":{"channel":"board:lerum","pub":{"data":{"position":6,"at":"2026-03-01T12:00:06Z",
                "items":[{"id":"tax","position":6,"value":"c"}]},"offset":6}}}"""));
  }

  @Test
  void updatesWithoutItemsMoveThePositionAndPublishNothing() {
    Peer peer = following();
    server.hub.publish(update(6));
    server.hub.publish(update(7));
    peer.assertNothingWaits();
    server.hub.publish(update(8, item("tax", 8, "c")));

    assertThat(peer.publication().getLong("offset")).isEqualTo(8);
    JsonObject late = connected().subscribe(recover(Boards.EPOCH, 5));
    assertThat(late.getLong("offset")).isEqualTo(8);
  }

  @Test
  void anUpdateThatWasAppliedAlreadyIsIgnored() {
    Peer peer = following();
    server.hub.publish(update(5, item("tax", 5, "again")));
    peer.assertNothingWaits();
  }

  @Test
  void anItemOfAnotherPositionOrAnUnknownBoardIsABug() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> server.hub.publish(update(6, item("tax", 5, "c"))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> server.hub.publish(new BoardUpdate("x", 1, Boards.at(1), List.of())));
  }

  @Test
  void aRecoveredSubscriptionGetsWhatItLacksAsOnePublication() {
    server.hub.publish(update(6, item("tax", 6, "c")));
    server.hub.publish(update(7, item("tax", 7, "d")));
    server.hub.publish(update(8, removed("bikes", 8)));

    JsonObject result = connected().subscribe(recover(Boards.EPOCH, 5));

    assertThat(result.getBoolean("was_recovering")).isTrue();
    assertThat(result.getBoolean("recovered")).isTrue();
    assertThat(result.containsKey("data")).isFalse();
    assertThat(result.getJsonArray("publications"))
        .isEqualTo(
            new JsonArray(
                """
                [{"data":{"position":8,"at":"2026-03-01T12:00:08Z","items":[
                {"id":"bikes","position":8,"removed":true},{"id":"tax","position":7,"value":"d"}]},
                "offset":8}]"""));
  }

  @Test
  void whoMissedNothingGetsNoPublication() {
    JsonObject result = connected().subscribe(recover(Boards.EPOCH, 5));

    assertThat(result.getBoolean("recovered")).isTrue();
    assertThat(result.getJsonArray("publications")).isEmpty();
  }

  @Test
  void anotherEpochOrAFutureOffsetOrNoEpochIsNotRecovered() {
    for (String position : List.of(recover("other", 5), recover(Boards.EPOCH, 6), recover("", 5))) {
      JsonObject result = connected().subscribe(position);

      assertThat(result.getBoolean("was_recovering")).isTrue();
      assertThat(result.getBoolean("recovered")).isFalse();
      assertThat(result.getJsonObject("data").getLong("position")).isEqualTo(5);
      assertThat(result.getLong("offset")).isEqualTo(5);
    }
  }

  @Test
  void whoCannotUseASnapshotMayAskForAnErrorInstead() {
    Peer peer = connected();
    assertThat(
            peer.refusal(
                "{\"id\":3,\"subscribe\":{\"channel\":\"board:lerum\",\"recover\":true,"
                    + "\"epoch\":\"other\",\"offset\":1,\"flag\":2}}"))
        .isEqualTo(112);
  }

  @Test
  void commandsThatCannotBeObeyedAreRefusedWithTheirCodes() {
    Peer peer = following();
    assertThat(peer.refusal(subscribe("board:atlantis"))).isEqualTo(102);
    assertThat(peer.refusal(subscribe("events:9998"))).isEqualTo(102);
    assertThat(peer.refusal(subscribe("board:lerum"))).isEqualTo(105);
    assertThat(peer.refusal(subscribe(""))).isEqualTo(107);
    assertThat(peer.refusal("{\"id\":3,\"subscribe\":{\"channel\":7}}")).isEqualTo(107);
    assertThat(peer.refusal("{\"id\":3,\"publish\":{\"channel\":\"board:lerum\",\"data\":{}}}"))
        .isEqualTo(103);
    assertThat(peer.refusal("{\"id\":3,\"presence\":{\"channel\":\"board:lerum\"}}"))
        .isEqualTo(108);
    assertThat(peer.refusal("{\"id\":3,\"presence_stats\":{\"channel\":\"board:lerum\"}}"))
        .isEqualTo(108);
    assertThat(peer.refusal("{\"id\":3,\"rpc\":{\"method\":\"drop\"}}")).isEqualTo(104);
    assertThat(peer.refusal("{\"id\":3,\"rpc\":{\"method\":\"board\"}}")).isEqualTo(102);
    peer.assertNothingWaits();
  }

  @Test
  void aBoardThatIsNotShownHereIsAsUnknownAsOneThatIsNot() {
    server.hidden.add("lerum");
    Peer peer = connected();
    assertThat(peer.refusal(subscribe("board:lerum"))).isEqualTo(102);
    assertThat(peer.refusal("{\"id\":3,\"history\":{\"channel\":\"board:lerum\",\"limit\":1}}"))
        .isEqualTo(102);
    assertThat(
            peer.refusal(
                "{\"id\":3,\"rpc\":{\"method\":\"board\",\"data\":{\"board\":\"lerum\"}}}"))
        .isEqualTo(102);
    peer.assertNothingWaits();
  }

  @Test
  void oneSocketFollowsOnlySoManyBoards() {
    int limit = LiveBounds.defaults().subscriptions();
    Peer peer = connected();
    for (int i = 0; i <= limit; i++) {
      server.hub.open(
          new BoardState("b" + i, "1441", "{}", Boards.EPOCH, 1, Boards.at(1), List.of()));
    }
    for (int i = 0; i < limit; i++) {
      peer.subscribe("{\"channel\":\"board:b" + i + "\"}");
    }
    assertThat(peer.refusal(subscribe("board:b" + limit))).isEqualTo(106);
  }

  @Test
  void severalCommandsMayComeInOneMessage() {
    Peer peer = Peer.open(vertx, server.port());
    peer.send(
        "{\"id\":1,\"connect\":{}}\n\n"
            + subscribe("board:lerum")
            + "\n{}\n{\"id\":4,\"unsubscribe\":{\"channel\":\"board:lerum\"}}\n");

    assertThat(peer.next().getInteger("id")).isEqualTo(1);
    assertThat(peer.next().containsKey("subscribe")).isTrue();
    assertThat(peer.next().containsKey("unsubscribe")).isTrue();
    server.hub.publish(update(6, item("tax", 6, "c")));
    peer.assertNothingWaits();
  }

  @Test
  void historyIsThePositionAndOneMergedPublication() {
    Peer peer = connected();
    server.hub.publish(update(6, item("tax", 6, "c")));

    assertThat(history(peer, "{\"channel\":\"board:lerum\",\"limit\":0}"))
        .isEqualTo(
            new JsonObject(
                "{\"publications\":[],\"epoch\":\"%s\",\"offset\":6}".formatted(Boards.EPOCH)));
    JsonObject since =
        history(
            peer,
            "{\"channel\":\"board:lerum\",\"limit\":9,\"since\":{\"offset\":5,\"epoch\":\"%s\"}}"
                .formatted(Boards.EPOCH));
    assertThat(since.getJsonArray("publications")).hasSize(1);
    assertThat(
            peer.refusal(
                "{\"id\":3,\"history\":{\"channel\":\"board:lerum\",\"limit\":9,"
                    + "\"since\":{\"offset\":7,\"epoch\":\"%s\"}}}".formatted(Boards.EPOCH)))
        .isEqualTo(112);
    assertThat(
            peer.refusal(
                "{\"id\":3,\"history\":{\"channel\":\"board:lerum\",\"limit\":9,\"reverse\":true}}"))
        .as("from the newest backwards")
        .isEqualTo(108);
  }

  @Test
  void theProcedureBoardGivesTheHashAndCountsThoseWhoSawAnother() {
    Peer peer = connected();
    JsonObject data = rpc(peer, "{\"board\":\"lerum\"}");
    assertThat(data.getLong("position")).isEqualTo(5);
    String hash = data.getString("hash");
    assertThat(hash)
        .isEqualTo(
            Hashes.sha256(
                """
                {"id":"bikes","position":5,"value":"b"}
                {"id":"tax","position":3,"value":"a"}
                """));

    rpc(peer, "{\"board\":\"lerum\",\"seen\":{\"position\":5,\"hash\":\"" + hash + "\"}}");
    assertThat(server.count("hash.mismatches")).isZero();
    rpc(peer, "{\"board\":\"lerum\",\"seen\":{\"position\":5,\"hash\":\"00\"}}");
    assertThat(server.count("hash.mismatches")).isEqualTo(1);
  }

  @Test
  void whoSawAnotherHashIsCountedAlsoWhenTheBoardHasGoneOn() {
    Peer peer = connected();
    rpc(peer, "{\"board\":\"lerum\"}");
    for (long position = 6; position < 20; position++) {
      server.hub.publish(update(position, item("tax", position, position)));
      rpc(peer, "{\"board\":\"lerum\"}");
    }
    rpc(peer, "{\"board\":\"lerum\",\"seen\":{\"position\":5,\"hash\":\"00\"}}");
    rpc(peer, "{\"board\":\"lerum\",\"seen\":{\"position\":99,\"hash\":\"00\"}}");
    assertThat(server.count("hash.mismatches")).isEqualTo(1);
  }

  @Test
  void aReplacedDefinitionMakesViewersStartOver() {
    Peer peer = following();
    server.hub.open(
        lerum(
            "{\"id\":\"lerum\",\"version\":\"2\"}", Boards.EPOCH, 5, List.of(item("tax", 3, "a"))));

    assertThat(peer.next())
        .isEqualTo(
            new JsonObject(
                "{\"push\":{\"channel\":\"board:lerum\","
                    + "\"unsubscribe\":{\"code\":2502,\"reason\":\"state invalidated\"}}}"));
    JsonObject result = peer.subscribe(recover(Boards.EPOCH, 5));
    assertThat(result.getBoolean("recovered")).isFalse();
    assertThat(result.getJsonObject("data").getJsonObject("board").getString("version"))
        .isEqualTo("2");
  }

  @Test
  void aStateThatGoesOnFromTheLastOneIsAChangeLikeAnyOther() {
    Peer peer = following();
    server.hub.open(lerum(9, item("tax", 9, "z"), removed("gone", 4), item("bikes", 5, "b")));

    JsonObject publication = peer.publication();
    assertThat(publication.getLong("offset")).isEqualTo(9);
    assertThat(publication.getJsonObject("data").getJsonArray("items")).hasSize(1);
  }

  private Peer connected() {
    return Peer.connected(vertx, server.port());
  }

  private Peer following() {
    return Peer.following(vertx, server.port());
  }

  private static String subscribe(String channel) {
    return "{\"id\":2,\"subscribe\":{\"channel\":\"" + channel + "\"}}";
  }

  private static String recover(String epoch, long offset) {
    return "{\"channel\":\"board:lerum\",\"recover\":true,\"epoch\":\"%s\",\"offset\":%d}"
        .formatted(epoch, offset);
  }

  private static JsonObject history(Peer peer, String fields) {
    peer.send("{\"id\":3,\"history\":" + fields + "}");
    return peer.next().getJsonObject("history");
  }

  private static JsonObject rpc(Peer peer, String data) {
    peer.send("{\"id\":3,\"rpc\":{\"method\":\"board\",\"data\":" + data + "}}");
    return peer.next().getJsonObject("rpc").getJsonObject("data");
  }
}
