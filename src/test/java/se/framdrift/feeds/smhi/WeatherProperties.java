package se.framdrift.feeds.smhi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Function;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.RealFile;
import se.framdrift.feeds.reading.Unreadable;
import se.framdrift.testing.Mutations;

class WeatherProperties {

  private final Metobs metobs = Weather.metobs(Weather.HOURLY);
  private final Point point = Weather.point(PointTest.POINTS.formatted("true"));

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void makesRowsOrRefusalsOfSpoiltAnswersAndNothingElse(long seed) {
    Mutations mutations = new Mutations(seed);
    byte[] csv = mutations.of(RealFile.read("smhi/metobs-data.csv"));
    holds(csv, bytes -> metobs.read(bytes).decoded(), raw -> metobs.again(Metobs.CSV, "", raw));
    holds(mutations.of(Weather.body("mesan-point.txt")), point::decode, point::again);
    byte[] forecast = mutations.of(RealFile.read("smhi/snow1g-point-forecast.json"));
    holds(forecast, point::decode, point::again);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void readsSpoiltListingsOrSaysThatTheyAreNone(long seed) {
    byte[] spoilt = new Mutations(seed).of(Weather.body("metobs-stations.txt"));
    try {
      assertThat(Listing.read(spoilt).entries().size()).isLessThan(spoilt.length);
    } catch (Unreadable e) {
      assertThat(e).hasMessageNotContaining("\n");
    }
  }

  private static void holds(
      byte[] spoilt, Function<byte[], Decoded> decoder, Function<String, Decoded> again) {
    try {
      Decoded decoded = decoder.apply(spoilt);
      assertThat(decoded.size()).isLessThan(spoilt.length);
      decoded.rows().forEach(row -> again.apply(String.valueOf(row.raw())));
      decoded.undecodable().forEach(row -> again.apply(row.raw()));
    } catch (Unreadable e) {
      assertThat(String.valueOf(e.getMessage()).length()).isLessThan(3_000);
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, 100);
  }
}
