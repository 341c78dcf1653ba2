package se.framdrift.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.framdrift.testing.LocalServer.status;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import se.framdrift.catalogfiles.CatalogFiles;
import se.framdrift.catalogfiles.LoadedCatalogs;
import se.framdrift.feeds.kolada.Kolada;
import se.framdrift.feeds.running.AllowedHosts;
import se.framdrift.feeds.running.FetchRules;
import se.framdrift.formula.CelFormulas;
import se.framdrift.model.FeedRun;
import se.framdrift.model.FeedRun.Outcome;
import se.framdrift.model.Missing;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;
import se.framdrift.problem.Problem;
import se.framdrift.store.Database;
import se.framdrift.store.DatabaseAddress;
import se.framdrift.store.Leases;
import se.framdrift.store.Quarantine;
import se.framdrift.testing.KoladaServer;
import se.framdrift.testing.LocalServer;
import se.framdrift.testing.PostgresExtension;
import se.framdrift.testing.Wait;

/** Lund's real figures through a server that answers as Kolada does, into the real ledger. */
@ExtendWith(PostgresExtension.class)
class KoladaIT {

  private static final Path SEEDS = Path.of("seeds");
  private static final String LUND = "1281";
  private static final String FEED = "lund-kolada";
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @TempDir private Path folder;
  private final Vertx vertx = Vertx.vertx();
  private final KoladaServer kolada = new KoladaServer();
  private @Nullable Database opened;
  private @Nullable Street street;
  private final List<Feeds> running = new ArrayList<>();

  /** Every test begins with an empty ledger of its own. */
  @BeforeEach
  void follow(DatabaseAddress address) throws Exception {
    Database database = Database.open(vertx, address).await();
    opened = database;
    Tables.empty(address);
    street =
        Street.of(database, Street.Audience.none(), new StreetMeters(new SimpleMeterRegistry()));
    street.follow(catalogs());
  }

  @AfterEach
  void stop() throws InterruptedException {
    running.forEach(feeds -> feeds.close().await());
    street().pipeline().close();
    database().close().await();
    kolada.close();
    vertx.close().await();
  }

  private Street street() {
    return java.util.Objects.requireNonNull(street);
  }

  private Database database() {
    return java.util.Objects.requireNonNull(opened);
  }

