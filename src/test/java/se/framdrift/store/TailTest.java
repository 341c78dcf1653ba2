package se.framdrift.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.framdrift.model.Change;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

class TailTest {

  private static final SeriesId SERIES = SeriesId.of("0001", "N1");
  private static final SeriesId ANOTHER = SeriesId.of("0001", "N2");

  private final Tail tail = new Tail();
  private final Ends ends = new Ends();

  @Test
  void knowsWhatWasSaidLastUntilTheBlocksHaveIt() {
    tail.add(commit(7, 2024, 1));
    assertThat(newest()).isEqualTo(observation(2024, 1));
    tail.add(commit(8, 2024, 2));
    assertThat(newest()).isEqualTo(observation(2024, 2));

    tail.forget(7);
    assertThat(newest()).isEqualTo(observation(2024, 2));
    assertThat(tail.rows()).isEqualTo(1);
    tail.forget(8);
    assertThat(newest()).isNull();
    assertThat(tail.rows()).isZero();
  }

  @Test
  void givesTheNextCommitsOnlyWhenNoneIsMissingBetween() {
    for (int position = 7; position < 17; position++) {
      tail.add(commit(position, 2000 + position, 1));
    }

    assertThat(tail.after(6, 3)).extracting(Appended::position).containsExactly(7L, 8L, 9L, 10L);
    assertThat(tail.after(15, 3)).extracting(Appended::position).containsExactly(16L);
    assertThat(tail.after(5, 3)).isEmpty();
    assertThat(tail.after(16, 3)).isEmpty();
    assertThatThrownBy(() -> tail.add(commit(20, 2024, 1)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void saysWhereTheSeriesEndThatAreAskedFor() {
    tail.add(commit(7, 2024, 1));
    tail.add(commit(8, 2022, 1));

    assertThat(tail.ends(List.of(SERIES, ANOTHER)))
        .isEqualTo(Map.of(SERIES, Period.ofYear(2024).end()));
  }

  @Test
  void aPeriodIsNewOnlyWhenItEndsAfterEverythingThatIsKnownOfItsSeries() {
    assertThat(ends.isNew(cell(2024))).as("nothing is known").isFalse();
    ends.learn(SERIES, Instant.MIN);
    assertThat(ends.isNew(cell(2024))).isTrue();

    ends.append(commit(7, 2024, 1).changes());

    assertThat(ends.isNew(cell(2024))).isFalse();
    assertThat(ends.isNew(cell(2023))).isFalse();
    assertThat(ends.isNew(cell(2025))).isTrue();
    assertThat(ends.unknown(List.of(SERIES, ANOTHER))).containsExactly(ANOTHER);
  }

  @Test
  void beginsAnewBeyondSoManySeries() {
    for (int i = 0; i <= Ends.MAX_SERIES; i++) {
      ends.learn(SeriesId.of("0001", "N" + i), Instant.MIN);
    }

    assertThat(ends.unknown(List.of(SeriesId.of("0001", "N0")))).hasSize(1);
    assertThat(ends.unknown(List.of(SeriesId.of("0001", "N" + Ends.MAX_SERIES)))).isEmpty();
  }

  private @Nullable Observation newest() {
    return tail.newest(List.of(cell(2024))).get(cell(2024));
  }

  private static Batch.Cell cell(int year) {
    return new Batch.Cell(SERIES, Period.ofYear(year));
  }

  private static Observation observation(int year, double value) {
    return Observation.of(Period.ofYear(year), value);
  }

  private static Appended commit(long position, int year, double value) {
    return new Appended(
        position,
        Instant.EPOCH,
        "test",
        List.of(new Change(SERIES, Period.ofYear(year), null, observation(year, value))));
  }
}
