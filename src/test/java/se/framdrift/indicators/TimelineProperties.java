package se.framdrift.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.model.Missing;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.Span;
import se.framdrift.model.Withdrawal;
import se.framdrift.testing.Seeds;

/** The packed series against a sorted map of what was put in. */
@NullUnmarked
class TimelineProperties {

  /** Sees every observation, in order, with a weight from outside. */
  private record Listing(Map<Period, Integer> weights) implements FoldOfEach<List<String>> {

    @Override
    public List<String> none() {
      return List.of();
    }

    @Override
    public List<String> of(Observation observation) {
      return List.of(observation + " " + weights.get(observation.period()));
    }

    @Override
    public List<String> and(List<String> first, List<String> second) {
      return Stream.concat(first.stream(), second.stream()).toList();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Listing that && weights == that.weights;
    }

    @Override
    public int hashCode() {
      return 1;
    }
  }

  private static final List<String> RESOLUTIONS = List.of("P1M", "P1D", "P1W", "PT1H", "P1Y");
  private static final double[] VALUES = {
    0, -0.0, 0.1, 1e16, -1e16, 1e-9, 1e308, -1e308, 4.9e-324, 0.30000000000000004, 1e22, 123.4567
  };

  static LongStream seeds() {
    return Seeds.upTo(60);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void saysWhatAPlainListSays(long seed) {
    Random random = new Random(seed);
    Grid grid = Grid.of(Span.parse(RESOLUTIONS.get(random.nextInt(RESOLUTIONS.size()))));
    Map<Period, Integer> weights = new HashMap<>();
    Timeline timeline = new Timeline(grid);
    Folded<List<String>> listed = timeline.folded(new Listing(weights));
    TreeMap<Period, Observation> plain = new TreeMap<>();
    int kinds = 1 + random.nextInt(9);
    boolean forward = random.nextInt(3) == 0;
    int count = 200 + random.nextInt(1_800);
    for (int i = 0; i < count; i++) {
      Period period = forward ? hour(i) : period(random, kinds);
      Observation observation = observation(period, random);
      assertThat(timeline.put(observation)).isEqualTo(plain.put(period, observation));
      if (random.nextInt(4) == 0 && !plain.isEmpty()) {
        Period touched = near(plain, random);
        weights.put(touched, random.nextInt());
        timeline.touch(touched);
      }
      if (random.nextInt(40) == 0) {
        compare(timeline, listed, weights, plain, grid, random);
      }
    }
    for (int i = 0; i < 10; i++) {
      compare(timeline, listed, weights, plain, grid, random);
    }
    List<Observation> all = timeline.newest(Stretch.ALWAYS, Integer.MAX_VALUE);
    assertThat(all).isEqualTo(List.copyOf(plain.values()));
    assertThat(all.stream().map(each -> each.period().kind()))
        .isEqualTo(plain.keySet().stream().map(Period::kind).toList());
    for (Observation each : all) {
      assertThat(each.period().start()).isEqualTo(plain.get(each.period()).period().start());
      assertThat(each.period().end()).isEqualTo(plain.get(each.period()).period().end());
    }
  }

  /** What one observation alone says: flags P and E are provisional, B a break, U doubtful. */
  private static Summary summary(Observation observation, Grid grid) {
    Double value = observation.value();
    if (value == null) {
      return new Summary(0, 1, 0, 0, 0, 0, BigDecimal.ZERO, Summary.NONE.min(), Summary.NONE.max());
    }
    return new Summary(
        1,
        0,
        "PE".contains(observation.flag()) ? 1 : 0,
        observation.flag().equals("B") ? 1 : 0,
        observation.flag().equals("U") ? 1 : 0,
        grid.holds(observation.period()) ? 1 : 0,
        BigDecimal.valueOf(value),
        value,
        value);
  }

  private static void compare(
      Timeline timeline,
      Folded<List<String>> listed,
      Map<Period, Integer> weights,
      TreeMap<Period, Observation> plain,
      Grid grid,
      Random random) {
    Stretch stretch = stretch(plain, random);
    List<Observation> inside =
        plain.values().stream().filter(each -> stretch.holds(each.period())).toList();
    Summary summary = timeline.within(stretch);
    Summary expected =
        inside.stream().map(each -> summary(each, grid)).reduce(Summary.NONE, Summary::and);
    assertThat(summary.sum()).isEqualByComparingTo(expected.sum());
    assertThat(withoutSum(summary)).isEqualTo(withoutSum(expected));
    assertThat(listed.within(stretch))
        .isEqualTo(inside.stream().map(each -> each + " " + weights.get(each.period())).toList());
    assertThat(timeline.firstMissing(stretch))
        .isEqualTo(inside.stream().filter(each -> each.value() == null).findFirst().orElse(null));
    int limit = random.nextInt(inside.size() + 2);
    assertThat(timeline.newest(stretch, limit))
        .isEqualTo(inside.subList(Math.max(0, inside.size() - limit), inside.size()));
    assertThat(timeline.values(stretch))
        .isEqualTo(
            inside.stream()
                .filter(each -> each.value() != null)
                .mapToDouble(Observation::value)
                .toArray());
    Period period = random.nextBoolean() ? near(plain, random) : period(random, 9);
    assertThat(timeline.get(period)).isEqualTo(plain.get(period));
    assertThat(timeline.has(period)).isEqualTo(plain.containsKey(period));
    Instant from = random.nextBoolean() ? Instant.MIN : stretch.from();
    assertThat(timeline.last(from)).isEqualTo(last(plain, from));
    assertThat(timeline.lower(period, from))
        .isEqualTo(last(new TreeMap<>(plain.headMap(period, false)), from));
  }

  private static Period last(TreeMap<Period, Observation> among, Instant from) {
    return among.descendingKeySet().stream()
        .filter(each -> !each.start().isBefore(from))
        .findFirst()
        .orElse(null);
  }

  private static Summary withoutSum(Summary summary) {
    return new Summary(
        summary.present(),
        summary.missing(),
        summary.provisional(),
        summary.breaks(),
        summary.doubtful(),
        summary.regular(),
        BigDecimal.ZERO,
        summary.min(),
        summary.max());
  }

  private static Stretch stretch(TreeMap<Period, Observation> plain, Random random) {
    Period one = near(plain, random);
    Period other = near(plain, random);
    return switch (random.nextInt(6)) {
      case 0 -> Stretch.ALWAYS;
      case 1 -> Stretch.of(one);
      case 2 -> Stretch.window(java.time.Period.ofMonths(1 + random.nextInt(12)), one);
      case 3 -> Stretch.since(one.firstDay(), other);
      case 4 -> new Stretch(one.end(), other.end(), random.nextBoolean());
      default -> new Stretch(one.start(), other.end(), random.nextBoolean());
    };
  }

  private static Period near(TreeMap<Period, Observation> plain, Random random) {
    List<Period> periods = new ArrayList<>(plain.keySet());
    return periods.get(random.nextInt(periods.size()));
  }

  private static Period hour(int number) {
    return Period.parse(
        Instant.parse("2025-10-20T00:00:00Z").plusSeconds(3600L * number) + "/PT1H");
  }

  /** Of the first {@code kinds} kinds; many hold others, and many end together. */
  private static Period period(Random random, int kinds) {
    LocalDate day = LocalDate.of(2023, 1, 1).plusDays(random.nextInt(800));
    return switch (random.nextInt(kinds)) {
      case 0 -> hour(random.nextInt(1_500));
      case 1 -> Period.ofDay(day);
      case 2 -> Period.parse(day.toString().substring(0, 7));
      case 3 -> Period.ofYear(1749 + random.nextInt(451));
      case 4 ->
          Period.ofSpan(
              day.withDayOfMonth(1),
              java.time.Period.parse(
                  List.of("P1M", "P31D", "P30D", "P12M", "P365D", "P1M1D").get(random.nextInt(6))));
      case 5 -> Period.parse(Nanos.of(random.nextLong(1 << 20)).toString());
      case 6 -> Period.parse("2024-03-30T23:00:00Z/PT" + (1 + random.nextInt(3_000)) + "M");
      case 7 -> Period.ofWeek(2020 + random.nextInt(6), 1 + random.nextInt(52));
      default -> Period.ofQuarter(2020 + random.nextInt(6), 1 + random.nextInt(4));
    };
  }

  private static Observation observation(Period period, Random random) {
    if (random.nextInt(24) == 0) {
      Withdrawal withdrawal =
          new Withdrawal(Withdrawal.Code.OTHER, "why " + random.nextInt(3), "by", Instant.EPOCH);
      return random.nextBoolean()
          ? Observation.withdrawn(period, withdrawal)
          : Observation.hidden(period, withdrawal);
    }
    if (random.nextInt(12) == 0) {
      return Observation.missing(period, Missing.values()[random.nextInt(Missing.values().length)]);
    }
    double value =
        random.nextInt(4) == 0
            ? VALUES[random.nextInt(VALUES.length)]
            : random.nextInt(1_000_000) / 1_000.0;
    if (random.nextInt(3) > 0) {
      return Observation.of(period, value);
    }
    Long n = random.nextBoolean() ? random.nextLong() : null;
    Double margin = random.nextBoolean() ? random.nextDouble() : null;
    String flag = List.of("A", "P", "U", "E", "B", "its own").get(random.nextInt(6));
    return new Observation(period, value, null, n, margin, flag);
  }
}
