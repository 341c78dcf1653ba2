package se.framdrift.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.framdrift.model.BoardState;
import se.framdrift.model.Item;

class BoardJsonTest {

  private static final Instant AT = Instant.parse("2026-03-01T12:00:00.000001Z");
  private static final Item TAX = new Item("tax", 3, "{\"id\":\"tax\",\"position\":3}", false);
  private static final Item BIKES =
      new Item("bikes", 7, "{\"id\":\"bikes\",\"position\":7}", false);
  private static final Item GONE =
      new Item("gone", 5, "{\"id\":\"gone\",\"position\":5,\"removed\":true}", true);

  @Test
  void aSnapshotHasTheLiveItemsSortedById() {
    BoardState state =
        new BoardState(
            "lerum", "1441", "{\"id\":\"lerum\"}", "e-1", 7, AT, List.of(TAX, GONE, BIKES));

    assertThat(BoardJson.snapshot(state))
        .isEqualTo(
            "{\"board\":{\"id\":\"lerum\"},\"epoch\":\"e-1\",\"position\":7,"
                + "\"at\":\"2026-03-01T12:00:00.000001Z\",\"items\":["
                + "{\"id\":\"bikes\",\"position\":7},{\"id\":\"tax\",\"position\":3}]}");
  }

  @Test
  void changesKeepTombstones() {
    assertThat(BoardJson.changes(7, AT, List.of(GONE, BIKES)))
        .isEqualTo(
            "{\"position\":7,\"at\":\"2026-03-01T12:00:00.000001Z\",\"items\":["
                + "{\"id\":\"bikes\",\"position\":7},"
                + "{\"id\":\"gone\",\"position\":5,\"removed\":true}]}");
  }

  @Test
  void whatIsHashedIsOneLineForEachLiveItem() {
    assertThat(BoardJson.hashed(List.of(TAX, GONE, BIKES)))
        .isEqualTo("{\"id\":\"bikes\",\"position\":7}\n{\"id\":\"tax\",\"position\":3}\n");
  }
}
