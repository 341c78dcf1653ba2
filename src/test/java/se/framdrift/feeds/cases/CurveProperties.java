package se.framdrift.feeds.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.feeds.cases.CaseEvent.What;
import se.framdrift.statistics.Survival;
import se.framdrift.statistics.Survival.Spell;
import se.framdrift.testing.Seeds;

/** Points of the curve of how long cases take, held against the product-limit estimate. */
class CurveProperties {

  private static final Instant START = Instant.parse("2026-03-02T08:00:00Z");
  private static final CaseKind KIND =
      new CaseKind(clock(48), List.of(clock(24), clock(48), clock(168)));

  private static ServiceTime clock(int hours) {
    return new ServiceTime.Clock(Duration.ofHours(hours));
  }

  private static CaseHistory history(Instant opened, @Nullable Instant closed) {
    TreeSet<CaseEvent> events = new TreeSet<>(Set.of(new CaseEvent(opened, What.OPENED)));
    if (closed != null) {
      events.add(new CaseEvent(closed, What.CLOSED));
    }
    return new CaseHistory(events);
  }

  static LongStream seeds() {
    return Seeds.upTo(100);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void areWhatKaplanAndMeierEstimateWithTheOpenOnesCensored(long seed) {
    Random random = new Random(seed);
    Instant now = START.plus(Duration.ofDays(30));
    List<Spell> spells = new ArrayList<>();
    int[] closedBy = new int[KIND.points().size()];
    for (int i = 0; i < 60; i++) {
      Instant opened = START.plus(Duration.ofHours(random.nextInt(29 * 24)));
      Instant ends = opened.plus(Duration.ofHours(random.nextInt(1 + random.nextInt(500))));
      boolean open = ends.isAfter(now);
      CaseHistory history = history(opened, open ? null : ends);
      if (KIND.counts(history).orElseThrow().isAfter(now)) {
        continue;
      }
      double hours = Duration.between(opened, open ? now : ends).toHours();
      spells.add(new Spell(hours, !open));
      String said = KIND.said(history, KIND.due(history).orElseThrow());
      for (int point = 0; point < closedBy.length; point++) {
        closedBy[point] += KIND.closedBy(point).contains(said) ? 1 : 0;
      }
    }
    Survival curve = Survival.of(spells);

    for (int point = 0; point < closedBy.length; point++) {
      double hours = KIND.points().get(point).length() / 3600.0;
      assertThat((double) closedBy[point] / spells.size())
          .isCloseTo(1 - curve.openAt(hours), within(1e-12));
    }
    assertThat(spells).hasSizeGreaterThan(20);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void nameNothingThatCannotBe(long seed) {
    Random random = new Random(seed);
    List<ServiceTime> points = new ArrayList<>();
    for (int hours = 1 + random.nextInt(40); points.size() < 3; hours += 1 + random.nextInt(40)) {
      points.add(clock(hours));
    }
    CaseKind kind = new CaseKind(clock(1 + random.nextInt(80)), points);
    Set<String> said = new HashSet<>();
    for (int hours = 0; hours < 200; hours++) {
      CaseHistory history = history(START, START.plus(Duration.ofHours(hours)));
      said.add(kind.said(history, kind.due(history).orElseThrow()));
    }
    CaseHistory open = history(START, null);
    said.add(kind.said(open, kind.due(open).orElseThrow()));

    assertThat(kind.answers()).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(said);
  }

  @Test
  void countACaseWhenTheLongestIsOutWhateverBecameOfIt() {
    Instant counts = START.plus(Duration.ofDays(7));

    assertThat(KIND.counts(history(START, null))).contains(counts);
    assertThat(KIND.counts(history(START, START.plusSeconds(60)))).contains(counts);
    assertThat(new CaseKind(clock(48), List.of(clock(24))).counts(history(START, null)))
        .as("when its own time is out later than that")
        .contains(START.plus(Duration.ofHours(48)));
  }

  @Test
  void areNotPutOffByAPauseAfterTheTimeWasOut() {
    TreeSet<CaseEvent> events = new TreeSet<>(history(START, null).events());
    events.add(new CaseEvent(START.plus(Duration.ofHours(50)), What.PAUSED));
    CaseHistory paused = new CaseHistory(events);

    assertThat(KIND.counts(paused)).contains(START.plus(Duration.ofDays(7)));
    assertThat(KIND.said(paused, KIND.due(paused).orElseThrow())).isEqualTo("open.3");
  }

  @Test
  void arePutOffByAPauseBeforeThat() {
    TreeSet<CaseEvent> events = new TreeSet<>(history(START, null).events());
    events.add(new CaseEvent(START.plus(Duration.ofHours(10)), What.PAUSED));
    events.add(new CaseEvent(START.plus(Duration.ofHours(30)), What.RESUMED));
    events.add(new CaseEvent(START.plus(Duration.ofHours(44)), What.CLOSED));
    CaseHistory paused = new CaseHistory(events);

    assertThat(KIND.counts(paused)).contains(START.plus(Duration.ofHours(7 * 24 + 20)));
    assertThat(KIND.said(paused, KIND.due(paused).orElseThrow()))
        .as("24 hours without the pause")
        .isEqualTo("in-time.0");
  }

  @Test
  void ascendAndCountTimeAlike() {
    assertThatThrownBy(() -> new CaseKind(clock(48), List.of(clock(24), clock(24))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new CaseKind(clock(48), List.of(new ServiceTime.Days(7, false))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
