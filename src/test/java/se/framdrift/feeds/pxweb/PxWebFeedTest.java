package se.framdrift.feeds.pxweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.framdrift.feeds.Facts;
import se.framdrift.feeds.Feed;
import se.framdrift.feeds.Handed;
import se.framdrift.feeds.MemoryRun;
import se.framdrift.feeds.PulledFeed;
import se.framdrift.feeds.RealFile;
import se.framdrift.feeds.RunFailure;
import se.framdrift.feeds.reading.Folder;
import se.framdrift.problem.Problem;

class PxWebFeedTest {

  private static final String MONTHLY =
      """
      {'address':'https://statistikdatabasen.scb.se/api/v2/','table':'TAB6471','query':{'Alder':['TotSA']%s},%s
       'map':{'region':'Region','time':'Tid','contents':'ContentsCode',
         'kpis':{'000007SF':{'kpi':'inhabitants'}},
         'dimensions':{'Kon':{'name':'gender','values':{'1':'M','2':'K','TotSa':''}}}}}""";

  private static final String DENSITY =
      """
      {'address':'https://api.scb.se/OV0104/v1/doris/sv/ssd','version':1,'table':'BE/BefArealTathetKon',
       'query':{'Tid':['%s'],'Kon':['1']},
       'map':{'region':'Region','time':'Tid','contents':'ContentsCode',
         'kpis':{'BE0101U1':{'kpi':'density'}}}}""";

  private final SmallServer server = new SmallServer();
  private final List<Duration> waited = new ArrayList<>();

  @Test
  void asksForItsMunicipalityAndForWhatIsMapped() throws Exception {
    MemoryRun run = new MemoryRun(server);
    feed("1441", monthly("'Tid':['latest(2)']")).run(run);

    assertThat(run.asked().getLast().address())
        .isEqualTo(
            SmallServer.V2
                + "/tables/TAB6471/data?lang=sv&outputFormat=json-stat2&valuecodes%5BRegion%5D=1441"
                + "&valuecodes%5BAlder%5D=TotSA&valuecodes%5BKon%5D=TotSa,1,2&valuecodes%5BContentsCode%5D=000007SF"
                + "&valuecodes%5BTid%5D=2026M03,2026M04");
    assertThat(Facts.lines(run.taken().getFirst().decoded()))
        .containsExactly(
            "1441:inhabitants 2026-03 29",
            "1441:inhabitants 2026-04 29",
            "1441:inhabitants:gender=M 2026-03 25",
            "1441:inhabitants:gender=M 2026-04 25",
            "1441:inhabitants:gender=K 2026-03 25",
            "1441:inhabitants:gender=K 2026-04 25");
    assertThat(run.taken().getFirst().source())
        .isEqualTo("https://statistikdatabasen.scb.se/api/v2/tables/TAB6471");
    assertThat(run.taken().getFirst().format()).isEqualTo("pxweb-cell");
  }

  @Test
  void doesNotFetchFiguresThatWereNotUpdated() throws Exception {
    MemoryRun run = new MemoryRun(server);
    PulledFeed feed = feed("1441", monthly(""));
    feed.run(run);
    feed.run(run);
    assertThat(server.cells).containsExactly(48);

    server.update();
    feed.run(run);
    assertThat(server.cells).containsExactly(48, 48);
  }

  @Test
  void cutsAQueryAlongItsLargestVariableAndObeysThePaceOfTheServer() throws Exception {
    MemoryRun run = new MemoryRun(server);
    String limits = "'limits':{'cells':1500,'calls':3,'seconds':1},";
    feed("1441", MONTHLY.formatted(",'Region':['*']", limits), run).run(run);

    assertThat(server.cells).hasSize(11).allMatch(cells -> cells <= 1500);
    assertThat(server.cells.stream().mapToInt(Integer::intValue).sum()).isEqualTo(312 * 48);
    assertThat(run.taken().stream().mapToInt(each -> each.decoded().size()).sum()).isEqualTo(48);
    assertThat(run.taken().getLast().source()).endsWith("/tables/TAB6471 part 11 of 11");
    for (int i = 3; i < run.askedAt().size(); i++) {
      assertThat(Duration.between(run.askedAt().get(i - 3), run.askedAt().get(i)))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }
    assertThat(waited).isNotEmpty();
  }

