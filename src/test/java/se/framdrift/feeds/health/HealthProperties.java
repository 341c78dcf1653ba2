package se.framdrift.feeds.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.model.Arrivals;
import se.framdrift.model.FeedHealth;
import se.framdrift.model.FeedProgress;
import se.framdrift.model.FeedRows;
import se.framdrift.model.FeedStanding;
import se.framdrift.model.FeedState;
import se.framdrift.model.Span;

class HealthProperties {

  private static final Instant BEGIN = Instant.parse("2026-03-20T00:00:00Z");

  static LongStream seeds() {
    return LongStream.range(0, 200);
  }

  /** What may happen to a feed, each at a moment of its own. */
  private static List<FeedStanding> happenings(Random random) {
    List<FeedStanding> all = new ArrayList<>();
    Instant at = BEGIN;
    int size = 1 + random.nextInt(60);
    for (int i = 0; i < size; i++) {
      at = at.plusMillis(1 + random.nextInt(7_200_000));
      all.add(
          switch (random.nextInt(4)) {
            case 0 -> FeedStanding.attempted("1", "f", at, null);
            case 1 -> FeedStanding.attempted("1", "f", at, "problem " + i);
            case 2 -> FeedStanding.running("1", "f", new FeedProgress(i, 60, "pages", BEGIN, at));
            default ->
                FeedStanding.delivered(
                    "1",
                    "f",
                    at,
                    new FeedRows(random.nextInt(3), random.nextInt(3), random.nextInt(3)));
          });
    }
    return all;
  }

  private static FeedStanding sum(List<FeedStanding> all) {
    return all.stream().reduce(FeedStanding.begun("1", "f", BEGIN), FeedStanding::plus);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void sumsDoNotDependOnHowManyPiecesTheyAreWrittenIn(long seed) {
    Random random = new Random(seed);
    List<FeedStanding> all = happenings(random);
    FeedStanding pieces = FeedStanding.begun("1", "f", BEGIN);
    int from = 0;
    while (from < all.size()) {
      int to = Math.min(all.size(), from + 1 + random.nextInt(9));
      pieces = pieces.plus(all.subList(from, to).stream().reduce(FeedStanding::plus).orElseThrow());
      from = to;
    }

    assertThat(pieces).isEqualTo(sum(all));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void twoNodesThatWriteInAnyOrderAgreeOnEverythingButTheCountOfFailures(long seed) {
    List<FeedStanding> all = happenings(new Random(seed));
    List<FeedStanding> shuffled = new ArrayList<>(all);
    Collections.shuffle(shuffled, new Random(seed));
    FeedStanding one = sum(all);
    FeedStanding other = sum(shuffled);

    assertThat(other.rows()).isEqualTo(one.rows());
    assertThat(other.last()).isEqualTo(one.last());
    assertThat(other.lastSuccess()).isEqualTo(one.lastSuccess());
    assertThat(other.lastNews()).isEqualTo(one.lastNews());
    assertThat(other.lastAttempt()).isEqualTo(one.lastAttempt());
    assertThat(other.problem()).isEqualTo(one.problem());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aFeedThatBringsNothingMoreOnlyGetsWorse(long seed) {
    Random random = new Random(seed);
    FeedStanding standing = sum(happenings(random));
    Span declared = random.nextBoolean() ? null : Span.parse("PT" + (1 + random.nextInt(99)) + "H");
    List<FeedState> order =
        List.of(
            FeedState.WAITING,
            FeedState.HEALTHY,
            FeedState.LATE,
            FeedState.SILENT,
            FeedState.FAILING);
    int worst = 0;
    for (int hour = 60; hour < 3_000; hour += 7) {
      FeedHealth health =
          Assessment.of(standing, declared, null, BEGIN.plus(Duration.ofHours(hour)));
      assertThat(order.indexOf(health.state())).isGreaterThanOrEqualTo(worst);
      worst = order.indexOf(health.state());
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aRhythmIsFoundThroughOutagesLateDeliveriesAndPieces(long seed) {
    Random random = new Random(seed);
    long hours = 6 + random.nextInt(60);
    List<Instant> times = new ArrayList<>();
    Instant at = BEGIN;
    for (int i = 0; i < 20; i++) {
      times.add(at.plusSeconds(random.nextInt(600)));
      if (i % 7 == 3) {
        times.add(at.plusSeconds(700 + random.nextInt(200))); // in two pieces
      }
      at = at.plus(Duration.ofHours(hours));
      if (i == 11) {
        at = at.plus(Duration.ofHours(hours * random.nextInt(30))); // an outage
      }
    }

    assertThat(Rhythm.learned(new Arrivals(times)))
        .hasValueSatisfying(
            learned ->
                assertThat(learned).isCloseTo(Duration.ofHours(hours), Duration.ofMinutes(30)));
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void arrivalsStayFewSortedAndApart(long seed) {
    Random random = new Random(seed);
    Arrivals arrivals = Arrivals.NONE;
    for (int i = 0; i < 300; i++) {
      Instant at = BEGIN.plusSeconds(random.nextInt(100_000));
      arrivals =
          random.nextBoolean() ? arrivals.plus(at) : arrivals.plus(new Arrivals(List.of(at)));
    }

    assertThat(arrivals.times()).hasSizeLessThanOrEqualTo(Arrivals.MAX).isSorted();
    for (int i = 1; i < arrivals.times().size(); i++) {
      assertThat(Duration.between(arrivals.times().get(i - 1), arrivals.times().get(i)))
          .isGreaterThanOrEqualTo(Arrivals.APART);
    }
  }
}