  /** The real catalog of Lund, without bundled figures. */
  private LoadedCatalogs catalogs() throws IOException {
    try (Stream<Path> files = Files.walk(SEEDS)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(SEEDS.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    Path feeds = folder.resolve("lund/feeds.yaml");
    Files.writeString(
        feeds,
        Files.readString(feeds)
            .replace(
                "    path: data/kolada/values.csv\n",
                "    settings: {address: \"%s\"}\n".formatted(kolada.address())));
    LoadedCatalogs all = CatalogFiles.load(folder, Path.of("dashboards"), null, new CelFormulas());
    assertThat(all.findings()).isEmpty();
    return new LoadedCatalogs(
        all.catalogs().stream()
            .filter(each -> each.catalog().municipality().code().equals(LUND))
            .toList(),
        List.of());
  }

  private Feeds start() {
    FetchRules rules =
        new FetchRules(
            "Framdrift/test",
            Duration.ofSeconds(20),
            1 << 20,
            3,
            Duration.ofMillis(1),
            Duration.ofSeconds(5),
            Duration.ZERO);
    Feeds feeds =
        Feeds.start(
            vertx,
            new AllowedHosts(Set.of("127.0.0.1")),
            rules,
            new FeedKinds(List.of(new Kolada())),
            database(),
            street().pipeline(),
            FeedNews.none());
    running.add(feeds);
    return feeds;
  }

  private FeedRun run(Feeds feeds) {
    return feeds.runNow(LUND, FEED).orElseThrow().await();
  }

  private static long bundled() throws IOException {
    try (Stream<String> lines = Files.lines(SEEDS.resolve("data/kolada/values.csv"))) {
      return lines.filter(line -> line.startsWith(LUND + ":")).count();
    }
  }

  private @Nullable Observation observation(String series, int year) {
    street().pipeline().settled().await();
    return street()
        .pipeline()
        .ask(LUND, view -> view.observation(SeriesId.parse(series), Period.ofYear(year)))
        .await()
        .orElse(null);
  }

  private List<String> asked() {
    return kolada.server().asked().stream().map(LocalServer.Asked::uri).toList();
  }

  @Test
  void takesEverythingOnceAndThenWhatHasChanged() throws IOException {
    Feeds feeds = start();
    FeedRun first = run(feeds);

    assertThat(first)
        .returns(Outcome.DONE, FeedRun::outcome)
        .returns(bundled(), FeedRun::accepted)
        .returns(0L, FeedRun::rejected);
    assertThat(asked()).noneMatch(uri -> uri.contains("from_date")).anyMatch(isPage(2));
    hasTheFiguresOfAllMunicipalities();

    kolada.publish("N00901", LUND, 2022, "T", value("1281:N00901", 2022));
    kolada.publish("N01951", LUND, 2022, "K", 1.5);
    kolada.delete("N01951", LUND, 2021, "T");
    kolada.withhold("N01951", LUND, 2020, "T", "Private");
    kolada.withhold("N01951", LUND, 2019, "T", "Missing");
    FeedRun second = run(feeds);

    assertThat(second)
        .returns(Outcome.DONE, FeedRun::outcome)
        .returns(1L, FeedRun::unchanged)
        .returns(4L, FeedRun::revised)
        .returns(0L, FeedRun::accepted);
    assertThat(value("1281:N01951:gender=K", 2022)).isEqualTo(1.5);
    assertThat(missing(2021)).isEqualTo(Missing.WITHDRAWN);
    assertThat(missing(2020)).isEqualTo(Missing.HIDDEN);
    assertThat(missing(2019)).isEqualTo(Missing.NOT_REPORTED);

    long position = street().ledger().position(LUND).await();
    FeedRun third = run(feeds);
    assertThat(third.unchanged()).isEqualTo(5);
    assertThat(street().ledger().position(LUND).await()).isEqualTo(position);
  }

  private static java.util.function.Predicate<String> isPage(int page) {
    return uri -> uri.endsWith("&page=" + page);
  }

  private double value(String series, int year) {
    Double value = java.util.Objects.requireNonNull(observation(series, year)).value();
    return java.util.Objects.requireNonNull(value);
  }

  private @Nullable Missing missing(int year) {
    return java.util.Objects.requireNonNull(observation("1281:N01951", year)).missing();
  }

  /** What the first run brought for what is ranked. */
  private void hasTheFiguresOfAllMunicipalities() {
    long members =
        street().ledger().after(LUND, 0, 1_000).await().stream()
            .flatMap(commit -> commit.comparisons().stream())
            .filter(comparison -> comparison.kpi().equals("N00610"))
            .mapToLong(comparison -> comparison.members().size())
            .sum();
    assertThat(members).isGreaterThanOrEqualTo(290);
    assertThat(asked().stream().filter(uri -> uri.contains("/kpi/N00610/municipality/")))
        .hasSizeGreaterThanOrEqualTo(12);
    assertThat(
            street()
                .pipeline()
                .ask(LUND, view -> view.values("lund-n00610-rank", 1))
                .await()
                .getFirst()
                .value())
        .isNotNull();
  }

  @Test
  void aServerThatStumblesCostsNothing() throws IOException {
    kolada
        .server()
        .next(
            status(429, "", "retry-after", "1"),
            status(503, "", "retry-after", "0"),
            status(500, ""),
            LocalServer.cut("{\"values\":[{\"kpi\":\"N00901\"}]}"));

    assertThat(run(start()))
        .returns(Outcome.DONE, FeedRun::outcome)
        .returns(bundled(), FeedRun::accepted);
  }

  @Test
  void afterAFailureInTheMiddleItGoesOnWhereItWas() throws IOException {
    Feeds feeds = start();
    LocalServer.Reply usual = kolada::reply;
    kolada.server().next(usual, usual, status(404, ""));
    FeedRun failed = run(feeds);
    assertThat(failed.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(failed.problem()).contains("HTTP 404");
    assertThat(failed.accepted()).isPositive();
    int before = asked().size();

    FeedRun next = run(feeds);

    assertThat(next.outcome()).isEqualTo(Outcome.DONE);
    assertThat(failed.accepted() + next.accepted()).isEqualTo(bundled());
    assertThat(asked().subList(before, asked().size())).isNotEmpty();
  }

  @Test
  void anotherNodeGoesOnWhereAStoppedOneWas() throws IOException {
    Feeds first = start();
    LocalServer.Reply usual = kolada::reply;
    kolada.server().next(usual, usual, usual, LocalServer.silence());
    var cut = first.runNow(LUND, FEED).orElseThrow();
    Wait.until(PATIENCE, () -> "in the middle, not " + asked(), () -> asked().size() == 4);
    first.close().await();

    assertThat(cut.await()).returns(Outcome.CUT, FeedRun::outcome);
    assertThat(cut.await().accepted()).isPositive();
    FeedRun next = run(start());
    assertThat(next.outcome()).isEqualTo(Outcome.DONE);
    assertThat(cut.await().accepted() + next.accepted()).isEqualTo(bundled());
  }

  @Test
  void whatAKilledNodeHeldIsTakenOverWhenItsLeaseHasExpired() throws IOException {
    String lease = "feed %s %s".formatted(LUND, FEED);
    Leases killed = new Leases(database(), "killed", Duration.ofMinutes(30));
    assertThat(killed.take(lease).await()).isTrue();
    Feeds feeds = start();

    assertThatThrownBy(() -> run(feeds)).isInstanceOf(Problem.Failure.class);
    Leases last = new Leases(database(), "killed", Duration.ofSeconds(2)); // before it was killed
    assertThat(last.renew(lease).await()).isTrue();
    FeedRun taken =
        Wait.value(PATIENCE, () -> "the lease expires", () -> run(feeds), run -> run != null);

    assertThat(taken).returns(bundled(), FeedRun::accepted);
    assertThat(killed.renew(lease).await()).isFalse();
  }

  @Test
  void rowsThatCannotBeReadAreRefusedAndCanBeReadAgain() {
    kolada
        .server()
        .next(
            LocalServer.ok(
                """
                {"values":[
                 {"kpi":"N00901","municipality":"1281","period":2022,"values":[
                   {"gender":"T","value":20.5},{"gender":"X","value":1},7]},
                 {"kpi":"N00901","municipality":"1281","period":"22","values":[{"gender":"T","value":1}]},
                 {"kpi":"N00901","municipality":"1281","period":2021,"values":[{"gender":"T","value":"much"}]},
                 {"kpi":"N00901","municipality":"0180","period":2021,"values":[{"gender":"T","value":2}]},
                 {"kpi":"N99999","municipality":"1281","period":2021,"values":[{"gender":"T","value":2}]},
                 "nothing"]}
                """));
    run(start());

    Quarantine quarantine = new Quarantine(database());
    var refused = quarantine.list(FEED, 10, 0).await();
    assertThat(refused).hasSize(5).allMatch(row -> row.format().equals("kolada"));
    assertThat(refused)
        .filteredOn(row -> row.rejection().field().equals("period"))
        .singleElement()
        .satisfies(
            row ->
                assertThat(
                        running
                            .getFirst()
                            .feed(LUND, FEED)
                            .orElseThrow()
                            .feed()
                            .again(row.format(), row.heading(), row.rejection().raw())
                            .rows())
                    .singleElement()
                    .satisfies(again -> assertThat(again.series()).isEqualTo("1281:N00901")));
  }
}