  @Test
  void goesOnWithThePartThatACutRunHadComeTo() throws Exception {
    MemoryRun run = new MemoryRun(server);
    String limits = "'limits':{'cells':5000,'calls':0},";
    PulledFeed feed = feed("1441", MONTHLY.formatted(",'Region':['*']", limits));
    server.truncateAfter(2);
    assertThatThrownBy(() -> feed.run(run))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining("TAB6471: not JSON");
    assertThat(run.taken()).hasSize(2);

    server.truncateAfter(Integer.MAX_VALUE);
    feed.run(run);
    assertThat(run.taken())
        .extracting(MemoryRun.Taken::source)
        .map(source -> source.substring(source.indexOf(" part ") + 6))
        .containsExactly("1 of 3", "2 of 3", "3 of 3");
  }

  @Test
  void postsAQuestionThatIsTooLongForAnAddress() throws Exception {
    MemoryRun run = new MemoryRun(server);
    feed("1441", monthly("'Region':['*']")).run(run);

    assertThat(run.asked().getLast().address()).endsWith("/data?lang=sv&outputFormat=json-stat2");
    assertThat(run.asked().getLast().body())
        .startsWith(
            "{\"selection\":[{\"variableCode\":\"Region\",\"valueCodes\":[\"00\",\"01\",\"0114\",");
  }

  @Test
  void takesTheCodesOfACodeList() throws Exception {
    MemoryRun run = new MemoryRun(server);
    String list = "'codelists':{'Alder':'agg_Ålder10årJ'},";
    String settings = MONTHLY.formatted(",'Tid':['from(2026M04)']", list).replace("TotSA", "10-19");
    feed("1441", settings).run(run);

    assertThat(run.asked().getLast().address())
        .contains("&valuecodes%5BAlder%5D=10-19&codelist%5BAlder%5D=agg_%C3%85lder10%C3%A5rJ&");
    assertThat(run.taken().getFirst().decoded().rows()).hasSize(3);
  }

  @Test
  void asksVersion1ByPost() throws Exception {
    MemoryRun run = new MemoryRun(server);
    feed("1441", DENSITY.formatted("latest(2)")).run(run);

    assertThat(run.asked().getLast().address())
        .isEqualTo("https://api.scb.se/OV0104/v1/doris/sv/ssd/BE/BefArealTathetKon");
    assertThat(run.asked().getLast().body())
        .isEqualTo(
            "{\"query\":[{\"code\":\"Region\",\"selection\":{\"filter\":\"item\",\"values\":[\"1441\"]}},"
                + "{\"code\":\"Kon\",\"selection\":{\"filter\":\"item\",\"values\":[\"1\"]}},"
                + "{\"code\":\"ContentsCode\",\"selection\":{\"filter\":\"item\",\"values\":[\"BE0101U1\"]}},"
                + "{\"code\":\"Tid\",\"selection\":{\"filter\":\"item\",\"values\":[\"2017\",\"2018\"]}}],"
                + "\"response\":{\"format\":\"json\"}}");
    assertThat(Facts.lines(run.taken().getFirst().decoded()))
        .containsExactly("1441:density 2017 8", "1441:density 2018 8");
  }

