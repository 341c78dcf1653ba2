package se.framdrift.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.framdrift.catalog.Indicator.Direction;
import se.framdrift.catalog.Indicator.Input;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Span;

class OverlapTest {

  private static final SeriesId SERIES = SeriesId.of("1281", "N1");
  private static final Statistic SUM = new Statistic.Sum();
  private static final Gathering SINCE = new Gathering.Since(LocalDate.parse("2022-10-15"));

  private static Overlap of(String resolution, @Nullable String formula, Aggregate... aggregates) {
    List<Input> inputs = new ArrayList<>();
    for (Aggregate aggregate : aggregates) {
      inputs.add(new Input("a" + inputs.size(), SERIES, aggregate));
    }
    return Overlap.of(
        new Indicator("i", LocalizedText.same("i"), "st", 0, Direction.NONE, inputs, formula),
        Span.parse(resolution));
  }

  private static Aggregate rolling(String window) {
    return new Aggregate.Gathered(new Gathering.Rolling(Period.parse(window)), SUM);
  }

  private static Aggregate since(Statistic statistic) {
    return new Aggregate.Gathered(SINCE, statistic);
  }

  /** A window overlaps the next when it is longer than the step from one to the next. */
  @ParameterizedTest(name = "a window of {0} every {1}")
  @CsvSource({
    "P12M, P1M, WINDOW",
    "P12M, P1Y, NONE",
    "P2M, P1M, WINDOW",
    "P1M, P1M, NONE",
    "P8D, P7D, WINDOW",
    "P7D, P1W, NONE",
    "P1D, PT1H, WINDOW"
  })
  void isThatOfWindowsWhichAreLongerThanTheirStep(String window, String step, Overlap expected) {
    assertThat(of(step, null, rolling(window))).isEqualTo(expected);
  }

  @Test
  void ofAChangeOnTheYearBeforeIsThereWhenItIsTakenSeveralTimesAYear() {
    assertThat(of("P1M", null, new Aggregate.ChangeOnYear())).isEqualTo(Overlap.WINDOW);
    assertThat(of("P1Y", null, new Aggregate.ChangeOnYear())).isEqualTo(Overlap.NONE);
  }

  @Test
  void ofWhatIsCountedUpIsASum() {
    assertThat(of("P1M", null, since(SUM))).isEqualTo(Overlap.SUM);
    assertThat(of("P1M", null, since(new Statistic.Count()))).isEqualTo(Overlap.SUM);
  }

  /** What is added to a mean from one value to the next is nothing that one figure says. */
  @Test
  void ofAnyOtherStatisticSinceADayIsThatOfAWindow() {
    assertThat(of("P1M", null, since(new Statistic.Mean()))).isEqualTo(Overlap.WINDOW);
    assertThat(of("P1M", "a0 / 2.0", since(SUM))).isEqualTo(Overlap.WINDOW);
    assertThat(of("P1M", "a0 + a1", since(SUM), new Aggregate.Latest())).isEqualTo(Overlap.WINDOW);
  }

  @Test
  void isThereWhenAnyInputHasIt() {
    assertThat(of("P1M", "a0 + a1", new Aggregate.Latest(), rolling("P12M")))
        .isEqualTo(Overlap.WINDOW);
  }

  @Test
  void isNotThereWhereEveryFigureIsItsOwn() {
    List<Double> twelve = Collections.nCopies(12, 11.0);
    for (Aggregate own :
        List.of(
            new Aggregate.Latest(),
            new Aggregate.Gathered(new Gathering.Calendar(CalendarUnit.YEAR), SUM),
            new Aggregate.IndexToBaseline(se.framdrift.model.Period.ofYear(2022)),
            new Aggregate.Rank("G", true),
            new Aggregate.Distance("G", "mean"),
            new Aggregate.DegreeDayCorrected(
                SERIES, new Statistic.DegreeDays(17, twelve), twelve, 60))) {
      assertThat(of("P1M", null, own)).as(own.code()).isEqualTo(Overlap.NONE);
    }
  }
}
