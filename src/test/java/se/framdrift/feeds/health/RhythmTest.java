package se.framdrift.feeds.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import se.framdrift.model.Arrivals;
import se.framdrift.model.Span;

class RhythmTest {

  private static final Instant BEGIN = Instant.parse("2026-11-02T06:00:00Z");

  private static Arrivals daily(int times) {
    return new Arrivals(
        IntStream.range(0, times).mapToObj(day -> BEGIN.plus(Duration.ofDays(day))).toList());
  }

  @Test
  void aDeclaredRhythmIsTakenWhateverHasCome() {
    assertThat(Rhythm.of(Span.parse("P1M"), daily(20)))
        .contains(new Rhythm(Span.parse("P1M"), false));
  }

  @Test
  void fourPausesAreNotTooFewAndThreeAre() {
    assertThat(Rhythm.learned(daily(4))).isEmpty();
    assertThat(Rhythm.learned(daily(5))).contains(Duration.ofDays(1));
  }

  @Test
  void oneOutageDoesNotChangeIt() {
    List<Instant> times = new ArrayList<>(daily(6).times());
    times.add(BEGIN.plus(Duration.ofDays(40)));
    times.add(BEGIN.plus(Duration.ofDays(41)));

    assertThat(Rhythm.learned(new Arrivals(times))).contains(Duration.ofDays(1));
  }

  @Test
  void aDeliveryInManyPiecesIsOneArrival() {
    List<Instant> times = new ArrayList<>(daily(8).times());
    LongStream.range(1, 12)
        .forEach(minute -> times.add(BEGIN.plus(Duration.ofMinutes(2 * minute))));

    assertThat(Rhythm.learned(new Arrivals(times)))
        .hasValueSatisfying(
            learned -> assertThat(learned).isCloseTo(Duration.ofDays(1), Duration.ofHours(1)));
  }

  @Test
  void weekendsDoNotMakeAWorkingDayLonger() {
    List<Instant> times =
        IntStream.range(0, 28)
            .filter(day -> day % 7 < 5)
            .mapToObj(day -> BEGIN.plus(Duration.ofDays(day)))
            .toList();

    assertThat(Rhythm.learned(new Arrivals(times))).contains(Duration.ofDays(1));
  }

  @Test
  void aDeclaredMonthIsAsLongAsTheMonthIs() {
    Rhythm monthly = new Rhythm(Span.parse("P1M"), false);

    assertThat(monthly.next(Instant.parse("2026-01-31T08:00:00Z")))
        .isEqualTo(Instant.parse("2026-02-28T08:00:00Z"));
  }

  @Test
  void noMoreArrivalsAreRememberedThanAreNeeded() {
    Arrivals many = Arrivals.NONE;
    for (int minute = 0; minute < 5_000; minute++) {
      many = many.plus(BEGIN.plus(Duration.ofMinutes(minute)));
    }

    assertThat(many.times()).hasSize(Arrivals.MAX).last().isEqualTo(BEGIN.plusSeconds(4_999 * 60));
  }

  @Test
  void whatComesEverySecondIsAnArrivalEveryMinute() {
    Arrivals many = Arrivals.NONE;
    for (int second = 0; second < 600; second++) {
      many = many.plus(BEGIN.plusSeconds(second));
    }

    assertThat(many.times()).hasSize(10);
    assertThat(Rhythm.learned(many)).contains(Duration.ofMinutes(1));
  }
}