  @Test
  void cutsAndPacesVersion1ByItsOwnConfiguration() throws Exception {
    MemoryRun run = new MemoryRun(server);
    String all = DENSITY.formatted("*").replace("'Kon':['1']", "'Kon':['1'],'Region':['144?']");
    feed("1441", all, run).run(run);

    // 8 municipalities and 28 years are 224 cells; 60 at a time are 7 years of all 8.
    assertThat(server.cells).containsExactly(56, 56, 56, 56);
    assertThat(waited).hasSizeGreaterThanOrEqualTo(2);
    assertThat(run.taken().stream().mapToInt(each -> each.decoded().size()).sum()).isEqualTo(28);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'Nonsense':['1'] | query: the table has no variable Nonsense",
        "'Tid':['1999'] | query: the variable Tid has no code 1999",
        "'Tid':['latest(0)'] | query: the variable Tid has no code latest(0)",
      },
      quoteCharacter = '"')
  void saysWhatOfAQueryTheTableDoesNotHave(String query, String words) {
    assertThatThrownBy(() -> feed("1441", monthly(query)).run(new MemoryRun(server)))
        .isInstanceOf(RunFailure.class)
        .hasMessageContaining(words);
  }

  @Test
  void saysThatATableDoesNotHaveItsMunicipality() {
    assertThatThrownBy(() -> feed("9999", monthly("")).run(new MemoryRun(server)))
        .hasMessageContaining("the variable Region has no code 9999");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'table':'T','map':{'time':'Tid','kpis':{'*':{'kpi':'land'}}}} | both address and table",
        "{'map':{'time':'Tid','kpis':{'*':{'kpi':'nonsense'}}}} | map.kpis.*.kpi is nonsense",
        "{'map':{'time':'Tid','kpis':{'A':{'kpi':'land'}}}} | map.kpis names no KPI",
        "{'map':{'time':'Tid','kpis':{'*':{'kpi':'land','factor':0}}}} | map.kpis.*.factor is 0",
        "{'map':{'time':'T','kpis':{'*':{'kpi':'land'}},'dimensions':{'K':{'name':'gender','values':{'1':'M'}}}}} | map.dimensions.K.name is gender, which land does not have",
        "{'map':{'time':'T','kpis':{'*':{'kpi':'land'}},'dimensions':{'K':{'name':'use','values':{'1':'M'}}}}} | map.dimensions.K.values.1 is M",
        "{'map':{'time':'T','kpis':{'*':{'kpi':'land'}},'symbols':{'..':'nix'}}} | symbols: .. means nix",
        "{'file':'../x.px','map':{'time':'T','kpis':{'*':{'kpi':'land'}}}} | expected a name below",
      },
      quoteCharacter = '"')
  void namesTheSettingThatMakesNoSense(String settings, String words) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new PxWebKind(new Folder(Path.of("x")), _ -> {})
                    .open(Maps.declaration("1441", settings)))
        .withMessageContaining(words);
  }

  @Test
  void readsAFileOnceAndTheQueryChoosesInIt(@TempDir Path folder) throws Exception {
    Files.write(folder.resolve("land.px"), RealFile.read("scb-pxweb/px/TAB005.px"));
    PulledFeed feed = file(folder, "land.px");
    MemoryRun run = new MemoryRun(_ -> null);
    feed.run(run);
    feed.run(run);

    assertThat(run.taken()).hasSize(1);
    assertThat(run.taken().getFirst().decoded().rows()).hasSize(6);
    assertThat(run.taken().getFirst().decoded().undecodable()).isEmpty();
    assertThat(feed.again("pxweb-cell", null, "{}").undecodable()).hasSize(1);
  }

  @Test
  void readsNoFileOutsideOfItsFolder(@TempDir Path folder) throws Exception {
    Files.write(folder.resolve("secret.px"), RealFile.read("scb-pxweb/px/TAB005.px"));
    Path files = Files.createDirectory(folder.resolve("files"));
    Files.createSymbolicLink(files.resolve("land.px"), folder.resolve("secret.px"));

    assertThatThrownBy(() -> file(files, "land.px").run(new MemoryRun(_ -> null)))
        .hasMessage("land.px leads out of the folder of files");
    assertThatThrownBy(() -> file(files, "other.px").run(new MemoryRun(_ -> null)))
        .hasMessage("other.px cannot be read in the folder of files");
  }

  private static String monthly(String choice) {
    return MONTHLY.formatted(choice.isEmpty() ? "" : "," + choice, "");
  }

  private static PulledFeed file(Path folder, String name) {
    String settings = "{'file':'%s','map':%s}".formatted(name, Maps.LAND);
    return (PulledFeed)
        new PxWebKind(new Folder(folder), _ -> {}).open(Maps.declaration("1441", settings));
  }

  private static PulledFeed feed(String municipality, String settings) {
    return (PulledFeed) Maps.feed(municipality, settings);
  }

  private PulledFeed feed(String municipality, String settings, MemoryRun run) {
    Pause pause =
        length -> {
          waited.add(length);
          run.pass(length);
        };
    return (PulledFeed)
        new PxWebKind(new Folder(null), pause).open(Maps.declaration(municipality, settings));
  }

  @Test
  void takesAFileThatIsHandedOver() {
    Feed land =
        Maps.feed("1441", "{'address':'https://x','table':'T','map':%s}".formatted(Maps.LAND));
    byte[] px = RealFile.read("scb-pxweb/px/TAB005.px");

    assertThat(Handed.to(land, "land.px", px).size()).isEqualTo(22);
    assertThatThrownBy(() -> Handed.to(land, "x", new byte[] {1}))
        .isInstanceOf(Problem.Failure.class);
  }

  @Test
  void takesOfAFileThatIsHandedOverWhatTheQueryChooses(@TempDir Path folder) {
    PulledFeed land = file(folder, "none.px");

    assertThat(land.fetches()).isFalse();
    assertThat(Handed.to(land, "land.px", RealFile.read("scb-pxweb/px/TAB005.px")).rows())
        .hasSize(6);
  }
}
