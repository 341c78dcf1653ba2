package se.framdrift.feeds.running;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.FeedDeclaration;
import se.framdrift.feeds.FeedKind;
import se.framdrift.feeds.MemoryRun.Question;
import se.framdrift.feeds.RealFile;
import se.framdrift.feeds.pxweb.Pause;
import se.framdrift.feeds.pxweb.PxWebKind;
import se.framdrift.feeds.pxweb.SmallServer;
import se.framdrift.feeds.reading.Folder;
import se.framdrift.feeds.smhi.SmhiKind;
import se.framdrift.model.FeedRun;
import se.framdrift.testing.LocalServer;

/** Recorded answers of SCB and SMHI over real HTTP, from a server that stumbles on its way. */
class StatisticsOverHttpTest extends RunnerFixture {

  private final Fetcher patient =
      new Fetcher(
          vertx,
          new AllowedHosts(Set.of("127.0.0.1")),
          new FetchRules(
              "test",
              Duration.ofSeconds(20),
              4_000_000,
              6,
              Duration.ofMillis(1),
              Duration.ofSeconds(2),
              Duration.ZERO));
  private final FeedRunner statistics =
      new FeedRunner(vertx, patient, edges.edges(), Time.system(), FeedRunner.RUN_LIMIT);

  @AfterEach
  void stopStatistics() {
    statistics.close().await();
    patient.close().await();
  }

  @Test
  @Timeout(300)
  void aTableOfScbIsTakenThoughTheServerIsBusyBreaksAndCutsItsAnswers() {
    SmallServer scb = new SmallServer();
    try (LocalServer server =
        serving(address -> scb.apply(new Question(address, "")), SmallServer.V2, "/api/v2")) {
      server.next(
          LocalServer.status(429, "", "Retry-After", "0"),
          LocalServer.status(500, "out of order"),
          LocalServer.cut("{\"languages\":["));
      FeedDeclaration declaration =
          se.framdrift.feeds.Declared.in("1441")
              .kpi("inhabitants", "antal", "P1M", Map.of("gender", List.of("K", "M")))
              .feed(
                  "pxweb",
                  """
                  {'address':'%s','table':'TAB6471','query':{'Alder':['TotSA'],'Tid':['latest(2)']},
                   'map':{'region':'Region','time':'Tid','contents':'ContentsCode',
                     'kpis':{'000007SF':{'kpi':'inhabitants'}},
                     'dimensions':{'Kon':{'name':'gender','values':{'1':'M','2':'K','TotSa':''}}}}}"""
                      .formatted(server.at("/api/v2")));

      FeedRun run = run(new PxWebKind(new Folder(null), Pause.real()), declaration);

      assertThat(run.problem()).isNull();
      assertThat(run.outcome()).isEqualTo(FeedRun.Outcome.DONE);
      assertThat(edges.taken.stream().mapToInt(Decoded::size).sum()).isEqualTo(6);
    }
  }

  @Test
  @Timeout(300)
  void anHourlySeriesOfSmhiIsTakenAndAskedForAgainOnlyWhenItIsNew() {
    Function<String, byte @Nullable []> smhi =
        address ->
            address.endsWith("/station/1.json")
                ? recorded("smhi/metobs-periods.txt")
                : address.endsWith("/corrected-archive/data.csv")
                    ? RealFile.read("smhi/metobs-data.csv")
                    : null;
    try (LocalServer server = serving(smhi, "", "")) {
      server.next(LocalServer.status(503, "", "Retry-After", "0"));
      FeedDeclaration declaration =
          se.framdrift.feeds.Declared.in("0180")
              .kpi("temperature", "°C", "PT1H", Map.of("site", List.of("akalla")))
              .feed(
                  "smhi",
                  """
                  {'address':'%s','metobs':[{'parameter':1,'station':'1','kpi':'temperature',
                    'dimensions':{'site':'akalla'},'unit':'°C','periods':['corrected-archive']}]}"""
                      .formatted(server.at("/api/version/1.0")));

      FeedRun first = run(new SmhiKind(), declaration);
      FeedRun second = run(new SmhiKind(), declaration);

      assertThat(first.problem()).isNull();
      assertThat(edges.taken.stream().mapToInt(Decoded::size).sum()).isEqualTo(2);
      assertThat(second.problem()).isNull();
      assertThat(server.asked())
          .extracting(asked -> asked.uri().substring(asked.uri().lastIndexOf('/') + 1))
          .containsExactly("1.json", "1.json", "data.csv", "1.json");
    }
  }

  private FeedRun run(FeedKind kind, FeedDeclaration declaration) {
    statistics.declare(List.of(new Declared(declaration, kind.open(declaration))));
    return statistics.runNow(declaration.municipality(), declaration.id()).orElseThrow().await();
  }

  /** What is below {@code path} is asked of {@code answers} as if it were below {@code address}. */
  private static LocalServer serving(
      Function<String, byte @Nullable []> answers, String address, String path) {
    return new LocalServer(request -> answer(request, answers, address, path));
  }

  private static void answer(
      HttpServerRequest request,
      Function<String, byte @Nullable []> answers,
      String address,
      String path) {
    byte[] body = answers.apply(address + request.uri().substring(path.length()));
    if (body == null) {
      request.response().setStatusCode(404).end();
    } else {
      request.response().end(Buffer.buffer(body));
    }
  }

  /** The body of a recorded answer, behind its headers. */
  private static byte[] recorded(String file) {
    String text = new String(RealFile.read(file), java.nio.charset.StandardCharsets.UTF_8);
    int body = text.indexOf("\n\n") >= 0 ? text.indexOf("\n\n") + 2 : text.indexOf("\r\n\r\n") + 4;
    return text.substring(body).getBytes(java.nio.charset.StandardCharsets.UTF_8);
  }
}
