package se.framdrift.boards;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.framdrift.boards.Tile.CommitmentTile;
import se.framdrift.model.Event;
import se.framdrift.model.Item;
import se.framdrift.model.Reason;
import se.framdrift.model.Status;

class BoardTest {

  private static final Instant MONDAY = Instant.parse("2026-11-16T08:00:00Z");
  private static final Instant TUESDAY = Instant.parse("2026-11-17T08:00:00Z");

  private final Board board = new Board(BoardTest::written);

  @Test
  void keepsTheOldPositionWhenATileSaysTheSameAsBefore() {
    assertThat(board.show(tile(Status.State.ON_TRACK, "ahead"), 1, MONDAY)).isPresent();

    assertThat(board.show(tile(Status.State.ON_TRACK, "ahead"), 2, TUESDAY)).isEmpty();

    assertThat(board.items()).extracting(Item::position).containsExactly(1L);
    assertThat(board.item("promise").map(Item::position)).contains(1L);
  }

  @Test
  void keepsWhenWeLearnedAStateWhileOnlyItsReasonChanges() {
    board.show(tile(Status.State.ON_TRACK, "ahead"), 1, MONDAY);

    Item changed = board.show(tile(Status.State.ON_TRACK, "far ahead"), 2, TUESDAY).orElseThrow();

    assertThat(changed.json()).isEqualTo("on-track far ahead 2 " + MONDAY);
  }

  @Test
  void learnsAnotherStateAtTheCommitThatBroughtIt() {
    board.show(tile(Status.State.ON_TRACK, "ahead"), 1, MONDAY);

    Item changed = board.show(tile(Status.State.OFF_TRACK, "behind"), 2, TUESDAY).orElseThrow();

    assertThat(changed.json()).isEqualTo("off-track behind 2 " + TUESDAY);
  }

  @Test
  void leavesATombstoneOnceForATileThatIsNoLongerShown() {
    board.show(tile(Status.State.ON_TRACK, "ahead"), 1, MONDAY);

    List<Item> removed = board.keepOnly(Set.of(), 2);

    assertThat(removed)
        .containsExactly(
            new Item("promise", 2, "{\"id\":\"promise\",\"position\":2,\"removed\":true}", true));
    assertThat(board.keepOnly(Set.of(), 3)).isEmpty();
    assertThat(board.item("promise")).isEmpty();
  }

  @Test
  void showsATileAnewAfterItsTombstone() {
    board.show(tile(Status.State.ON_TRACK, "ahead"), 1, MONDAY);
    board.keepOnly(Set.of(), 2);

    assertThat(board.show(tile(Status.State.ON_TRACK, "ahead"), 3, TUESDAY)).isPresent();
  }

  @Test
  void takesOverWhatWasStoredSoThatARestartChangesNothing() {
    Item item = board.show(tile(Status.State.ON_TRACK, "ahead"), 1, MONDAY).orElseThrow();
    Board restarted = new Board(BoardTest::written);
    restarted.restore(
        new Board.Shown(
            item, new Event.Outcome(Status.State.ON_TRACK.code(), false, null), MONDAY));

    assertThat(restarted.show(tile(Status.State.ON_TRACK, "ahead"), 9, TUESDAY)).isEmpty();
    assertThat(restarted.items()).isEqualTo(board.items());
  }

  private static CommitmentTile tile(Status.State state, String reason) {
    Status status =
        new Status(state, false, null, null, List.of(Reason.of(reason, reason, reason)));
    return new CommitmentTile("promise", status, null, null, null, null, null, null);
  }

  private static String written(Tile tile, long position, @Nullable Instant knownSince) {
    Status status = ((CommitmentTile) tile).status();
    return status.state().code()
        + " "
        + status.reasons().getFirst().code()
        + " "
        + position
        + " "
        + knownSince;
  }
}
