package se.framdrift.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.catalog.Commitment.Kind;
import se.framdrift.catalog.Steadiness;
import se.framdrift.catalog.Target;
import se.framdrift.commitments.Cases.Case;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Reason;
import se.framdrift.model.Statement;
import se.framdrift.model.Status.State;
import se.framdrift.testing.Seeds;

/** What must hold for every commitment, whatever is known of it. */
class AssessorProperties {

  private static final Set<State> GREEN = Set.of(State.MET, State.ON_TRACK);
  private static final List<State> FROM_WORST =
      List.of(
          State.MISSED, State.OFF_TRACK, State.AT_RISK, State.ON_TRACK, State.KEPT_LATE, State.MET);

  static LongStream seeds() {
    return Seeds.upTo(12);
  }

  /** Every kind in turn, many cases for each seed. */
  private static List<Case> cases(long seed) {
    List<Case> cases = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      for (int i = 0; i < 16; i++) {
        cases.add(Cases.of(seed * 1000 + i, kind));
      }
    }
    return cases;
  }

  private static List<Case> green(long seed) {
    return cases(seed).stream()
        .map(any -> steady(any))
        .filter(any -> measured(any) && GREEN.contains(any.assess().status().state()))
        .toList();
  }

  /** Damping is held against its own rules, see {@link PathProperties}. */
  private static Case steady(Case any) {
    return any.commitment().target() == null ? any : any.with(Steadiness.NONE);
  }

  private static boolean measured(Case any) {
    return Rule.of(any.commitment().kind()) instanceof MeasuredRule;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void timeAloneChangesNothingBeforeItIsDue(long seed) {
    Random random = new Random(seed);
    for (Case any : cases(seed)) {
      Assessment found = any.assess();
      Instant due = found.due();
      Instant end = due == null ? any.now().plusSeconds(400_000_000) : due;
      assertThat(end).isAfter(any.now());
      long seconds = Math.max(1, end.getEpochSecond() - any.now().getEpochSecond());
      for (int i = 0; i < 4; i++) {
        Instant between = any.now().plusSeconds(random.nextLong(seconds));
        assertThat(any.at(between)).as(() -> any + " at " + between).isEqualTo(found);
      }
      assertThat(any.at(end.minusNanos(1))).as(() -> any + " just before").isEqualTo(found);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theOrderInWhichThingsBecameKnownDoesNotMatter(long seed) {
    for (Case any : cases(seed)) {
      List<IndicatorValue> values = new ArrayList<>(any.evidence().values());
      List<Statement> statements = new ArrayList<>(any.evidence().statements());
      Collections.shuffle(values, new Random(seed));
      Collections.shuffle(statements, new Random(seed + 1));
      Case shuffled =
          new Case(any.commitment(), Cases.replaced(any.evidence(), values, statements), any.now());
      assertThat(shuffled.assess()).isEqualTo(any.assess());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void noGreenLightWithoutTheFigureItRestsOn(long seed) {
    for (Case any : green(seed)) {
      IndicatorValue judged = Objects.requireNonNull(any.assess().judged());
      for (IndicatorValue doubtful : doubtful(judged, any)) {
        State state = any.with(doubtful).assess().status().state();
        assertThat(GREEN).as(() -> any + " with " + doubtful).doesNotContain(state);
      }
    }
  }

  private static List<IndicatorValue> doubtful(IndicatorValue judged, Case any) {
    Double target = any.assess().targetNow();
    LocalizedText note = new LocalizedText("fel enhet", "unit mistaken");
    IndicatorValue hidden =
        new IndicatorValue(judged.period(), null, Cases.Doubts.HIDDEN, null, null, "M", null);
    return List.of(
        hidden,
        new IndicatorValue(judged.period(), judged.value(), null, 0.1, 9L, "A", note),
        new IndicatorValue(judged.period(), Double.NaN, null, 0.1, 9L, "A", null),
        new IndicatorValue(judged.period(), judged.value(), null, Double.NaN, 9L, "A", null),
        target == null
            ? hidden
            : new IndicatorValue(judged.period(), target, null, 0.5, 99L, "A", null));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void noGreenLightOnAFigureThatIsOverdueOrFromBeforeThePromise(long seed) {
    for (Case any : green(seed)) {
      Assessment found = any.assess();
      Target target = Objects.requireNonNull(any.commitment().target());
      Target counts = Version.last(Version.upTo(target, any.now())).target();
      Instant deadline = Measured.midnightAfter(counts.deadline());
      IndicatorValue judged = Objects.requireNonNull(found.judged());
      assertThat(judged.period().start()).isAfterOrEqualTo(Measured.startOf(target.from()));
      assertThat(judged.period().end()).isBeforeOrEqualTo(any.now().plusSeconds(80 * 86_400));
      if (deadline == null || any.now().isBefore(deadline)) {
        assertThat(found.expectedNext()).as(any::toString).isAfter(any.now());
        assertThat(found.status().secured()).isFalse();
      }
      if (found.status().secured()) {
        Instant verdict = any.evidence().reportingLag().after(Objects.requireNonNull(deadline));
        assertThat(any.now()).isAfterOrEqualTo(verdict);
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void noSurveyFigureWithoutMarginIsJudged(long seed) {
    for (Case any : cases(seed)) {
      if (!measured(any)
          || !(any.evidence().survey() || any.commitment().kind() == Kind.SURVEY_LEVEL)) {
        continue;
      }
      List<IndicatorValue> bare =
          any.evidence().values().stream()
              .map(
                  figure ->
                      new IndicatorValue(
                          figure.period(),
                          figure.value(),
                          figure.missing(),
                          null,
                          figure.n(),
                          figure.flag(),
                          figure.qualityNote()))
              .toList();
      assertThat(any.with(bare).assess().status().state())
          .isIn(State.CANNOT_BE_JUDGED, State.NOT_YET_MEASURABLE, State.WITHDRAWN);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aBetterFigureNeverGivesAWorseState(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 100; i++) {
      Case any = Cases.plain(seed * 1000 + i, Kind.REACH_BY);
      Target target = Objects.requireNonNull(any.commitment().target());
      Assessment found = any.assess();
      IndicatorValue judged = found.judged();
      int before = FROM_WORST.indexOf(found.status().state());
      if (before < 0 || judged == null || target.comparison() == Target.Comparison.EQUAL_TO) {
        continue;
      }
      int sign =
          switch (Objects.requireNonNull(target.comparison())) {
            case AT_LEAST, ABOVE -> 1;
            case AT_MOST, BELOW, EQUAL_TO -> -1;
          };
      double better = Objects.requireNonNull(judged.value()) + sign * random.nextDouble() * 30;
      IndicatorValue improved =
          new IndicatorValue(judged.period(), better, null, null, null, "A", null);
      Assessment then = any.with(improved).assess();
      assertThat(FROM_WORST.indexOf(then.status().state()))
          .as(() -> any + " with " + improved + ": " + then)
          .isGreaterThanOrEqualTo(before);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyReasonHasWordsInBothLanguages(long seed) {
    for (Case any : cases(seed)) {
      for (Reason reason : any.assess().status().reasons()) {
        assertThat(reason.text().sv()).isNotBlank().doesNotContain("null", "%s", "NaN");
        assertThat(reason.text().en()).isNotBlank().doesNotContain("null", "%s", "NaN");
      }
    }
  }

  /** Else the properties above would say nothing. */
  @Tag("simulation")
  @Test
  void theCasesCoverEveryStateThatFiguresAndReportsCanGive() {
    Set<State> found = new HashSet<>();
    Set<String> codes = new TreeSet<>();
    LongStream.range(0, 25)
        .boxed()
        .flatMap(seed -> cases(seed).stream())
        .map(any -> any.assess().status())
        .forEach(
            status -> {
              found.add(status.state());
              status.reasons().forEach(reason -> codes.add(reason.code()));
            });
    assertThat(found).contains(statesToFind());
    assertThat(codes)
        .contains(
            "held-so-far",
            "held-throughout",
            "pace-ahead",
            "on-path",
            "kept",
            "reached",
            "no-data-since",
            "missing-periods",
            "quality-note",
            "within-margin",
            "no-margin",
            "waiting-for-figures",
            "series-break",
            "no-baseline");
  }

  private static State[] statesToFind() {
    return Arrays.stream(State.values())
        .filter(state -> state != State.SUPERSEDED && state != State.NOT_YET_MEASURABLE)
        .toArray(State[]::new);
  }
}
