package se.framdrift.live;

import static org.assertj.core.api.Assertions.assertThat;
import static se.framdrift.live.Boards.EPOCH;
import static se.framdrift.live.Boards.at;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.framdrift.model.BoardState;
import se.framdrift.model.BoardUpdate;
import se.framdrift.model.CommitEvents;
import se.framdrift.model.Event;
import se.framdrift.model.Item;
import se.framdrift.model.Recent;

/** One publication for each commit that brought events: never merged, never left out. */
@ExtendWith(VertxExtension.class)
class EventsChannelTest {

  private static final String EVENTS = "{\"channel\":\"events:1441\"}";

  private Vertx vertx;
  private LiveServer server;

  @BeforeEach
  void serve(Vertx vertx) {
    this.vertx = vertx;
    server = new LiveServer(vertx, LiveServer.PATIENT);
    server.hub.open(Boards.lerum(5));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void everyCommitIsAPublicationOfItsOwnAlsoWhereTheBoardMergesThem() {
    Peer peer = Peer.connected(vertx, server.port());
    peer.subscribe(EVENTS);
    LongStream.rangeClosed(6, 40).forEach(this::turn);

    for (long position = 6; position <= 40; position++) {
      assertThat(peer.publication())
          .isEqualTo(new JsonObject().put("offset", position).put("data", told(position)));
    }
    peer.assertNothingWaits();
  }

  @Test
  void aCommitWithoutEventsIsNoPublicationButMovesThePosition() {
    Peer peer = Peer.connected(vertx, server.port());
    peer.subscribe(EVENTS);
    server.hub.publish(Boards.update(6, Boards.item("tax", 6, "b")));
    turn(7);
    assertThat(peer.publication().getLong("offset")).isEqualTo(7);
    server.hub.publish(Boards.update(8, Boards.item("tax", 8, "c")));

    JsonObject back = again("7");
    assertThat(back.getBoolean("recovered")).isTrue();
    assertThat(back.getJsonArray("publications")).isEmpty();
    assertThat(back.getLong("offset")).isEqualTo(8);
  }

  @Test
  void whoComesBackGetsEveryMissedCommitInOrder() {
    LongStream.rangeClosed(6, 5 + EventsChannel.MOST).forEach(this::turn);

    JsonObject back = again("5");
    assertThat(back.getBoolean("recovered")).isTrue();
    assertThat(offsets(back.getJsonArray("publications")))
        .isEqualTo(LongStream.rangeClosed(6, 5 + EventsChannel.MOST).boxed().toList());
  }

  @Test
  void whoMissedMoreStartsOverWithTheNewest() {
    long last = 6 + EventsChannel.MOST;
    LongStream.rangeClosed(6, last).forEach(this::turn);

    JsonObject back = again("5");
    assertThat(back.getBoolean("recovered")).isFalse();
    JsonObject data = back.getJsonObject("data");
    assertThat(data.getLong("position")).isEqualTo(last);
    assertThat(data.getJsonArray("commits")).hasSize(EventsChannel.FRESH);
    assertThat(data.getJsonArray("commits").getJsonObject(EventsChannel.FRESH - 1))
        .isEqualTo(told(last));
    assertThat(again("6").getJsonArray("publications")).hasSize(EventsChannel.MOST);
  }

  @Test
  void aBoardThatIsOpenedAgainLosesAndRepeatsNothing() {
    Peer peer = Peer.connected(vertx, server.port());
    peer.subscribe(EVENTS);
    turn(6);
    server.hub.open(opened(8, new Recent(4, List.of(events(5), events(6), events(8)))));
    turn(9);

    assertThat(List.of(offset(peer), offset(peer), offset(peer))).isEqualTo(List.of(6L, 8L, 9L));
    peer.assertNothingWaits();
  }

  @Test
  void aGapMakesViewersStartOver() {
    Peer peer = Peer.connected(vertx, server.port());
    peer.subscribe(EVENTS);
    server.hub.open(opened(20, new Recent(15, List.of(events(17)))));

    assertThat(peer.next().getJsonObject("push").getJsonObject("unsubscribe").getInteger("code"))
        .isEqualTo(2502);
    assertThat(again("5").getBoolean("recovered")).isFalse();
    assertThat(offsets(again("15").getJsonArray("publications"))).containsExactly(17L);
  }

  @Test
  void whoFollowsThemWhereTheyAreShownNoMoreIsToldThoughNothingHappens() {
    Peer peer = Peer.following(vertx, server.port());
    peer.subscribe(EVENTS);
    server.hidden.add("events:1441");
    assertThat(peer.next())
        .isEqualTo(
            new JsonObject(
                "{\"push\":{\"channel\":\"events:1441\","
                    + "\"unsubscribe\":{\"code\":2502,\"reason\":\"state invalidated\"}}}"));
    assertThat(peer.refusal("{\"id\":4,\"subscribe\":" + EVENTS + "}")).isEqualTo(102);
    assertThat(peer.refusal("{\"id\":5,\"subscribe\":{\"channel\":\"board:lerum\"}}"))
        .as("still followed")
        .isEqualTo(105);
  }

  @Test
  void historyGivesAsManyAsAreAskedFor() {
    LongStream.rangeClosed(6, 20).forEach(this::turn);
    Peer peer = Peer.connected(vertx, server.port());
    assertThat(history(peer, "\"limit\":0")).isEmpty();
    assertThat(history(peer, "\"limit\":3")).containsExactly(6L, 7L, 8L);
    assertThat(history(peer, "\"limit\":-1,\"since\":{\"offset\":18,\"epoch\":\"" + EPOCH + "\"}"))
        .containsExactly(19L, 20L);
  }

  private static List<Long> history(Peer peer, String fields) {
    peer.send("{\"id\":3,\"history\":{\"channel\":\"events:1441\"," + fields + "}}");
    JsonObject history = peer.next().getJsonObject("history");
    assertThat(history.getLong("offset")).isEqualTo(20);
    return offsets(history.getJsonArray("publications"));
  }

  private JsonObject again(String offset) {
    return Peer.connected(vertx, server.port())
        .subscribe(
            "{\"channel\":\"events:1441\",\"recover\":true,\"epoch\":\"%s\",\"offset\":%s}"
                .formatted(EPOCH, offset));
  }

  private static long offset(Peer peer) {
    return peer.publication().getLong("offset");
  }

  private static List<Long> offsets(JsonArray publications) {
    List<Long> offsets = new ArrayList<>();
    publications.forEach(each -> offsets.add(((JsonObject) each).getLong("offset")));
    return offsets;
  }

  private void turn(long position) {
    server.hub.publish(
        new BoardUpdate(
            "lerum",
            position,
            at(position),
            List.of(Boards.item("promise", position, position)),
            events(position).events()));
  }

  private static CommitEvents events(long position) {
    return new CommitEvents(
        position,
        at(position),
        List.of(
            new Event.Turned(
                "promise", null, new Event.Outcome("missed", position % 2 == 0, null))));
  }

  private static JsonObject told(long position) {
    return new JsonObject(
        """
        {"position":%d,"at":"%s","events":[{"kind":"status","commitment":"promise","before":null,
        "after":{"state":"missed","secured":%b,"override":null}}]}"""
            .formatted(position, at(position), position % 2 == 0));
  }

  private static BoardState opened(long position, Recent recent) {
    List<Item> items = List.of(Boards.item("promise", position, position));
    return new BoardState(
        "lerum", "1441", Boards.DEFINITION, EPOCH, position, at(position), items, recent);
  }
}
