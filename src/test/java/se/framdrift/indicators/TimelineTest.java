package se.framdrift.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.framdrift.model.Missing;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;

class TimelineTest {

  private static final int DAYS = 20_000;

  /** Of a tree of 79 full chunks. */
  private static final int LOWEST = 7;

  /** Counts observations, and how often it is asked to. */
  private static final class Counting implements Fold<Integer> {

    private int asked;

    @Override
    public Integer none() {
      return 0;
    }

    @Override
    public Integer and(Integer first, Integer second) {
      asked++;
      return first + second;
    }

    @Override
    public Integer of(Chunk chunk, int from, int to) {
      asked += to - from;
      return to - from;
    }
  }

  /** Adds up what is said of each day elsewhere. */
  private record Weighing(Map<Period, Integer> weights) implements FoldOfEach<Integer> {

    @Override
    public Integer none() {
      return 0;
    }

    @Override
    public Integer of(Observation observation) {
      return weights.get(observation.period());
    }

    @Override
    public Integer and(Integer first, Integer second) {
      return first + second;
    }
  }

  enum Arrival {
    IN_ORDER,
    BACKWARDS,
    SHUFFLED,
    FROM_BOTH_ENDS
  }

  @ParameterizedTest
  @EnumSource
  void staysLowInWhateverOrderThePeriodsCome(Arrival arrival) {
    Timeline timeline = new Timeline(Grid.of(null));
    days(arrival).forEach(timeline::put);
    double chunks = 2.0 * DAYS / Chunk.CAPACITY;
    double bound = 1.45 * Math.log(chunks + 2) / Math.log(2);
    assertThat((double) timeline.height()).isLessThanOrEqualTo(bound);
    assertThat(timeline.height()).isGreaterThanOrEqualTo(LOWEST);
    assertThat(timeline.newest(Stretch.ALWAYS, Integer.MAX_VALUE))
        .isEqualTo(days(Arrival.IN_ORDER));
    assertThat(timeline.within(Stretch.ALWAYS).present()).isEqualTo(DAYS);
    assertThat(timeline.within(Stretch.ALWAYS).sum()).isEqualByComparingTo("2000");
  }

  @Test
  void replacesWithoutGrowing() {
    Timeline timeline = new Timeline(Grid.of(null));
    days(Arrival.SHUFFLED).forEach(timeline::put);
    days(Arrival.SHUFFLED).forEach(timeline::put);
    assertThat(timeline.newest(Stretch.ALWAYS, Integer.MAX_VALUE)).hasSize(DAYS);
  }

  @Test
  void packsWhatComesInOrderIntoFullChunks() {
    Timeline timeline = new Timeline(Grid.of(null));
    days(Arrival.IN_ORDER).forEach(timeline::put);
    assertThat(timeline.height()).isEqualTo(LOWEST);
  }

  @ParameterizedTest
  @EnumSource
  void countsEachDayAsSoonAsItComes(Arrival arrival) {
    Timeline timeline = new Timeline(Grid.of(null));
    int come = 0;
    for (Observation day : days(arrival).subList(0, 2_000)) {
      timeline.put(day);
      assertThat(timeline.within(Stretch.ALWAYS).present()).isEqualTo(++come);
    }
  }

  @Test
  void looksAtNoMoreThanASectionAgainWhenADayIsRevised() {
    Timeline timeline = new Timeline(Grid.of(null));
    List<Observation> days = days(Arrival.IN_ORDER);
    days.forEach(timeline::put);
    Counting counting = new Counting();
    Folded<Integer> counted = timeline.folded(counting);
    assertThat(counted.within(Stretch.ALWAYS)).isEqualTo(DAYS);

    Period revised = days.get(DAYS / 3).period();
    timeline.put(Observation.of(revised, 7));
    counting.asked = 0;
    assertThat(counted.within(Stretch.ALWAYS)).isEqualTo(DAYS);
    assertThat(counting.asked)
        .isLessThanOrEqualTo(Kept.SECTION + Chunk.CAPACITY / Kept.SECTION + 4 * timeline.height());

    counting.asked = 0;
    assertThat(counted.within(Stretch.ALWAYS)).isEqualTo(DAYS);
    assertThat(counting.asked).isLessThanOrEqualTo(4 * timeline.height());
  }

