package se.framdrift.feeds.pxweb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.RealFile;
import se.framdrift.feeds.reading.Unreadable;
import se.framdrift.testing.Mutations;

class PxTableProperties {

  private static final List<String> FILES =
      List.of(
          "v1/recorded/pop-0181.json",
          "v1/recorded/income-0181.json",
          "v2-reference-server/MetadataById_tab003_js2.json",
          "v2/TAB6471_data.json",
          "px/TAB003.px",
          "px/TAB005.px");

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void makesRowsOrRefusalsOfSpoiltTablesAndNothingElse(long seed) {
    SeriesMap population = Maps.of("0181", Maps.POPULATION);
    SeriesMap land = Maps.of("1441", Maps.LAND);
    Mutations mutations = new Mutations(seed);
    for (String file : FILES) {
      byte[] spoilt = mutations.of(RealFile.read("scb-pxweb/" + file));
      try {
        SeriesMap map = file.startsWith("px/TAB005") ? land : population;
        Decoded decoded = map.decode(PxTables.read(spoilt, map));
        assertThat(decoded.size()).isLessThan(spoilt.length);
        decoded.rows().forEach(row -> map.again(String.valueOf(row.raw())));
      } catch (Unreadable e) {
        assertThat(e).hasMessageNotContaining("\n");
        assertThat(String.valueOf(e.getMessage()).length()).isLessThan(400);
      }
    }
  }

  static LongStream seeds() {
    return LongStream.range(0, 150);
  }
}
