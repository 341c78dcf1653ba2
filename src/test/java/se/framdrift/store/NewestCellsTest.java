package se.framdrift.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.framdrift.model.Change;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

class NewestCellsTest {

  private static final Period YEAR = Period.parse("2025");

  private final NewestCells cells = new NewestCells();

  @Test
  void whatWasCommittedLastIsWhatIsKnown() {
    cells.append(List.of(change(1, 1), change(2, 2)));
    cells.append(List.of(change(2, 3)));

    assertThat(cells.of(List.of(cell(1), cell(2), cell(3))))
        .containsOnlyKeys(cell(1), cell(2))
        .containsEntry(cell(1), Observation.of(YEAR, 1))
        .containsEntry(cell(2), Observation.of(YEAR, 3));
  }

  @Test
  void beyondItsBoundThoseAreForgottenThatWereNotSpokenOfForLongest() {
    cells.append(series(0, NewestCells.MOST));
    assertThat(cells.of(List.of(cell(0)))).isNotEmpty();
    cells.append(series(NewestCells.MOST, 1));

    assertThat(cells.of(List.of(cell(0), cell(2), cell(NewestCells.MOST)))).hasSize(3);
    assertThat(cells.of(List.of(cell(1)))).isEmpty();
  }

  @Test
  void aCommitThatIsLargerThanItsBoundLeavesNothingOldBehind() {
    cells.append(List.of(change(5, 1)));
    cells.append(series(0, NewestCells.MOST + 1));

    assertThat(cells.of(List.of(cell(5)))).isEmpty();
  }

  private static List<Change> series(int from, int count) {
    return IntStream.range(from, from + count).mapToObj(number -> change(number, 7)).toList();
  }

  private static Change change(int number, int value) {
    return new Change(cell(number).series(), YEAR, null, Observation.of(YEAR, value));
  }

  private static Batch.Cell cell(int number) {
    return new Batch.Cell(SeriesId.parse("1441:N" + number), YEAR);
  }
}