  @Test
  void keepsOnceWhatEqualFoldsMake() {
    Timeline timeline = new Timeline(Grid.of(null));
    assertThat(timeline.folded(new Summing())).isSameAs(timeline.folded(new Summing()));
    Folded<Integer> one = timeline.folded(new Counting());
    assertThat(timeline.folded(new Counting())).isNotSameAs(one);
  }

  /** As a share does when its other series changes. */
  @Test
  void asksAgainWhatIsSaidElsewhereOfADayThatIsTouched() {
    Timeline timeline = new Timeline(Grid.of(null));
    Map<Period, Integer> weights = new HashMap<>();
    List<Observation> days = days(Arrival.SHUFFLED).subList(0, 2_000);
    for (Observation day : days) {
      timeline.put(day);
      weights.put(day.period(), 1);
    }
    Folded<Integer> weighed = timeline.folded(new Weighing(weights));
    assertThat(weighed.within(Stretch.ALWAYS)).isEqualTo(2_000);
    int all = 2_000;
    for (Observation day : days) {
      weights.put(day.period(), 3);
      timeline.touch(day.period());
      all += 2;
      assertThat(weighed.within(Stretch.ALWAYS)).isEqualTo(all);
    }
  }

  /** From well before 1970 on; each fiftieth day is missing, and the last. */
  @Test
  void answersFromTheVeryMomentThatADayBegins() {
    Timeline timeline = new Timeline(Grid.of(null));
    List<Observation> days = new ArrayList<>();
    for (int i = 0; i < 900; i++) {
      Period day = Period.ofDay(LocalDate.of(1968, 6, 1).plusDays(i));
      days.add(
          i % 50 == 0 || i == 899
              ? Observation.missing(day, Missing.NOT_REPORTED)
              : Observation.of(day, i));
    }
    List<Observation> come = new ArrayList<>(days);
    Collections.shuffle(come, new Random(3));
    come.forEach(timeline::put);
    Period last = days.getLast().period();
    assertThat(timeline.last(last.start())).isEqualTo(last);
    assertThat(timeline.last(last.end())).isNull();
    for (int i = 0; i < days.size(); i++) {
      Period day = days.get(i).period();
      Stretch rest = new Stretch(day.start(), last.end(), false);
      List<Observation> plain = days.subList(i, days.size());
      Observation missing =
          plain.stream().filter(each -> each.value() == null).findFirst().orElse(null);
      assertThat(timeline.within(rest).present())
          .isEqualTo((int) plain.stream().filter(each -> each.value() != null).count());
      assertThat(timeline.firstMissing(rest)).isEqualTo(missing);
      assertThat(timeline.newest(rest, 900)).isEqualTo(plain);
      assertThat(timeline.newest(Stretch.of(day), 1)).containsExactly(days.get(i));
      assertThat(
              timeline.within(Stretch.of(day)).present()
                  + timeline.within(Stretch.of(day)).missing())
          .isOne();
      if (i > 0) {
        Period before = days.get(i - 1).period();
        assertThat(timeline.lower(day, before.start())).isEqualTo(before);
        assertThat(timeline.lower(day, day.start())).isNull();
      }
    }
  }

  private static List<Observation> days(Arrival arrival) {
    List<Observation> days = new ArrayList<>();
    for (int i = 0; i < DAYS; i++) {
      days.add(Observation.of(Period.ofDay(LocalDate.of(1980, 1, 1).plusDays(i)), 0.1));
    }
    return switch (arrival) {
      case IN_ORDER -> days;
      case BACKWARDS -> days.reversed();
      case SHUFFLED -> {
        Collections.shuffle(days, new Random(7));
        yield days;
      }
      case FROM_BOTH_ENDS -> {
        List<Observation> mixed = new ArrayList<>();
        for (int i = 0; i < DAYS / 2; i++) {
          mixed.add(days.get(i));
          mixed.add(days.get(DAYS - 1 - i));
        }
        yield mixed;
      }
    };
  }
}
