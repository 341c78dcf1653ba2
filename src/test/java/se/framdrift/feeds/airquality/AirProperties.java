package se.framdrift.feeds.airquality;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.RealFile;
import se.framdrift.feeds.reading.Unreadable;
import se.framdrift.testing.Mutations;

class AirProperties {

  private static final byte[] JSON =
      ("{\"values\":[{\"timestamp\":1685570400000,\"value\":\"6.857\"},"
              + "{\"timestamp\":1685574000000,\"value\":null}]}")
          .getBytes(StandardCharsets.UTF_8);

  private final Hours hours = Air.hours(true);

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void makesRowsOrRefusalsOfSpoiltFiguresAndNothingElse(long seed) {
    Mutations mutations = new Mutations(seed);
    byte[] csv = mutations.of(RealFile.read(Air.FILE));
    byte[] json = mutations.of(JSON);
    byte[] list = mutations.of(RealFile.read("air-quality/tidsserier_malmo.csv"));
    try {
      holds(csv, hours.csv(csv, "pm25").decoded(), Hours.CSV);
    } catch (Unreadable e) {
      assertThat(e).hasMessageNotContaining("\n");
    }
    try {
      holds(json, hours.json(json), Hours.JSON);
    } catch (Unreadable e) {
      assertThat(e).hasMessageNotContaining("\n");
    }
    try {
      assertThat(TimeSeriesList.read(list).entries().size()).isLessThan(list.length);
    } catch (Unreadable e) {
      assertThat(e).hasMessageNotContaining("\n");
    }
  }

  private void holds(byte[] spoilt, Decoded decoded, String format) {
    assertThat(decoded.size()).isLessThan(spoilt.length);
    decoded.undecodable().forEach(row -> hours.again(format, "tid,pm25", "pm25", row.raw()));
  }

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }
}
