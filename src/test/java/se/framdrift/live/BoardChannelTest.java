package se.framdrift.live;

import static org.assertj.core.api.Assertions.assertThat;
import static se.framdrift.live.Boards.item;
import static se.framdrift.live.Boards.lerum;
import static se.framdrift.live.Boards.update;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BoardChannelTest {

  private final BoardChannel channel = new BoardChannel(lerum(1, item("a", 1, "x")));

  @Test
  void thoseWhoLackTheSameShareOnePublication() {
    channel.apply(update(5, item("b", 5, "y")));
    channel.apply(update(9));

    Push push = channel.since(1).getFirst();
    assertThat(channel.since(4)).containsExactly(push);
    assertThat(LongStream.range(0, 10).filter(push::fits).toArray()).containsExactly(1, 2, 3, 4);
    assertThat(push.position()).isEqualTo(9);
    assertThat(channel.since(5)).isEmpty();
  }

  @Test
  void changesBetweenTwoPushesAreTakenOnce() {
    channel.apply(update(2, item("a", 2, "y")));
    channel.apply(update(3, item("a", 3, "z")));

    assertThat(channel.take().getFirst().publication())
        .contains("\"value\":\"z\"")
        .doesNotContain("\"value\":\"y\"");
    assertThat(channel.take()).isEmpty();
  }

  @Test
  void publicationsOfManyPositionsAreNotAllKept() {
    for (long position = 2; position <= 2 + 2 * BoardChannel.MAX_CACHED; position++) {
      channel.apply(update(position, item("item-" + position, position, "v")));
    }
    for (long viewer = 0; viewer < 2 * BoardChannel.MAX_CACHED; viewer++) {
      assertThat(channel.since(viewer)).hasSize(1);
    }
    int kept = 0;
    for (long viewer = 1; viewer < 2 * BoardChannel.MAX_CACHED; viewer++) {
      Push first = channel.since(viewer).getFirst();
      kept += channel.since(viewer).getFirst() == first ? 1 : 0;
    }
    assertThat(kept).isBetween(BoardChannel.MAX_CACHED - 1, BoardChannel.MAX_CACHED);
  }

  @Test
  void theHashIsComputedOncePerChange() {
    Heartbeat first = channel.heartbeat();
    assertThat(channel.heartbeat()).isSameAs(first);
    channel.apply(update(2));
    Heartbeat later = channel.heartbeat();
    assertThat(later.position()).isEqualTo(2);
    assertThat(later.hash()).isSameAs(first.hash());
    channel.apply(update(3, item("a", 3, "y")));
    assertThat(channel.heartbeat().hash()).isNotEqualTo(first.hash());
  }
}
