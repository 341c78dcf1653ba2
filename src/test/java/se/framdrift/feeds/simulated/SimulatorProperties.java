package se.framdrift.feeds.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.model.Period;
import se.framdrift.model.RawFact;
import se.framdrift.model.SeriesId;

class SimulatorProperties {

  private static final Simulator SIMULATOR = Exempelby.simulator();
  private static final Instant FROM = Instant.parse("2025-10-20T00:00:00Z");
  private static final long SECONDS = Duration.ofDays(20).toSeconds();

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 8);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void historyInOneGoIsHistoryBitByBit(long seed) {
    Random random = new Random(seed);
    List<String> pieces = new ArrayList<>();
    Instant at = FROM;
    Instant end = FROM.plusSeconds(SECONDS);
    while (at.isBefore(end)) {
      Instant next = at.plusSeconds(1 + random.nextLong(SECONDS / (seed * 3)));
      next = next.isBefore(end) ? next : end;
      pieces.addAll(shown(SIMULATOR, at, next));
      at = next;
    }
    assertThat(pieces)
        .hasSizeGreaterThan(400)
        .isEqualTo(shown(Exempelby.simulator(), FROM, end))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatIsDueFallsInTheTimeAskedForOldestFirst(long seed) {
    Random random = new Random(seed);
    Instant from = FROM.plusSeconds(random.nextLong(SECONDS));
    Instant to = from.plusSeconds(random.nextLong(SECONDS));
    List<Instant> due =
        Exempelby.all(SIMULATOR.finals(from, to)).stream()
            .map(
                row ->
                    SIMULATOR.finalAt(
                        SeriesId.parse(String.valueOf(row.series())),
                        Period.parse(String.valueOf(row.period()))))
            .toList();
    assertThat(due).isSorted().allMatch(each -> each.isAfter(from) && !each.isAfter(to));
  }

  private static List<String> shown(Simulator simulator, Instant from, Instant to) {
    return Exempelby.all(simulator.finals(from, to)).stream()
        .map(SimulatorProperties::shown)
        .toList();
  }

  private static String shown(RawFact row) {
    return "%s %s %s %s %s"
        .formatted(row.series(), row.period(), row.value(), row.n(), row.margin());
  }
}
