package se.framdrift.live;

import static org.assertj.core.api.Assertions.assertThat;
import static se.framdrift.live.Boards.item;
import static se.framdrift.live.Boards.lerum;
import static se.framdrift.live.Boards.update;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class SlowViewerTest {

  private static final Duration LONG = Duration.ofMinutes(5);
  private static final LiveSettings EAGER =
      LiveServer.PATIENT.withPushInterval(Duration.ofMillis(1));

  /** More than the two operating systems' socket buffers hold. */
  private static final int ENOUGH = 3_000;

  private static final String LARGE = "x".repeat(50_000);

  @Test
  void whoTakesNothingGetsOneMergedPublicationWhenItDrains(Vertx vertx) {
    try (LiveServer server = new LiveServer(vertx, EAGER)) {
      server.hub.open(lerum(1, item("tax", 1, "a")));
      Peer peer = Peer.following(vertx, server.port());
      peer.stall();
      long stalledAt = publishUntilStalled(server);
      long last = stalledAt + 50;
      for (long position = stalledAt + 1; position <= last; position++) {
        server.hub.publish(update(position, item("item-" + position % 3, position, position)));
      }
      peer.flow();

      long offset = 1;
      JsonObject publication = new JsonObject();
      while (offset < last) {
        publication = peer.publication();
        assertThat(publication.getLong("offset")).isGreaterThan(offset);
        offset = publication.getLong("offset");
      }
      assertThat(publication.getJsonObject("data").getJsonArray("items")).hasSizeBetween(3, 4);
      assertThat(server.count("merged")).isPositive();
    }
  }

  @Test
  void whoTakesNothingForTooLongIsToldToComeBackAndReadsThatWhenItWakes(Vertx vertx) {
    LiveSettings settings =
        EAGER.withTimeouts(LONG, LONG, LONG, LONG, Duration.ofMillis(300)).withClosingGrace(LONG);
    try (LiveServer server = new LiveServer(vertx, settings)) {
      server.hub.open(lerum(1, item("tax", 1, "a")));
      Peer peer = Peer.following(vertx, server.port());
      peer.stall();
      publishUntilStalled(server);
      Eventually.holds(() -> server.count("disconnects", "reason", "slow") == 1);

      peer.flow();

      assertThat(peer.closeCode()).isEqualTo((short) 3008);
      Eventually.holds(() -> server.viewers() == 0);
    }
  }

  @Test
  void whoDoesNotWakeIsCutAndFreed(Vertx vertx) {
    LiveSettings settings =
        EAGER
            .withTimeouts(LONG, LONG, LONG, LONG, Duration.ofMillis(300))
            .withClosingGrace(Duration.ofMillis(300));
    try (LiveServer server = new LiveServer(vertx, settings)) {
      server.hub.open(lerum(1, item("tax", 1, "a")));
      Peer peer = Peer.following(vertx, server.port());
      peer.stall();
      publishUntilStalled(server);

      Eventually.holds(() -> server.count("disconnects", "reason", "slow") == 1);
      Eventually.holds(() -> server.viewers() == 0);
      peer.flow();
      peer.closeCode();
    }
  }

  @Test
  void aStalledViewerHoldsNobodyBack(Vertx vertx) {
    try (LiveServer server = new LiveServer(vertx, EAGER)) {
      server.hub.open(lerum(1, item("tax", 1, "a")));
      Peer stalled = Peer.following(vertx, server.port());
      stalled.stall();
      long position = publishUntilStalled(server) + 1;
      Peer healthy = Peer.following(vertx, server.port());
      server.hub.publish(update(position, item("tax", position, "b")));

      assertThat(healthy.publication().getLong("offset")).isEqualTo(position);
      stalled.flow();
    }
  }

  private static long publishUntilStalled(LiveServer server) {
    for (long position = 2; position < ENOUGH; position++) {
      double before = server.count("publications");
      server.hub.publish(update(position, item("tax", position, LARGE)));
      Eventually.holds(() -> server.count("publications") > before);
      if (server.count("stalls") > 0) {
        return position;
      }
    }
    throw new AssertionError("The socket took everything");
  }
}
