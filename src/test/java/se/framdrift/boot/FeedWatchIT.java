package se.framdrift.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static se.framdrift.boot.SmallStreet.await;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import se.framdrift.model.FeedHealth;
import se.framdrift.model.FeedRows;
import se.framdrift.model.FeedState;
import se.framdrift.store.DatabaseAddress;
import se.framdrift.testing.PostgresExtension;

/** How feeds stand, from what they bring to what viewers are told. */
@ExtendWith(PostgresExtension.class)
class FeedWatchIT {

  private static final String PUSH = "kind: push,";

  private final DatabaseAddress address;
  @TempDir private Path folder;
  private SmallStreet street;

  FeedWatchIT(DatabaseAddress address) {
    this.address = address;
  }

  @BeforeEach
  void open() throws SQLException {
    street = new SmallStreet(address, folder);
    forget();
    await(street.feeds.begin(street.vertx));
  }

  /** The database is one for all tests here. */
  private void forget() throws SQLException {
    String url = "jdbc:postgresql://%s:%d/%s";
    try (Connection connection =
            DriverManager.getConnection(
                url.formatted(address.host(), address.port(), address.database()),
                address.user(),
                address.password());
        Statement statement = connection.createStatement()) {
      statement.execute("truncate feed_health, quarantine");
    }
  }

  @AfterEach
  void close() {
    street.close();
  }

  private FeedHealth push(SmallStreet node) {
    Map<String, FeedHealth> all = node.feeds.health(SmallStreet.CODE);
    return Objects.requireNonNull(all.get("smaby-push"));
  }

  private void later(Duration by) {
    street.now.updateAndGet(now -> now.plus(by));
  }

  @Test
  void aRhythmIsLearnedAndSurvivesARestartAndIsKnownToOtherNodes() {
    for (int year = 1950; year < 1956; year++) {
      street.send(year, 20);
      later(Duration.ofHours(1));
    }
    assertThat(String.valueOf(push(street).rhythm())).isEqualTo("PT1H");
    assertThat(push(street).rhythmLearned()).isTrue();
    await(street.feeds.close());

    try (SmallStreet other = new SmallStreet(address, folder)) {
      other.now.set(street.now.get());
      await(other.feeds.begin(other.vertx));
      assertThat(push(other)).isEqualTo(push(street));
      assertThat(push(other).rows()).isEqualTo(new FeedRows(6, 0, 0));

      other.send(1970, 20, 1971, 99);
      await(other.feeds.close());
      await(street.feeds.close());
      assertThat(push(street).rows()).isEqualTo(new FeedRows(7, 0, 1));
      assertThat(push(street).lastSuccess()).isEqualTo(other.now.get());
    }
  }

  @Test
  void aSilentFeedIsSeenOnTheChannelWithoutWhatIsInside() throws Exception {
    street.change("seeds/smaby/feeds.yaml", PUSH, "kind: push, rhythm: PT1H,");
    Router router = Router.router(street.vertx);
    street.hub.mount(
        router, channel -> channel.equals("feeds:0001"), (_, _) -> Future.succeededFuture(false));
    HttpServer http =
        await(street.vertx.createHttpServer().requestHandler(router).listen(0, "127.0.0.1"));
    street.feeds.attemptFailed("0001", "smaby-kolada", "no answer from host-within.example");
    street.send(1940, 20);

    HttpClient client = HttpClient.newHttpClient();
    try {
      URI events =
          URI.create(
              "http://127.0.0.1:%d/connection/uni_sse?channel=feeds:0001"
                  .formatted(http.actualPort()));
      Stream<String> lines =
          client.send(HttpRequest.newBuilder(events).build(), BodyHandlers.ofLines()).body();
      CompletableFuture<JsonObject> silent =
          CompletableFuture.supplyAsync(() -> firstSilent(lines.iterator()));
      later(Duration.ofHours(4));
      JsonObject told = silent.get(2, TimeUnit.MINUTES);

      assertThat(told.getString("municipality")).isEqualTo("0001");
      assertThat(told.getString("at")).isEqualTo(street.now.get().toString());
      JsonObject kolada = told.getJsonArray("feeds").getJsonObject(0);
      assertThat(kolada.getString("state")).isEqualTo("failing");
      assertThat(kolada.getString("problem")).isNull();
      JsonObject push = told.getJsonArray("feeds").getJsonObject(1);
      assertThat(push.getInteger("taken")).isEqualTo(push(street).rows().taken());
      assertThat(push.getString("nextExpected")).isNotNull();
    } finally {
      client.shutdownNow(); // an open stream would be waited for
      await(http.close());
    }
  }

  private static JsonObject firstSilent(Iterator<String> lines) {
    while (lines.hasNext()) {
      String line = lines.next();
      if (line.startsWith("data: ") && line.contains("\"state\":\"silent\"")) {
        JsonObject event = new JsonObject(line.substring(6));
        return event
            .getJsonObject(event.containsKey("pub") ? "pub" : "subscribe")
            .getJsonObject("data");
      }
    }
    throw new AssertionError("the stream ended");
  }

  @Test
  void rowsCountForTheFeedThatTheirSeriesDeclaresWhereSeveralAreSentTo() {
    street.change(
        "seeds/smaby/feeds.yaml",
        "  - {id: smaby-push",
        "  - {id: smaby-office, kind: push, title: {sv: Kontor, en: Office}}\n  - {id: smaby-push");
    street.change(
        "seeds/smaby/indicators.yaml",
        "{kpi: N00901, feed: smaby-kolada}",
        "{kpi: N00901, feed: smaby-push}");
    FeedRows before = push(street).rows();

    street.send(1930, 20, 1931, 99);

    assertThat(push(street).rows()).isEqualTo(before.plus(new FeedRows(1, 0, 0)));
    FeedHealth office = Objects.requireNonNull(street.feeds.health("0001").get("smaby-office"));
    assertThat(office.rows()).as("nobody knows of a refused row").isEqualTo(new FeedRows(0, 0, 1));
    assertThat(office.state()).isEqualTo(FeedState.FAILING);
  }

  @Test
  void tellsHowFarARunIsAndForgetsItAtItsEnd() {
    street.feeds.progress("0001", "smaby-kolada", 1, 10, "pages");
    later(Duration.ofSeconds(8));
    street.feeds.progress("0001", "smaby-kolada", 5, 10, "pages");

    FeedHealth running = Objects.requireNonNull(street.feeds.health("0001").get("smaby-kolada"));
    assertThat(Objects.requireNonNull(running.progress()).remaining())
        .contains(Duration.ofSeconds(8));

    later(Duration.ofSeconds(1));
    street.feeds.attemptSucceeded("0001", "smaby-kolada");
    FeedHealth ended = Objects.requireNonNull(street.feeds.health("0001").get("smaby-kolada"));
    assertThat(ended.progress()).isNull();
    assertThat(ended.state())
        .as("it ended well, and its figures are old")
        .isEqualTo(FeedState.LATE);
  }

  @Test
  void theStateIsAGaugeWithFewLabels() {
    street.feeds.attemptFailed("0001", "smaby-kolada", "words that differ " + System.nanoTime());

    se.framdrift.testing.Wait.until(
        Duration.ofMinutes(2),
        () -> "a failing feed in the metrics",
        () ->
            street
                    .meters
                    .get("framdrift.feed.state")
                    .tags("feed", "smaby-kolada", "state", "failing")
                    .gauge()
                    .value()
                == 1);
    assertThat(street.meters.find("framdrift.feed.state").gauges())
        .hasSize(FeedState.values().length * street.feeds.health("0001").size());
  }
}
