package se.framdrift.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.model.Change;
import se.framdrift.model.Missing;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

class CommitCodecTest {

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 20);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void givesBackEveryNumberBitForBit(long seed) {
    Random random = new Random(seed);
    List<Change> changes = new ArrayList<>();
    int size = random.nextInt(200);
    for (int i = 0; i < size; i++) {
      Period period = period(random);
      changes.add(
          new Change(
              SeriesId.parse("0586:N" + random.nextInt(9) + ":site=å_" + i),
              period,
              random.nextBoolean() ? null : observation(period, random),
              observation(period, random)));
    }
    CommitFacts facts = new CommitFacts(changes, List.of(), List.of(), null, null);

    assertThat(CommitCodec.decode(CommitCodec.encode(facts))).isEqualTo(facts);
    assertThat(CommitCodec.decode(CommitCodec.versionOne(facts))).isEqualTo(facts);
  }

  @Test
  void packsManyRowsTight() {
    List<Change> changes = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      Period period = Period.ofYear(1900 + i % 100);
      SeriesId series = SeriesId.of("1441", "N" + i / 100);
      changes.add(new Change(series, period, null, Observation.of(period, i % 50)));
    }
    CommitFacts facts = new CommitFacts(changes, List.of(), List.of(), null, null);

    assertThat(CommitCodec.encode(facts)).hasSizeLessThan(100_000);
  }

  @Test
  void refusesAVersionThatItDoesNotKnow() {
    byte[] packed =
        CommitCodec.encode(new CommitFacts(List.of(), List.of(), List.of(), null, null));
    packed[0] = 3;

    assertThatThrownBy(() -> CommitCodec.decode(packed))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("version 1 or 2");
  }

  private static Period period(Random random) {
    Instant start = Instant.ofEpochSecond(random.nextLong(-6_000_000_000L, 7_000_000_000L));
    return switch (random.nextInt(4)) {
      case 0 -> Period.parse(start + "/PT1H");
      case 1 -> Period.parse(start.plusNanos(random.nextInt(1_000_000_000)) + "/PT36H15M1.5S");
      case 2 -> Period.parse(start.toString());
      default -> Period.ofYear(1800 + random.nextInt(300));
    };
  }

  private static double value(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> random.nextInt(-1_000, 1_000);
      case 1 -> random.nextInt(-100_000, 100_000) / 1_000.0;
      case 2 -> random.nextLong() / 10.0;
      default -> Double.longBitsToDouble(random.nextLong());
    };
  }

  private static Observation observation(Period period, Random random) {
    double value = value(random);
    if (!Double.isFinite(value) || random.nextInt(4) == 0) {
      return Observation.missing(period, Missing.NOT_REPORTED);
    }
    return new Observation(
        period, value, null, number(random), random.nextBoolean() ? null : 0.1, "P");
  }

  private static @Nullable Long number(Random random) {
    return random.nextBoolean() ? null : random.nextLong();
  }
}
