package se.framdrift.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;

class TimelineTest {

  private static final int DAYS = 20_000;

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
