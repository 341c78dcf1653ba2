package se.framdrift.feeds.airquality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.framdrift.feeds.Facts;
import se.framdrift.feeds.Handed;
import se.framdrift.feeds.MemoryRun;
import se.framdrift.feeds.PulledFeed;
import se.framdrift.feeds.RealFile;
import se.framdrift.feeds.RunFailure;
import se.framdrift.problem.Problem;

class AirQualityFeedTest {

  private static final String API = "https://datavardluft.smhi.se/52North/api/timeseries/";

  private static final String PM25 = "'kpi':'pm25','dimensions':{'site':'dalaplan'}";

  private final MemoryRun run =
      new MemoryRun(
          question ->
              question.address().startsWith(API + "6247/")
                  ? "{\"values\":[{\"timestamp\":1777579200000,\"value\":\"6.857\"}]}"
                      .getBytes(StandardCharsets.UTF_8)
                  : null);

  @Test
  void asksForItsHistoryInMonthsAndLaterForTheLastDays() throws Exception {
    PulledFeed feed =
        Air.feed(null, "{'historyDays':40,'series':[{'id':'6247',%s}]}".formatted(PM25));
    feed.run(run.at("2026-04-30T20:10:00Z"));
    run.pass(Duration.ofDays(1));
    feed.run(run);

    assertThat(run.asked())
        .extracting(MemoryRun.Question::address)
        .containsExactly(
            API + "6247/getData?timespan=2026-03-21T21:00:00Z/2026-04-21T21:00:00Z",
            API + "6247/getData?timespan=2026-04-21T21:00:00Z/2026-04-30T21:00:00Z",
            API + "6247/getData?timespan=2026-04-27T19:00:00Z/2026-05-01T21:00:00Z");
    assertThat(Facts.lines(run.taken().getFirst().decoded()))
        .containsExactly("1280:pm25:site=dalaplan 2026-04-30T19:00:00Z/PT1H 6.857");
    MemoryRun.Taken taken = run.taken().getFirst();
    String raw = String.valueOf(taken.decoded().rows().getFirst().raw());
    assertThat(Facts.lines(feed.again(taken.format(), taken.heading(), raw)))
        .isEqualTo(Facts.lines(taken.decoded()));
  }

  @Test
  void goesOnFromTheNewestHourThatCameNotFromTheOneItAskedFor() throws Exception {
    String[] values = {hour("2026-04-20T06:00:00Z", "\"6.8\"")};
    MemoryRun late =
        new MemoryRun(
            _ -> "{\"values\":[%s]}".formatted(values[0]).getBytes(StandardCharsets.UTF_8));
    PulledFeed feed = Air.feed(null, "{'series':[{'id':'6247',%s}]}".formatted(PM25));
    feed.run(late.at("2026-04-20T06:10:00Z"));
    values[0] = hour("2026-04-20T08:00:00Z", "null") + "," + hour("2199-01-01T00:00:00Z", "\"1\"");
    feed.run(late.at("2026-04-26T06:10:00Z"));
    values[0] = "";
    feed.run(late.at("2026-04-28T06:10:00Z"));
    feed.run(late.at("2026-06-28T06:10:00Z"));

    assertThat(late.asked())
        .extracting(question -> question.address().replaceAll(".*timespan=", ""))
        .containsExactly(
            "2026-03-21T07:00:00Z/2026-04-20T07:00:00Z",
            "2026-04-17T05:00:00Z/2026-04-26T07:00:00Z",
            "2026-04-17T05:00:00Z/2026-04-28T07:00:00Z",
            "2026-05-29T07:00:00Z/2026-06-28T07:00:00Z");
  }

  @Test
  void asksForItsWholeHistoryWhileNothingHasCome() throws Exception {
    MemoryRun silent = new MemoryRun(_ -> "{\"values\":[]}".getBytes(StandardCharsets.UTF_8));
    PulledFeed feed = Air.feed(null, "{'series':[{'id':'6247',%s}]}".formatted(PM25));
    feed.run(silent);
    silent.pass(Duration.ofDays(1));
    feed.run(silent);

    assertThat(silent.asked().getLast().address())
        .endsWith("timespan=2026-04-01T21:00:00Z/2026-05-01T21:00:00Z");
  }

