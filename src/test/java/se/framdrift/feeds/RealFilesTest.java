package se.framdrift.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.framdrift.catalog.Catalog;
import se.framdrift.feeds.airquality.AirQualityKind;
import se.framdrift.feeds.ngsild.NgsiLdKind;
import se.framdrift.feeds.pxweb.PxWebKind;
import se.framdrift.feeds.reading.Folder;
import se.framdrift.feeds.smhi.SmhiKind;
import se.framdrift.model.RawFact;
import se.framdrift.validate.Checked;
import se.framdrift.validate.Validation;

/**
 * The figures of the table in docs/feeds.md: rows of each real file that the ledger would take, of
 * those that a feed finds in it.
 */
class RealFilesTest {

  private static final Instant NOW = Instant.parse("2026-06-10T00:00:00Z");

  @TempDir private Path folder;

  @ParameterizedTest(name = "{0} of {1}: {2}, {3}, {4}")
  @CsvSource({
    "scb-pxweb/v1/recorded/pop-0181.json, 0181, 2, 2, 0",
    "scb-pxweb/v1/recorded/pop-0182.json, 0182, 2, 2, 0",
    "scb-pxweb/v1/recorded/growth-0181.json, 0181, 54, 54, 0",
    "scb-pxweb/v1/recorded/growth-0182.json, 0182, 54, 54, 0",
    "scb-pxweb/v1/recorded/income-0181.json, 0181, 2, 2, 0",
    "scb-pxweb/v1/recorded/income-0182.json, 0182, 2, 2, 0",
    "scb-pxweb/v1/data-BefArealTathetKon-orebro.json, 0018, 5, 5, 0",
    "scb-pxweb/v2/TAB6471_data.json, 0018, 132, 132, 0",
    "scb-pxweb/v2/TAB6471_metadata.json, 1441, 0, 0, 0",
    "scb-pxweb/v2-reference-server/MetadataById_tab003_js2.json, 0000, 0, 0, 0",
    "scb-pxweb/px/TAB003.px, 0000, 2448, 2448, 0",
    "scb-pxweb/px/TAB005.px, 1441, 22, 22, 0",
    "scb-pxweb/px/TAB005.px, 1407, 22, 22, 0",
  })
  void takesTables(String file, String municipality, int rows, int accepted, int refused)
      throws Exception {
    Files.write(folder.resolve("table"), RealFile.read(file));
    Declared declared = Tables.catalog(municipality);
    String settings = "{'file':'table','query':{%s},'map':%s}";
    FeedDeclaration declaration =
        declared.feed("pxweb", settings.formatted(Tables.query(file), Tables.map(file)));
    holds(
        declared,
        run(new PxWebKind(new Folder(folder), _ -> {}).open(declaration)),
        rows,
        accepted,
        refused);
  }

  @ParameterizedTest(name = "{0}: {1}, {2}, {3}")
  @CsvSource({
    "metobs-data.csv, 2, 2, 0",
    "mesan-point.txt, 4, 4, 0",
    "snow1g-point-forecast.json, 166, 166, 0",
  })
  void takesWeather(String file, int rows, int accepted, int refused) throws Exception {
    Declared declared =
        Declared.in("0180").kpi("temperature", "°C", "PT1H").kpi("frozen", "%", "PT1H");
    String settings =
        file.endsWith(".csv")
            ? "{'metobs':[{'parameter':1,'station':'1','kpi':'temperature','periods':['corrected-archive']}]}"
            : "{'points':[{'address':'https://x/p','parameters':{'air_temperature':{'kpi':'temperature'},"
                + "'precipitation_frozen_part':{'kpi':'frozen'}}}]}";
    byte[] body = body(file);
    MemoryRun run =
        new MemoryRun(
                question ->
                    question.address().endsWith("station/1.json")
                        ? body("metobs-periods.txt")
                        : body)
            .at(NOW.toString());
    ((PulledFeed) new SmhiKind().open(declared.feed("smhi", settings))).run(run);
    holds(declared, run, rows, accepted, refused);
  }

