package se.framdrift.feeds.ngsild;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.Feed;
import se.framdrift.feeds.Handed;
import se.framdrift.feeds.RealFile;
import se.framdrift.problem.Problem;
import se.framdrift.testing.Mutations;

class EntitiesProperties {

  private static final List<String> FILES =
      List.of(
          "AirQualityObserved/example-normalized.jsonld",
          "AirQualityObserved/example-normalized.json",
          "AirQualityObserved/example.jsonld",
          "AirQualityObserved/example.json",
          "KeyPerformanceIndicator/example-normalized.jsonld",
          "KeyPerformanceIndicator/example.jsonld");

  private final Feed feed = Brokers.notified("");

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void makesRowsOrRefusalsOfSpoiltEntitiesAndNothingElse(long seed) {
    Mutations mutations = new Mutations(seed);
    for (String file : FILES) {
      byte[] spoilt = mutations.of(RealFile.read("ngsi-ld/" + file));
      try {
        Decoded decoded = Handed.to(feed, "x.json", spoilt);
        assertThat(decoded.size()).isLessThan(10);
        decoded.rows().forEach(row -> feed.again("", null, String.valueOf(row.raw())));
        decoded.undecodable().forEach(row -> feed.again("", null, row.raw()));
      } catch (Problem.Failure e) {
        assertThat(e.problem().detail()).doesNotContain("\n");
      }
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }
}
