package se.framdrift.live;

import static org.assertj.core.api.Assertions.assertThat;
import static se.framdrift.live.Boards.item;
import static se.framdrift.live.Boards.lerum;
import static se.framdrift.live.Boards.update;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One frame shared by several sockets is empty for all but the first; so every byte is counted. */
@ExtendWith(VertxExtension.class)
class SharedTextTest {

  @ParameterizedTest(name = "{1} characters to {0} sockets")
  @CsvSource({
    "2, 100",
    "2, 2000",
    "100, 100",
    "100, 2000",
    "1000, 100",
    "1000, 2000",
    "2, 50000",
    "20, 50000"
  })
  void everySocketGetsEveryByteOfOnePublication(int sockets, int length, Vertx vertx) {
    try (LiveServer server = new LiveServer(vertx, LiveServer.PATIENT)) {
      server.hub.open(lerum(1, item("tax", 1, "a")));
      List<Peer> peers = new ArrayList<>();
      for (int i = 0; i < sockets; i++) {
        peers.add(Peer.following(vertx, server.port()));
      }
      double before = server.count("bytes");
      String value = "å".repeat(length);
      server.hub.publish(update(2, item("tax", 2, value)));

      String expected =
          """
          {"push":{"channel":"board:lerum","pub":{"data":{"position":2,"at":"2026-03-01T12:00:02Z",\
          "items":[{"id":"tax","position":2,"value":"%s"}]},"offset":2}}}"""
              .formatted(value);
      for (Peer peer : peers) {
        assertThat(peer.nextText()).isEqualTo(expected);
      }
      double bytes = (double) expected.length() + length;
      Eventually.holds(() -> server.count("bytes") - before == bytes * sockets);
      assertThat(server.count("publications")).isEqualTo(1);
      peers.forEach(peer -> LiveServer.await(peer.socket.close()));
    }
  }
}
