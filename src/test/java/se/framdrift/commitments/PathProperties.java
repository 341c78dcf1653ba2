package se.framdrift.commitments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.catalog.Commitment.Kind;
import se.framdrift.catalog.Steadiness;
import se.framdrift.catalog.Target;
import se.framdrift.catalog.Target.Comparison;
import se.framdrift.catalog.TargetPath;
import se.framdrift.commitments.Cases.Case;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;
import se.framdrift.model.Status.State;
import se.framdrift.testing.Seeds;

/** What must hold for every path, budget and damping, whatever the figures. */
class PathProperties {

  private static final List<State> FROM_WORST =
      List.of(State.MISSED, State.OFF_TRACK, State.AT_RISK, State.ON_TRACK, State.MET);
  private static final Set<State> DAMPED =
      Set.of(State.OFF_TRACK, State.AT_RISK, State.ON_TRACK, State.MET);
  private static final Instant START = Instant.parse("2022-12-31T23:00:00Z");

  static LongStream seeds() {
    return Seeds.upTo(12);
  }

  private static Path path(TargetPath shape, double begun, double goal, LocalDate deadline) {
    Instant end = Objects.requireNonNull(Measured.midnightAfter(deadline));
    Baseline baseline = new Baseline.Known(START, new Mark(begun, 1.5));
    return new Path(baseline, Mark.exactly(goal), end, shape);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aCurveWhosePointsLieOnTheLineIsTheLine(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 50; i++) {
      LocalDate deadline = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(3000));
      double begun = random.nextInt(200) - 100;
      double goal = random.nextInt(200) - 100;
      Path line = path(new TargetPath.Linear(), begun, goal, deadline);
      List<TargetPath.Point> points = new ArrayList<>();
      for (LocalDate day = LocalDate.of(2023, 2, 1);
          day.isBefore(deadline);
          day = day.plusDays(1 + random.nextInt(500))) {
        Mark on = line.at(Objects.requireNonNull(Measured.midnightAfter(day)));
        points.add(new TargetPath.Point(day, Objects.requireNonNull(on).value()));
      }
      Path curve = path(new TargetPath.Curve(points), begun, goal, deadline);
      Instant moment = START.plus(random.nextInt(3500), ChronoUnit.DAYS);
      assertThat(Objects.requireNonNull(curve.at(moment)).value())
          .isCloseTo(Objects.requireNonNull(line.at(moment)).value(), within(1e-9));
      Path straight = path(new TargetPath.Curve(List.of()), begun, goal, deadline);
      assertThat(straight.at(moment)).isEqualTo(line.at(moment));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aYearlyRateIsTheSameShareEveryCalendarYear(long seed) {
    Random random = new Random(seed);
    double rate = random.nextInt(60) - 30;
    Path path =
        new Path(
            new Baseline.Known(START, Mark.exactly(80)),
            null,
            null,
            new TargetPath.YearlyRate(rate));
    double before = 80;
    for (int year = 2023; year < 2033; year++) {
      double now = Objects.requireNonNull(path.at(Period.ofYear(year).end())).value();
      assertThat(now / before).isCloseTo(1 + rate / 100, within(1e-12));
      before = now;
    }
  }

  @Test
  void aShareOfNothingIsNoLevel() {
    Baseline nothing = new Baseline.Known(START, Mark.exactly(0));
    assertThat(new Path(nothing, null, null, new TargetPath.YearlyRate(2)).at(START)).isNull();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void usingMoreOfABudgetNeverGivesABetterState(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 60; i++) {
      Case any = budget(Cases.of(seed * 1000 + i, Kind.REACH_BY), 500 + random.nextInt(500));
      int before = FROM_WORST.indexOf(any.assess().status().state());
      IndicatorValue figure =
          any.evidence().values().get(random.nextInt(any.evidence().values().size()));
      if (before < 0 || figure.value() == null) {
        continue;
      }
      double more = figure.value() + random.nextDouble() * 400;
      IndicatorValue used =
          new IndicatorValue(
              figure.period(),
              more,
              null,
              figure.margin(),
              figure.n(),
              figure.flag(),
              figure.qualityNote());
      assertThat(FROM_WORST.indexOf(any.with(used).assess().status().state()))
          .as(() -> any + " with " + used)
          .isLessThanOrEqualTo(before);
    }
  }

  private static Case budget(Case any, double budget) {
    Target plain = Objects.requireNonNull(any.commitment().target());
    Target target =
        new Target(
            true,
            null,
            "i",
            Comparison.AT_MOST,
            budget,
            false,
            "kt",
            null,
            null,
            plain.from(),
            plain.deadline() == null ? LocalDate.of(2026, 6, 30) : plain.deadline(),
            new TargetPath.Budget(),
            null,
            null);
    List<IndicatorValue> spent =
        any.evidence().values().stream()
            .map(
                figure ->
                    figure.value() == null || figure.value() >= 0
                        ? figure
                        : new IndicatorValue(figure.period(), 0.0, null, null, null, "A", null))
            .toList();
    return any.with(target).with(spent);
  }

  private static List<Case> slow(long seed) {
    List<Case> cases = new ArrayList<>();
    Random random = new Random(seed);
    for (Kind kind : Kind.values()) {
      if (Rule.of(kind) instanceof MeasuredRule) {
        for (int i = 0; i < 20; i++) {
          cases.add(
              Cases.of(seed * 1000 + i, kind)
                  .with(new Steadiness(random.nextInt(4), 1 + random.nextInt(3), 2, 3)));
        }
      }
    }
    return cases;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void dampingChangesOnlyWhatMayStillChangeAndSaysSo(long seed) {
    for (Case any : slow(seed)) {
      Assessment shown = any.assess();
      Assessment raw = any.with(Steadiness.NONE).assess();
      State found = raw.status().state();
      Reason first = shown.status().reasons().getFirst();
      if (!DAMPED.contains(found) || raw.status().secured()) {
        assertThat(shown.status().state()).as(any::toString).isEqualTo(found);
      }
      if (shown.status().state() == found) {
        assertThat(first.code()).isNotEqualTo("damped");
      } else {
        assertThat(first.code()).as(any::toString).isEqualTo("damped");
        assertThat(first.params()).containsEntry("raw", found.code());
        assertThat(shown.status().state()).isIn(DAMPED);
        assertThat(shown.judged()).isEqualTo(raw.judged());
      }
    }
  }

  private static List<List<Flapping.Step>> stretches(Case any) {
    Steadiness steadiness = Objects.requireNonNull(any.commitment().target()).steadiness();
    Flapping flapping = Flapping.preview(any.commitment(), any.evidence(), any.now(), steadiness);
    List<List<Flapping.Step>> stretches = new ArrayList<>();
    stretches.add(new ArrayList<>());
    for (Flapping.Step step : flapping == null ? List.<Flapping.Step>of() : flapping.steps()) {
      if (DAMPED.contains(step.raw())) {
        stretches.getLast().add(step);
      } else {
        assertThat(step.shown()).isEqualTo(step.raw());
        stretches.add(new ArrayList<>());
      }
    }
    return stretches;
  }

  private static int moved(List<State> states) {
    int moved = 0;
    for (int i = 1; i < states.size(); i++) {
      moved += Math.abs(FROM_WORST.indexOf(states.get(i)) - FROM_WORST.indexOf(states.get(i - 1)));
    }
    return moved;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void dampingNeverMovesAStateFurther(long seed) {
    int damped = 0;
    for (Case any : slow(seed)) {
      for (List<Flapping.Step> stretch : stretches(any)) {
        int raw = moved(stretch.stream().map(Flapping.Step::raw).toList());
        int shown = moved(stretch.stream().map(Flapping.Step::shown).toList());
        assertThat(shown).as(any::toString).isLessThanOrEqualTo(raw);
        damped += raw - shown;
      }
    }
    assertThat(damped).isPositive();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void noLightIsKeptBetterThanItsFigureByMoreThanOneLevelOrForLong(long seed) {
    int kept = 0;
    List<Case> cases = new ArrayList<>();
    for (long more = 0; more < 5; more++) {
      cases.addAll(slow(seed + 1000 * more));
    }
    for (Case any : cases) {
      Steadiness steadiness = Objects.requireNonNull(any.commitment().target()).steadiness();
      for (List<Flapping.Step> stretch : stretches(any)) {
        int inARow = 0;
        for (Flapping.Step step : stretch) {
          int better = FROM_WORST.indexOf(step.shown()) - FROM_WORST.indexOf(step.raw());
          inARow = better > 0 ? inARow + 1 : 0;
          kept += Math.max(0, better);
          assertThat(better).as(any::toString).isLessThanOrEqualTo(1);
          assertThat(better > 0 && step.shown() == State.MET).as(any::toString).isFalse();
          assertThat(inARow)
              .as(any::toString)
              .isLessThanOrEqualTo(Math.max(steadiness.dwell(), steadiness.outOf()));
        }
      }
    }
    assertThat(kept).isPositive();
  }
}
