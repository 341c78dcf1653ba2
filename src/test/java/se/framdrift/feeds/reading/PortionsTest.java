package se.framdrift.feeds.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.HandedFeed.Piece;
import se.framdrift.feeds.MemoryRun;
import se.framdrift.model.RawFact;
import se.framdrift.model.Rejection;
import se.framdrift.problem.Problem;

class PortionsTest {

  @Test
  void handOverEachRowOnceAndInOrder() {
    MemoryRun run = new MemoryRun(_ -> null);
    Portions.take(run, "source", "format", "heading", decoded(12_001, 5_001));

    assertThat(run.taken().stream().map(each -> each.decoded().rows().size()))
        .containsExactly(5_000, 5_000, 2_001);
    assertThat(run.taken().stream().map(each -> each.decoded().undecodable().size()))
        .containsExactly(5_000, 1, 0);
    assertThat(run.taken().stream().flatMap(each -> each.decoded().rows().stream()))
        .extracting(RawFact::row)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 12_001).boxed().toList());
  }

  @Test
  void handOverThatThereWasNothing() {
    MemoryRun run = new MemoryRun(_ -> null);
    Portions.take(run, "source", "format", null, decoded(0, 0));

    assertThat(run.taken()).hasSize(1);
  }

  @Test
  void makeAProblemOfWhatIsUnreadable() {
    List<Piece> pieces = new ArrayList<>();

    assertThatThrownBy(
            () ->
                Portions.hand(
                    pieces::add,
                    _ -> {
                      throw new Unreadable("no table");
                    }))
        .isInstanceOfSatisfying(
            Problem.Failure.class,
            failure -> assertThat(failure.problem()).isEqualTo(new Problem.Malformed("no table")));
    assertThat(pieces).isEmpty();
  }

  private static Decoded decoded(int rows, int undecodable) {
    return new Decoded(
        IntStream.rangeClosed(1, rows)
            .mapToObj(i -> new RawFact(i, null, null, null, null, null, null, null))
            .toList(),
        IntStream.rangeClosed(1, undecodable)
            .mapToObj(i -> new Rejection(i, "", "", "", ""))
            .toList());
  }
}