  @ParameterizedTest(name = "{0}: {1}, {2}, {3}")
  @CsvSource({"pm25-malmo-dalaplan-2023-excerpt.csv, 73, 73, 0"})
  void takesAir(String file, int rows, int accepted, int refused) throws Exception {
    Files.write(folder.resolve(file), RealFile.read("air-quality/" + file));
    Declared declared = Declared.in("1280").kpi("pm25", "µg/m3", "PT1H");
    String settings = "{'series':[{'file':'%s','column':'pm25','kpi':'pm25'}]}".formatted(file);
    Feed feed = new AirQualityKind(new Folder(folder)).open(declared.feed("air-quality", settings));
    holds(declared, run(feed), rows, accepted, refused);
  }

  @ParameterizedTest(name = "{0}: {1}, {2}, {3}")
  @CsvSource({
    "AirQualityObserved/example-normalized.jsonld, 3, 2, 1",
    "AirQualityObserved/example-normalized.json, 3, 2, 1",
    "AirQualityObserved/example.jsonld, 3, 3, 0",
    "AirQualityObserved/example.json, 2, 2, 0",
    "KeyPerformanceIndicator/example-normalized.jsonld, 1, 1, 0",
    "KeyPerformanceIndicator/example.jsonld, 1, 1, 0",
  })
  void takesEntitiesButNoUnitThatTheKpiIsNotGivenIn(
      String file, int rows, int accepted, int refused) {
    Declared declared =
        Declared.in("1441")
            .kpi("no2", "µg/m3", "PT1H")
            .kpi("co", "µg/m3", "PT1H")
            .kpi("humidity", "%", "PT1H")
            .kpi("faults", "1", "P1M");
    String settings =
        """
        {'entities':[{'type':'AirQualityObserved','attributes':{'no2':{'kpi':'no2'},'co':{'kpi':'co'},
           'relativeHumidity':{'kpi':'humidity','factor':100}}},
          {'type':'KeyPerformanceIndicator','attributes':{'kpiValue':{'kpi':'faults'}}}]}""";
    Feed feed = new NgsiLdKind().open(declared.feed("ngsi-ld", settings));
    holds(
        declared.catalog(),
        List.of(Handed.to(feed, "x.json", RealFile.read("ngsi-ld/" + file))),
        rows,
        accepted,
        refused);
  }

  private static MemoryRun run(Feed feed) throws Exception {
    MemoryRun run = new MemoryRun(_ -> null);
    ((PulledFeed) feed).run(run);
    return run;
  }

  private static void holds(Declared declared, MemoryRun run, int rows, int accepted, int refused) {
    List<Decoded> taken = run.taken().stream().map(MemoryRun.Taken::decoded).toList();
    holds(declared.catalog(), taken, rows, accepted, refused);
  }

  private static void holds(
      Catalog catalog, List<Decoded> taken, int rows, int accepted, int refused) {
    Validation validation =
        new Validation(
            code -> Optional.of(catalog).filter(it -> it.municipality().code().equals(code)));
    int good = 0;
    int all = 0;
    for (Decoded decoded : taken) {
      all += decoded.size();
      for (RawFact row : decoded.rows()) {
        good += validation.check(row, NOW) instanceof Checked.Accepted ? 1 : 0;
      }
    }
    assertThat(all).isEqualTo(rows);
    assertThat(good).isEqualTo(accepted);
    assertThat(all - good).isEqualTo(refused);
  }

  private static byte[] body(String file) {
    byte[] bytes = RealFile.read("smhi/" + file);
    int end = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("\n\n");
    return file.endsWith(".txt") ? Arrays.copyOfRange(bytes, end + 2, bytes.length) : bytes;
  }

  /** Mappings of the tables. */
  private static final class Tables {

