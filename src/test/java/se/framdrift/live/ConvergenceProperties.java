package se.framdrift.live;

import static org.assertj.core.api.Assertions.assertThat;
import static se.framdrift.live.Boards.item;
import static se.framdrift.live.Boards.lerum;
import static se.framdrift.live.Boards.removed;
import static se.framdrift.live.Boards.update;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.model.BoardState;
import se.framdrift.model.Item;

/** Whatever is done to the sockets, every viewer ends with exactly the hub's board. */
@ExtendWith(VertxExtension.class)
class ConvergenceProperties {

  private static final int VIEWERS = 8;
  private static final int STEPS = 300;
  private static final String FILLER = "x".repeat(3_000);

  static LongStream seeds() {
    return LongStream.range(0, 6);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyViewerConvergesHashForHash(long seed, Vertx vertx) {
    Random random = new Random(seed);
    LiveSettings settings = LiveServer.PATIENT.withPushInterval(Duration.ofMillis(3));
    try (LiveServer server = new LiveServer(vertx, settings)) {
      server.hub.open(lerum(1, item("item-0", 1, "a")));
      List<Mirror> mirrors = new ArrayList<>();
      for (int i = 0; i < VIEWERS; i++) {
        mirrors.add(new Mirror(vertx, server.port()));
        mirrors.getLast().connect();
      }
      long position = 1;
      for (int step = 0; step < STEPS; step++) {
        Mirror mirror = mirrors.get(random.nextInt(VIEWERS));
        switch (random.nextInt(40)) {
          case 0 -> mirror.connect();
          case 1, 2 -> mirror.pause();
          case 3, 4 -> mirror.resume();
          case 5 -> LockSupport.parkNanos(random.nextLong(8_000_000));
          case 6 -> server.hub.open(restored(random, ++position));
          default -> {
            position++;
            server.hub.publish(update(position, changes(random, position)));
          }
        }
      }
      mirrors.forEach(Mirror::resume);
      long last = position + 1;
      server.hub.publish(update(last, item("last", last, "z")));

      String hash = Boards.hash(server.hub.snapshot("lerum").orElseThrow().toJsonObject());
      for (Mirror mirror : mirrors) {
        Eventually.holds(() -> mirror.position() == last);
        assertThat(mirror.hash()).isEqualTo(hash);
      }
    }
  }

  private static Item[] changes(Random random, long position) {
    return random
        .ints(random.nextInt(4), 0, 12)
        .distinct()
        .mapToObj(
            number ->
                random.nextInt(6) == 0
                    ? removed("item-" + number, position)
                    : item("item-" + number, position, FILLER + random.nextInt()))
        .toArray(Item[]::new);
  }

  /** As after a restore: another history, in which the board looks different. */
  private static BoardState restored(Random random, long position) {
    return lerum(
        Boards.DEFINITION,
        "epoch-" + random.nextInt(3),
        position,
        List.of(changes(random, position)));
  }
}
