package se.framdrift.feeds.smhi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.framdrift.feeds.Facts;
import se.framdrift.feeds.Handed;
import se.framdrift.feeds.MemoryRun;
import se.framdrift.feeds.PulledFeed;
import se.framdrift.feeds.RealFile;
import se.framdrift.feeds.RunFailure;
import se.framdrift.problem.Problem;

class SmhiFeedTest {

  private final MemoryRun run = new MemoryRun(SmhiFeedTest::answer);

  private static byte @Nullable [] answer(MemoryRun.Question question) {
    return switch (question.address()) {
      case Weather.METOBS + "/parameter/1/station/1.json" -> Weather.body("metobs-periods.txt");
      case Weather.METOBS + "/parameter/1/station/1/period/corrected-archive/data.csv" ->
          RealFile.read("smhi/metobs-data.csv");
      case "https://x.smhi.se/p/data.json" -> RealFile.read("smhi/snow1g-point-forecast.json");
      default -> null;
    };
  }

  @Test
  void fetchesDataOnlyWhenTheStationSaysThatTheyAreNew() throws Exception {
    PulledFeed feed = feed(Weather.HOURLY);
    feed.run(run);
    feed.run(run);

    assertThat(run.taken()).hasSize(1);
    assertThat(run.taken().getFirst().decoded().rows()).hasSize(2);
    assertThat(run.asked())
        .extracting(MemoryRun.Question::address)
        .map(address -> address.substring(address.lastIndexOf('/') + 1))
        .containsExactly("1.json", "data.csv", "1.json");
  }

  @Test
  void readsARowAgainWithTheHeadingThatItCameWith() throws Exception {
    PulledFeed feed = feed(Weather.HOURLY);
    feed.run(run);
    MemoryRun.Taken taken = run.taken().getFirst();

    for (int i = 0; i < 2; i++) {
      var row = taken.decoded().rows().get(i);
      assertThat(
              Facts.lines(feed.again(taken.format(), taken.heading(), String.valueOf(row.raw()))))
          .containsExactly(Facts.line(row));
    }
    assertThat(feed.again(taken.format(), "2/7\nx", "x").undecodable().getFirst().problem())
        .isEqualTo("the feed no longer takes what this is from");
  }

  @Test
  void takesOfAForecastOnlyHoursThatHaveBegun() throws Exception {
    feed(PointTest.POINTS.formatted("true")).run(run.at("2026-04-02T13:30:00Z"));

    assertThat(Facts.lines(run.taken().getFirst().decoded()))
        .filteredOn(line -> line.contains("temperature"))
        .containsExactly(
            "0180:temperature:site=akalla 2026-04-02T11:00:00Z/PT1H 10.4 P",
            "0180:temperature:site=akalla 2026-04-02T12:00:00Z/PT1H 10.4 P",
            "0180:temperature:site=akalla 2026-04-02T13:00:00Z/PT1H 10.3 P");
  }

  @Test
  void takesTheOthersWhereOneFailsAndSaysWhichFailed() {
    String settings =
        """
        {'metobs':[
          {'parameter':1,'station':'7','kpi':'temperature','dimensions':{'site':'akalla'}},
          {'parameter':1,'station':'1','kpi':'temperature','periods':['latest-day']},
          {'parameter':2,'station':'1','kpi':'temperature-day'}],%s"""
            .formatted(PointTest.POINTS.formatted("true").strip().substring(1));

    assertThatThrownBy(() -> feed(settings).run(run.at("2026-04-02T13:30:00Z")))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("station/7.json")
        .hasMessageContaining("has no period latest-day, only [corrected-archive]")
        .hasMessageContaining("parameter/2/station/1.json");
    assertThat(run.taken()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{} | neither metobs nor points",
        "{'metobs':[{'parameter':1,'station':'1','kpi':'x'}]} | metobs[0].kpi is x",
        "{'metobs':[{'parameter':1,'station':'1','kpi':'school-year'}]} | metobs[0].kpi is school-year: P10D is no resolution",
        "{'metobs':[{'parameter':1,'station':'1','kpi':'rain'},{'parameter':1,'station':'1','kpi':'rain'}]} | metobs[1] names a parameter of a station twice",
        "{'points':[{'address':'x','parameters':{'a':{'kpi':'rain','dimensions':{'site':'x'}}}}]} | points[0].parameters.a.dimensions.site is x",
      })
  void namesTheSettingThatMakesNoSense(String settings, String words) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SmhiKind().open(Weather.declaration(settings)))
        .withMessageContaining(words);
  }

  private static PulledFeed feed(String settings) {
    return (PulledFeed) new SmhiKind().open(Weather.declaration(settings));
  }

  @Test
  void takesAFileWhereItHasOneSeriesOfThatSort() {
    byte[] csv = RealFile.read("smhi/metobs-data.csv");
    byte[] forecast = RealFile.read("smhi/snow1g-point-forecast.json");
    PulledFeed point = feed(PointTest.POINTS.formatted("true"));

    assertThat(Handed.to(feed(Weather.HOURLY), "akalla.csv", csv).rows()).hasSize(2);
    assertThat(Handed.to(point, "point.json", forecast).rows()).hasSize(166);
    assertThatThrownBy(() -> Handed.to(point, "akalla.csv", csv))
        .isInstanceOf(Problem.Failure.class);
  }
}