    private static final Map<String, String> CODES =
        Map.of(
            "Alder",
            "0-9 | 10-19 | 20-29 | 30-39 | 40-49 | 50-59 | 60-69 | 70-79 | 80-89 | 90-99 | 100+10",
            "LANDUSECLASS",
            "11 | 14 | 211 | 212 | 213 | 3 | 3227 | 3824 | 7 | 811 | 911",
            "WASTE_CAT",
            "01.1 | 01.2 | 01.3 | 01.4,02,03.1 | 03.2 | 03.3 | 05 | 06.1 | 06.2 | 06.3 | 07.1 | 07.2"
                + " | 07.3 | 07.4 | 07.5 | 07.6 | 07.7 | 08 ex 08.1,41 | 08.1 | 08.41 | 09.1 | 09.2"
                + " | 09.3 | 10.1 | 10.2 | 10.3 | 11 | 12.1 | 12.2,3,5 | 12.4 | 12.6 | 12.7"
                + " | 12.8,13 | TOT");

    private static final List<String> TREATMENTS =
        List.of("a", "b", "c", "d", "e", "f", "g", "h", "i");

    static Declared catalog(String municipality) {
      return Declared.in(municipality)
          .kpi("yearly", "1", "P1Y", Map.of("gender", List.of("K", "M")))
          .kpi("waste", "1", "P1Y", Map.of("treatment", TREATMENTS, "kind", names()))
          .kpi("waste-other", "1", "P1Y", Map.of("treatment", TREATMENTS, "kind", names()))
          .kpi("land", "1", "P1Y", Map.of("kind", names()))
          .kpi("monthly", "1", "P1M", Map.of("gender", List.of("K", "M"), "kind", names()));
    }

    private static List<String> names() {
      return java.util.stream.IntStream.range(0, 34).mapToObj(i -> "x" + i).toList();
    }

    static String query(String file) {
      return file.contains("income") ? "'Alder':['20-64'],'Inkomstklass':['TOT']" : "";
    }

    static String map(String file) {
      if (file.contains("TAB6471")) {
        return "{'region':'Region','time':'Tid','contents':'ContentsCode','kpis':{'*':{'kpi':'monthly'}},"
            + "'dimensions':{'Kon':{'name':'gender','values':{'1':'M','2':'K','TotSa':''}},"
            + "'Alder':{'name':'kind','values':%s}}}".formatted(values("Alder"));
      }
      if (file.contains("TAB005")) {
        return "{'region':'REGION','time':'TIME','contents':'ContentsCode','kpis':{'*':{'kpi':'land'}},"
            + "'dimensions':{'LANDUSECLASS':{'name':'kind','values':%s}}}"
                .formatted(values("LANDUSECLASS"));
      }
      if (file.contains("TAB003") || file.contains("tab003")) {
        return "{'time':'TIME','contents':'ContentsCode','kpis':{'WasteHazard':{'kpi':'waste'},"
            + "'WasteNonHazard':{'kpi':'waste-other'}},"
            + "'dimensions':{'WASTE_CAT':{'name':'kind','values':%s},"
                .formatted(values("WASTE_CAT"))
            + "'TREATMENT_CAT':{'name':'treatment','values':{'05':'a','10':'b','20':'c','30':'d','40':'e','50':'f','60':'g','70':'h','90':'i'}}}}";
      }
      String gender =
          file.contains("pop")
              ? ",'dimensions':{'Kon':{'name':'gender','values':{'1':'M','2':'K'}}}"
              : "";
      return "{'region':'Region','time':'Tid','contents':'ContentsCode','kpis':{'*':{'kpi':'yearly'}}%s}"
          .formatted(gender);
    }

    /** Each code of a variable with a name of its own. */
    private static String values(String variable) {
      String[] codes = CODES.getOrDefault(variable, "").split(" \\| ");
      StringBuilder values = new StringBuilder();
      for (int i = 0; i < codes.length; i++) {
        values.append(i == 0 ? "" : ",").append("'%s':'x%d'".formatted(codes[i], i));
      }
      return "{%s}".formatted(values);
    }
  }
}
