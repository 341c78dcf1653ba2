package se.framdrift.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.model.Change;
import se.framdrift.model.Missing;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

class BlockTest {

  private static final SeriesId SERIES = SeriesId.of("0001", "N1");

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 20);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void chunksOneBehindTheOtherGiveBackEveryVintage(long seed) {
    Random random = new Random(seed);
    BlockKey key = new BlockKey(SERIES, random.nextInt(-5, 5) * 1_000L, 1_000);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    List<Vintage> expected = new ArrayList<>();
    long position = 0;
    for (int round = random.nextInt(1, 5); round > 0; round--) {
      BlockChunk chunk = new BlockChunk(key);
      PackedWriter.Periods periods = new PackedWriter.Periods();
      for (int commits = random.nextInt(1, 4); commits > 0; commits--) {
        position += random.nextInt(1, 1_000);
        Instant at = Instant.parse("2026-01-01T00:00:00.000001Z").plusMillis(position);
        String origin = random.nextBoolean() ? "push" : "återkallad: " + position;
        for (int figures = random.nextInt(1, 9); figures > 0; figures--) {
          Observation after = observation(random);
          Change change = new Change(SERIES, after.period(), null, after);
          chunk.add(new Appended(position, at, origin, List.of(change)), change, periods);
          expected.add(new Vintage(after, position, at, origin));
        }
      }
      packed.writeBytes(chunk.toBytes());
    }

    assertThat(new BlockReader().vintages(packed.toByteArray(), key.starts())).isEqualTo(expected);
  }

  @Test
  void aPeriodLiesInTheBlockInWhichItEnds() {
    for (String text : List.of("2025", "2025-Q3", "2025-W36", "2025-03-30", "1850", "2199")) {
      holds(Period.parse(text));
    }
    Period hour = Period.parse("2025-10-26T00:00Z/PT1H");
    for (int i = 0; i < 10_000; i++) {
      BlockKey key = holds(hour);
      assertThat(key.span()).isEqualTo(2_048 * 256);
      hour = Period.parse(hour.end() + "/PT1H");
    }
    LocalDate day = LocalDate.of(2025, 1, 1);
    for (int i = 0; i < 800; i++) { // of 23 and 25 hours, too
      assertThat(holds(Period.ofDay(day.plusDays(i))).span()).isEqualTo(65_536 * 256);
    }
  }

  private static BlockKey holds(Period period) {
    BlockKey key = BlockKey.of(SERIES, period);
    assertThat(period.end())
        .isAfterOrEqualTo(Instant.ofEpochSecond(key.starts()))
        .isBefore(Instant.ofEpochSecond(key.starts() + key.span()));
    return key;
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void bytesThatAreBrokenAreRefusedAndNothingWorse(long seed) {
    Random random = new Random(seed);
    BlockChunk chunk = new BlockChunk(new BlockKey(SERIES, 0, 1_000));
    PackedWriter.Periods periods = new PackedWriter.Periods();
    for (int i = 1; i < 20; i++) {
      Observation after = observation(random);
      Change change = new Change(SERIES, after.period(), null, after);
      chunk.add(new Appended(i, Instant.EPOCH, "push", List.of(change)), change, periods);
    }
    byte[] whole = chunk.toBytes();
    for (int i = 1; i < whole.length; i++) {
      byte[] cut = Arrays.copyOf(whole, i);
      assertThatThrownBy(() -> new BlockReader().vintages(cut, 0))
          .isInstanceOfAny(UncheckedIOException.class, IllegalArgumentException.class);
    }
  }

  private static Observation observation(Random random) {
    Period period =
        random.nextBoolean()
            ? Period.ofYear(1900 + random.nextInt(200))
            : Period.parse(Instant.ofEpochSecond(random.nextInt(4_000_000)) + "/PT1H");
    return random.nextInt(5) == 0
        ? Observation.missing(period, Missing.HIDDEN)
        : new Observation(period, random.nextGaussian(), null, 7L, 0.5, "P");
  }
}
