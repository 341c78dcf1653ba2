package se.framdrift.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.framdrift.catalog.Statistic;
import se.framdrift.model.Missing;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;

/** Degree days with the base and the limits of SMHI. */
class ColdTest {

  private static final Cold.Folding SMHI =
      new Cold.Folding(
          new Statistic.DegreeDays(
              17.0, List.of(17., 17., 17., 12., 10., 10., 10., 11., 12., 13., 17., 17.)));

  /** The first three are examples that Härnösand Energi &amp; Miljö explains degree days with. */
  @ParameterizedTest
  @CsvSource({
    "2025-01-10, 1.0, 16",
    "2025-05-10, 7.0, 10.0",
    "2025-05-10, 11.0, 0",
    "2025-01-10, -20.3, 37.3",
    "2025-01-10, 17.0, 0",
    "2025-01-10, 25.0, 0",
    "2025-04-30, 11.9, 5.1",
    "2025-04-30, 12.0, 0",
    "2025-10-01, 12.9, 4.1",
    "2025-05-10/P1D, 7.0, 10.0",
    "2025-05, 7.0, 0",
    "2025-05-09T22:00:00Z/PT1H, 7.0, 0",
  })
  void isHowFarADayStaysBelow(String day, double temperature, String degrees) {
    assertThat(SMHI.of(Observation.of(Period.parse(day), temperature)).degrees())
        .isEqualByComparingTo(degrees);
  }

  @Test
  void countsADayThatIsToldTwiceOnce() {
    Cold twice =
        SMHI.and(
            SMHI.of(Observation.of(Period.parse("2025-01-10"), 7)),
            SMHI.of(Observation.of(Period.parse("2025-01-10/P1D"), -3)));
    assertThat(twice.days()).isOne();
    assertThat(twice.degrees()).isEqualByComparingTo("10");
  }

  /** 10 January at 7 °C is provisional, at −3 a break; 11 January at 5 is doubtful. */
  @Test
  void saysOfADayThatIsToldTwiceWhatItsFirstTellingSays() {
    Cold first = SMHI.of(told("2025-01-10", 7, "P"));
    Cold again = SMHI.of(told("2025-01-10/P1D", -3, "B"));
    Cold next = SMHI.of(told("2025-01-11", 5, "U"));

    for (Cold all :
        List.of(SMHI.and(SMHI.and(first, again), next), SMHI.and(first, SMHI.and(again, next)))) {
      assertThat(all.days()).isEqualTo(2);
      assertThat(all.provisional()).isOne();
      assertThat(all.breaks()).isZero();
      assertThat(all.doubtful()).isOne();
      assertThat(all.degrees()).isEqualByComparingTo("22"); // 10 and 12
    }
    Cold other = SMHI.and(again, SMHI.and(first, next));
    assertThat(other.provisional()).isZero();
    assertThat(other.breaks()).isOne();
    assertThat(other.degrees()).isEqualByComparingTo("32"); // 20 and 12
    Cold third = SMHI.and(next, SMHI.of(told("2025-01-11/P1D", 1, "U")));
    assertThat(third.days()).isOne();
    assertThat(third.doubtful()).isOne();
  }

  /** 10 and 11 January are told twice, and the second telling of either comes in another part. */
  @Test
  void countsDaysOnceThatTwoPartsTell() {
    Cold tenth = SMHI.of(told("2025-01-10", 7, "A"));
    Cold eleventh =
        SMHI.and(SMHI.of(told("2025-01-10/P1D", 3, "A")), SMHI.of(told("2025-01-11", 5, "A")));
    Cold again = SMHI.of(told("2025-01-11/P1D", 2, "A"));
    Cold missing = SMHI.of(Observation.missing(Period.parse("2025-01-09"), Missing.WITHDRAWN));

    Cold all = SMHI.and(SMHI.and(SMHI.and(missing, tenth), eleventh), again);
    assertThat(all.days()).isEqualTo(2);
    assertThat(all.missing()).isOne();
    assertThat(all.degrees()).isEqualByComparingTo("22"); // 10 and 12
  }

  private static Observation told(String period, double value, String flag) {
    return new Observation(Period.parse(period), value, null, null, null, flag);
  }

  /** Against a map from each day to what was first told of it. */
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void isTheSameHoweverTheDaysAreParted(long seed) {
    Random random = new Random(seed);
    List<Cold> days = new ArrayList<>();
    Map<LocalDate, Observation> known = new TreeMap<>();
    int missing = 0;
    Period day = Period.parse("2025-01-01");
    for (int i = 0; i < 12; i++) {
      day = Period.ofDay(day.firstDay().plusDays(random.nextInt(3)));
      String text = random.nextBoolean() ? day.text() : day.text() + "/P1D";
      if (random.nextInt(5) == 0) {
        missing++;
        days.add(SMHI.of(Observation.missing(Period.parse(text), Missing.NOT_REPORTED)));
      } else {
        Observation one =
            told(text, random.nextInt(20), List.of("A", "P", "E", "B", "U").get(random.nextInt(5)));
        known.putIfAbsent(day.firstDay(), one);
        days.add(SMHI.of(one));
      }
    }
    List<Cold> parts = new ArrayList<>(days);
    while (parts.size() > 1) {
      int at = random.nextInt(parts.size() - 1);
      parts.set(at, SMHI.and(parts.get(at), parts.remove(at + 1)));
    }
    Cold parted = parts.getFirst();
    assertThat(parted.days()).isEqualTo(known.size());
    assertThat(parted.missing()).isEqualTo(missing);
    assertThat(parted.provisional()).isEqualTo(flagged(known, "PE"));
    assertThat(parted.breaks()).isEqualTo(flagged(known, "B"));
    assertThat(parted.doubtful()).isEqualTo(flagged(known, "U"));
    assertThat(parted.degrees().doubleValue()) // January: all below 17 °C heats
        .isEqualTo(
            known.values().stream().mapToDouble(each -> Math.max(0, 17 - each.value())).sum());
  }

  private static int flagged(Map<LocalDate, Observation> days, String flags) {
    return (int) days.values().stream().filter(each -> flags.contains(each.flag())).count();
  }
}
