package se.framdrift.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import se.framdrift.catalog.Commitment.Kind;
import se.framdrift.catalog.Target;
import se.framdrift.catalog.Target.Comparison;
import se.framdrift.catalog.TargetPath;

/** What is asked for at a moment, by hand. */
class PathTest {

  private static final Instant START = Scenario.instant("2020-01-01");
  private static final Instant HALF = Scenario.instant("2020-01-03");
  private static final Instant DEADLINE = Scenario.instant("2020-01-05");
  private static final Instant LATER = Scenario.instant("2020-01-06");

  private static Path path(TargetPath shape) {
    Baseline baseline = new Baseline.Known(START, new Mark(10, 4));
    return new Path(baseline, new Mark(20, 2), DEADLINE, shape);
  }

  @Test
  void aStepAndABudgetAskForTheGoalAllTheTime() {
    for (TargetPath shape : List.of(new TargetPath.Step(), new TargetPath.Budget())) {
      Path path = path(shape);
      assertThat(path.moving()).isFalse();
      assertThat(path.fromBaseline()).isFalse();
      assertThat(path.at(START)).isEqualTo(new Mark(20, 2));
      assertThat(path.at(HALF)).isEqualTo(new Mark(20, 2));
    }
  }

  /** Half of the way is half of both levels, and half of both margins. */
  @Test
  void aLineGoesEvenlyFromTheBaselineToTheGoalWithTheirMargins() {
    Path path = path(new TargetPath.Linear());
    assertThat(path.moving()).isTrue();
    assertThat(path.fromBaseline()).isTrue();
    assertThat(path.at(START)).isEqualTo(new Mark(10, 4));
    assertThat(path.at(Scenario.instant("2020-01-02"))).isEqualTo(new Mark(12.5, 3.5));
    assertThat(path.at(HALF)).isEqualTo(new Mark(15, 3));
    assertThat(path.at(Scenario.instant("2020-01-04"))).isEqualTo(new Mark(17.5, 2.5));
    assertThat(path.at(DEADLINE)).isEqualTo(new Mark(20, 2));
    assertThat(path.at(LATER)).isEqualTo(new Mark(20, 2));
  }

  @Test
  void aPathThatRestsOnNoBaselineMovesAllTheSame() {
    TargetPath curve =
        new TargetPath.Curve(List.of(new TargetPath.Point(java.time.LocalDate.of(2020, 1, 2), 12)));
    Path path = new Path(new Baseline.None(), new Mark(20, 2), DEADLINE, curve);
    assertThat(path.moving()).isTrue();
    assertThat(path.fromBaseline()).isFalse();
    assertThat(path.at(START)).isEqualTo(new Mark(12, 0));
    assertThat(path.at(HALF)).isEqualTo(new Mark(12, 0));
    assertThat(path.at(Scenario.instant("2020-01-04"))).isEqualTo(new Mark(16, 1));
    assertThat(path(curve).at(Scenario.instant("2020-01-02"))).isEqualTo(new Mark(11, 2));
  }

  @Test
  void aLineNeedsABaselineAGoalAndADeadlineAfterIt() {
    Baseline known = new Baseline.Known(START, new Mark(10, 4));
    Mark goal = new Mark(20, 2);
    TargetPath line = new TargetPath.Linear();
    assertThat(new Path(new Baseline.None(), goal, DEADLINE, line).at(HALF)).isNull();
    assertThat(new Path(known, null, DEADLINE, line).at(HALF)).isNull();
    assertThat(new Path(known, goal, null, line).at(HALF)).isNull();
    assertThat(new Path(known, goal, START, line).at(HALF)).isNull();
  }

  /** 10 · 0.9² and 4 · 0.9² after two whole years. */
  @Test
  void aYearlyRateIsCompoundWithItsMarginAndStaysAtTheGoal() {
    Baseline known = new Baseline.Known(START, new Mark(10, 4));
    Instant twoYears = Scenario.instant("2022-01-01");
    TargetPath rate = new TargetPath.YearlyRate(-10);
    Mark asked = Objects.requireNonNull(new Path(known, null, null, rate).at(twoYears));
    assertThat(asked.value()).isCloseTo(8.1, org.assertj.core.api.Assertions.within(1e-9));
    assertThat(asked.margin()).isCloseTo(3.24, org.assertj.core.api.Assertions.within(1e-9));
    assertThat(new Path(known, null, null, rate).at(START)).isEqualTo(new Mark(10, 4));
    Path ends = new Path(known, new Mark(9, 1), HALF, rate);
    assertThat(ends.at(HALF)).isEqualTo(new Mark(9, 1));
    assertThat(ends.at(LATER)).isEqualTo(new Mark(9, 1));
    Baseline nothing = new Baseline.Known(START, new Mark(0, 4));
    assertThat(new Path(nothing, null, null, rate).at(HALF)).isNull();
  }

  @Test
  void anExactValueHasNoPathAndALineWithoutEndNone() {
    Target line =
        Objects.requireNonNull(
            new Scenario(
                    Map.of(
                        "kind",
                        "reach-by",
                        "target",
                        "at least 20",
                        "path",
                        "linear",
                        "deadline",
                        "2020-01-04"))
                .commitment()
                .target());
    Baseline known = new Baseline.Known(START, new Mark(10, 4));
    assertThat(Path.of(Kind.REACH_BY, line, Comparison.AT_LEAST, known).moving()).isTrue();
    assertThat(Path.of(Kind.REACH_BY, line, Comparison.EQUAL_TO, known).moving()).isFalse();
    Target open =
        Objects.requireNonNull(
            new Scenario(Map.of("kind", "reach-by", "target", "at least 20", "path", "linear"))
                .commitment()
                .target());
    assertThat(Path.of(Kind.REACH_BY, open, Comparison.AT_LEAST, known).moving()).isFalse();
  }
}