  private static String hour(String moment, String value) {
    return "{\"timestamp\":%d,\"value\":%s}".formatted(Instant.parse(moment).toEpochMilli(), value);
  }

  @Test
  void findsTheLivingSeriesOfASite(@TempDir Path folder) throws Exception {
    Files.write(folder.resolve("list.csv"), RealFile.read("air-quality/tidsserier_malmo.csv"));
    String series = "{'site':'Dalaplan','substance':'PM2.5',%s}".formatted(PM25);
    Air.feed(folder, "{'list':'list.csv','historyDays':2,'series':[%s]}".formatted(series))
        .run(run);

    assertThat(run.asked()).hasSize(1);
    assertThat(run.asked().getFirst().address()).startsWith(API + "6247/getData");
  }

  @Test
  void readsAFileOnce(@TempDir Path folder) throws Exception {
    Files.write(folder.resolve("pm25.csv"), RealFile.read(Air.FILE));
    PulledFeed feed =
        Air.feed(
            folder,
            "{'stamp':'start','series':[{'file':'pm25.csv','column':'pm25',%s}]}".formatted(PM25));
    feed.run(run);
    feed.run(run);

    assertThat(run.taken()).hasSize(1);
    assertThat(run.taken().getFirst().decoded().rows()).hasSize(73);
    assertThat(run.taken().getFirst().heading()).isEqualTo("pm25.csv/pm25\ntid,pm25");
    String raw = "2023-06-13 17:00:00+02:00,";
    assertThat(Facts.lines(feed.again("air-csv", "pm25.csv/pm25\ntid,pm25", raw)))
        .containsExactly("1280:pm25:site=dalaplan 2023-06-13T15:00:00Z/PT1H not-collected");
    assertThat(feed.again("air-csv", null, raw).undecodable()).hasSize(1);
  }

  @Test
  void takesTheOthersWhereOneFails() {
    String settings =
        "{'historyDays':1,'series':[{'id':'1','kpi':'no2'},{'id':'6247',%s}]}".formatted(PM25);

    assertThatThrownBy(() -> Air.feed(null, settings).run(run))
        .isInstanceOf(RunFailure.class)
        .hasMessageStartingWith("1: 404");
    assertThat(run.taken()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "{} | series names nothing",
        "{'series':[{'id':'1','kpi':'no2'},{'id':'1','kpi':'no2'}]} | series[1] takes 1 for the second time",
        "{'series':[{'id':'1','kpi':'year-span'}]} | series[0].kpi is year-span: P3Y is no resolution",
        "{'series':[{'kpi':'no2'}]} | series[0] has neither id, nor file, nor site",
        "{'series':[{'file':'x.csv','kpi':'no2'}]} | no folder of files is configured",
      })
  void namesTheSettingThatMakesNoSense(String settings, String words) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Air.feed(null, settings))
        .withMessageContaining(words);
  }

  @Test
  void takesAFileThatIsHandedOver(@TempDir Path folder) {
    PulledFeed file =
        Air.feed(folder, "{'series':[{'file':'x.csv','column':'pm25',%s}]}".formatted(PM25));
    PulledFeed api = Air.feed(null, "{'series':[{'id':'6247',%s}]}".formatted(PM25));
    byte[] json =
        "{\"values\":[{\"timestamp\":1777579200000,\"value\":\"6.857\"}]}"
            .getBytes(StandardCharsets.UTF_8);

    assertThat(Handed.to(file, "pm25.csv", RealFile.read(Air.FILE)).rows()).hasSize(73);
    assertThat(Handed.to(api, "answer.json", json).rows()).hasSize(1);
    assertThat(file.fetches()).isFalse();
    assertThat(api.fetches()).isTrue();
    assertThatThrownBy(() -> Handed.to(api, "pm25.csv", RealFile.read(Air.FILE)))
        .isInstanceOf(Problem.Failure.class);
  }
}
