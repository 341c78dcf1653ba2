package se.framdrift.feeds.smhi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.Facts;
import se.framdrift.feeds.RealFile;
import se.framdrift.feeds.reading.Unreadable;

class PointTest {

  static final String POINTS =
      """
      {'points':[{'address':'https://x.smhi.se/p/data.json','forecast':%s,'parameters':{
        'air_temperature':{'kpi':'temperature','dimensions':{'site':'akalla'}},
        'precipitation_frozen_part':{'kpi':'frozen','unit':'%%'}}}]}""";

  @Test
  void readsAnAnalysisAndWhatIsNotApplicable() {
    Decoded decoded =
        Weather.point(POINTS.formatted("false")).decode(Weather.body("mesan-point.txt"));

    assertThat(Facts.lines(decoded))
        .containsExactly(
            "0180:temperature:site=akalla 2026-04-30T17:00:00Z/PT1H 19.0 A",
            "0180:frozen 2026-04-30T17:00:00Z/PT1H % not-applicable",
            "0180:temperature:site=akalla 2026-04-30T16:00:00Z/PT1H 19.6 A",
            "0180:frozen 2026-04-30T16:00:00Z/PT1H % not-applicable");
  }

  @Test
  void marksAForecastAsProvisional() {
    Decoded decoded =
        Weather.point(POINTS.formatted("true"))
            .decode(RealFile.read("smhi/snow1g-point-forecast.json"));

    assertThat(decoded.rows()).hasSize(166);
    assertThat(decoded.undecodable()).isEmpty();
    assertThat(Facts.lines(decoded))
        .startsWith(
            "0180:temperature:site=akalla 2026-04-02T11:00:00Z/PT1H 10.4 P",
            "0180:frozen 2026-04-02T11:00:00Z/PT1H 0 % P")
        .endsWith("0180:frozen 2026-04-12T12:00:00Z/PT1H 0 % P");
    assertThat(Facts.lines(decoded).stream().filter(line -> line.endsWith("not-applicable")))
        .hasSize(14);
  }

  @Test
  void takesMinusNineDegreesForATemperature() {
    assertThat(Facts.lines(one("-9", "-9")))
        .containsExactly(
            "0180:temperature:site=akalla 2026-01-01T00:00:00Z/PT1H -9 A",
            "0180:frozen 2026-01-01T00:00:00Z/PT1H % not-applicable");
    assertThat(Facts.lines(one("9999", "3")).getFirst()).endsWith("not-applicable");
  }

  @Test
  void takesTheIntervalThatTheAnswerNames() {
    Point rain =
        Weather.point(
            "{'points':[{'address':'https://x','forecast':true,'parameters':"
                + "{'precipitation_amount_mean':{'kpi':'rain','stamp':'interval'}}}]}");
    List<String> lines = Facts.lines(rain.decode(RealFile.read("smhi/snow1g-point-forecast.json")));

    assertThat(lines)
        .hasSize(83)
        .startsWith("0180:rain 2026-04-02T10:00:00Z/PT1H 0.0 P")
        .endsWith("0180:rain 2026-04-12T00:00:00Z/PT12H 0.6 P");
  }

  @Test
  void refusesAMomentWithoutTheParameterAndReadsItAgain() {
    Point point = Weather.point(POINTS.formatted("false"));
    Decoded decoded = one("null", "\"x\"");

    assertThat(Facts.refusals(decoded)).containsExactly("1 air_temperature: not given");
    assertThat(decoded.undecodable().getFirst().raw())
        .isEqualTo(
            "{\"time\":\"2026-01-01T00:00:00Z\",\"parameter\":\"air_temperature\",\"value\":null}");
    assertThat(
            Facts.lines(
                point.again(
                    "{\"time\":\"2026-01-01T00:00:00Z\",\"parameter\":\"air_temperature\",\"value\":\"1\"}")))
        .containsExactly("0180:temperature:site=akalla 2026-01-01T00:00:00Z/PT1H 1 A");
    assertThat(point.again("{\"ti").undecodable()).hasSize(1);
  }

  @Test
  void saysWhichParametersThereAre() {
    Point other =
        Weather.point(
            "{'points':[{'address':'https://x','parameters':{'temperature':{'kpi':'rain'}}}]}");

    assertThatThrownBy(() -> other.decode(Weather.body("mesan-point.txt")))
        .isInstanceOf(Unreadable.class)
        .hasMessageContaining(
            "no parameter temperature, but [air_pressure_at_mean_sea_level, air_temp");
  }

  private static Decoded one(String temperature, String frozen) {
    String json =
        """
        {"timeSeries":[{"time":"2026-01-01T00:00:00Z","data":{"air_temperature":%s,
          "precipitation_frozen_part":%s}}]}"""
            .formatted(temperature, frozen);
    return Weather.point(POINTS.formatted("false")).decode(json.getBytes(StandardCharsets.UTF_8));
  }
}
