package se.framdrift.live;

import static org.assertj.core.api.Assertions.assertThat;
import static se.framdrift.live.Boards.item;
import static se.framdrift.live.Boards.lerum;
import static se.framdrift.live.Boards.update;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.framdrift.model.BoardUpdate;
import se.framdrift.model.Event;

/** What viewers get when their event loop has been busy and much has happened meanwhile. */
class LateLoopTest {

  private static final LiveSettings AT_ONCE = LiveServer.PATIENT.withPushInterval(Duration.ZERO);
  private static final String LARGE = "x".repeat(10_000);

  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final LiveServer server = new LiveServer(vertx, AT_ONCE);

  @AfterEach
  void stop() {
    server.close();
    LiveServer.await(vertx.close());
  }

  @Test
  void whatABoardPublishedMeanwhileIsOnePublication() {
    server.hub.open(lerum(1, item("tax", 1, "a")));
    Peer peer = Peer.following(vertx, server.port());
    server.hub.publish(update(2, item("tax", 2, "b")));
    assertThat(peer.publication().getLong("offset")).isEqualTo(2);

    late(
        () -> {
          for (long position = 3; position <= 101; position++) {
            server.hub.publish(update(position, item("item-" + position % 3, position, LARGE)));
          }
        });

    JsonObject publication = peer.publication();
    assertThat(publication.getLong("offset")).isEqualTo(101);
    assertThat(publication.getJsonObject("data").getJsonArray("items")).hasSize(3);
    peer.assertNothingWaits();
  }

  @Test
  void noEventOfMeanwhileIsLostOrMergedAndNoMessageIsLargerThanClientsRead() {
    server.hub.open(lerum(1, item("tax", 1, "a")));
    Peer peer = Peer.connected(vertx, server.port());
    peer.subscribe("{\"channel\":\"events:1441\"}");
    List<String> messages = Collections.synchronizedList(new ArrayList<>());
    peer.socket.textMessageHandler(messages::add);

    late(() -> LongStream.rangeClosed(2, 301).forEach(this::turn));

    Eventually.holds(() -> offsets(messages).size() == 300);
    assertThat(offsets(messages)).isEqualTo(LongStream.rangeClosed(2, 301).boxed().toList());
    assertThat(messages)
        .hasSizeBetween(2, 20)
        .allSatisfy(text -> assertThat(text).hasSizeLessThan(Together.MESSAGE_BYTES + 1_000));
  }

  private void turn(long position) {
    server.hub.publish(
        new BoardUpdate(
            "lerum",
            position,
            Boards.at(position),
            List.of(),
            List.of(new Event.Turned("promise", null, new Event.Outcome("met", true, null)))));
  }

  private static List<Long> offsets(List<String> messages) {
    return List.copyOf(messages).stream()
        .flatMap(String::lines)
        .map(line -> new JsonObject(line).getJsonObject("push").getJsonObject("pub"))
        .map(publication -> publication.getLong("offset"))
        .toList();
  }

  /** Keeps the one loop busy until {@code what} is done. */
  private void late(Runnable what) {
    CountDownLatch held = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    vertx.runOnContext(
        _ -> {
          held.countDown();
          awaitUnchecked(done);
        });
    awaitUnchecked(held);
    what.run();
    done.countDown();
  }

  private static void awaitUnchecked(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted", e);
    }
  }
}
