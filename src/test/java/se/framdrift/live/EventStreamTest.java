package se.framdrift.live;

import static org.assertj.core.api.Assertions.assertThat;
import static se.framdrift.live.Boards.item;
import static se.framdrift.live.Boards.lerum;
import static se.framdrift.live.Boards.update;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.RecordParser;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class EventStreamTest {

  private Vertx vertx;
  private LiveServer server;
  private HttpClient client;
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

  @BeforeEach
  void serve(Vertx vertx) {
    this.vertx = vertx;
    server = new LiveServer(vertx, LiveServer.PATIENT);
    server.hub.open(lerum(5, item("tax", 3, "a")));
    client = vertx.createHttpClient();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aNewReaderGetsTheWholeBoardAndThenEveryChange() {
    HttpClientResponse response = read("channel=board:lerum", "");
    assertThat(response.getHeader("content-type")).isEqualTo("text/event-stream");

    String first = next();
    assertThat(first).matches("(?s)retry: \\d+\nid: " + Boards.EPOCH + ":5\ndata: .*");
    assertThat(data(first).getJsonObject("subscribe").getJsonObject("data"))
        .isEqualTo(server.hub.snapshot("lerum").orElseThrow().toJsonObject());

    server.hub.publish(update(6, item("tax", 6, "b")));
    String change = next();
    assertThat(change).startsWith("id: " + Boards.EPOCH + ":6\ndata: ");
    assertThat(data(change).getJsonObject("pub").getLong("offset")).isEqualTo(6);
  }

  @Test
  void aReaderThatComesBackGetsWhatItLacksAsOneEvent() {
    server.hub.publish(update(6, item("tax", 6, "b")));
    server.hub.publish(update(7, item("tax", 7, "c")));
    read("channel=board:lerum", Boards.EPOCH + ":5");

    JsonObject result = data(next()).getJsonObject("subscribe");
    assertThat(result.getBoolean("recovered")).isTrue();
    assertThat(result.getJsonArray("publications")).hasSize(1);
    assertThat(result.getLong("offset")).isEqualTo(7);
  }

  @Test
  void anIdThatMeansNothingHereBringsTheWholeBoard() {
    for (String id : new String[] {"other:5", Boards.EPOCH + ":9", Boards.EPOCH + ":-1", "x"}) {
      read("channel=board:lerum", id);

      JsonObject result = data(next()).getJsonObject("subscribe");
      assertThat(result.getBoolean("recovered")).as(id).isFalse();
      assertThat(result.getJsonObject("data").getLong("position")).isEqualTo(5);
    }
  }

  @Test
  void aStateComesWholeAndItsEventsHaveNoId() {
    server.hub.show("feeds:1441", "{\"state\":1}", "{}", Boards.at(1));
    read("channel=feeds:1441", "x:3");

    String first = next();
    assertThat(first).matches("(?s)retry: \\d+\ndata: .*");
    assertThat(data(first).getJsonObject("subscribe").getBoolean("recoverable")).isFalse();
    server.hub.show("feeds:1441", "{\"state\":2}", "{}", Boards.at(2));
    String change = next();
    assertThat(change).startsWith("data: ");
    assertThat(data(change).getJsonObject("pub"))
        .isEqualTo(new JsonObject("{\"data\":{\"state\":2}}"));
  }

  @Test
  void anUnknownChannelIsNotFoundAndNoneIsABadRequest() {
    assertThat(read("channel=board:atlantis", "").statusCode()).isEqualTo(404);
    assertThat(read("", "").statusCode()).isEqualTo(400);
  }

  @Test
  void aBoardThatIsNotShownHereIsNotFound() {
    server.hidden.add("lerum");
    assertThat(read("channel=board:lerum", "").statusCode()).isEqualTo(404);
  }

  @Test
  void aReaderOfABoardThatIsShownNoMoreIsSentAway() {
    read("channel=board:lerum", "");
    next();

    server.hidden.add("lerum");
    server.hub.open(lerum("{\"version\":\"2\"}", Boards.EPOCH, 6, List.of()));

    Eventually.holds(() -> server.viewers() == 0);
    assertThat(events).isEmpty();
  }

  @Test
  void aReaderOfWhatIsShownNoMoreIsSentAwayThoughNothingHappensThere() {
    read("channel=events:1441", "");
    next();

    server.hidden.add("events:1441");

    Eventually.holds(() -> server.viewers() == 0);
    assertThat(events).isEmpty();
  }

  @Test
  void readersAreToldToComeBackAtTimesOfTheirOwn() {
    Set<Integer> waits = new HashSet<>();
    for (int reader = 0; reader < 20; reader++) {
      HttpClientResponse response = read("channel=board:lerum", "");
      waits.add(Integer.parseInt(next().lines().findFirst().orElseThrow().substring(7)));
      LiveServer.await(response.request().connection().close());
    }
    assertThat(waits).hasSizeGreaterThan(10).allMatch(wait -> wait >= 500 && wait < 8_000);
  }

  @Test
  void whoReadsSlowlyStaysAndWhoReadsNothingIsCut() {
    serveAgain(Duration.ofSeconds(2));
    HttpClientResponse slow = read("channel=board:lerum", "");
    HttpClientResponse still = read("channel=board:lerum", "");
    slow.pause();
    still.pause();
    String large = "x".repeat(100_000);
    AtomicLong position = new AtomicLong(5);
    Eventually.holds(
        () -> {
          slow.fetch(1);
          long next = position.incrementAndGet();
          server.hub.publish(update(next, item("tax", next, large)));
          return server.count("disconnects", "reason", "slow") == 1;
        });
    assertThat(server.viewers()).as("the one that reads").isEqualTo(1);
    slow.resume();
    String last = ":" + position.get() + "\n";
    Eventually.holds(() -> next().contains(last));
  }

  private void serveAgain(Duration stall) {
    server.close();
    Duration never = Duration.ofMinutes(5);
    server =
        new LiveServer(
            vertx,
            LiveSettings.defaults()
                .withPushInterval(Duration.ofMillis(1))
                .withTimeouts(never, never, never, never, stall));
    server.hub.open(lerum(5, item("tax", 3, "a")));
  }

  @Test
  void aReaderWhoLeavesFreesItsPlace() {
    HttpClientResponse response = read("channel=board:lerum", "");
    assertThat(server.viewers()).isEqualTo(1);
    LiveServer.await(response.request().connection().close());
    Eventually.holds(() -> server.viewers() == 0);
  }

  private HttpClientResponse read(String query, String lastEventId) {
    return LiveServer.await(
        client
            .request(HttpMethod.GET, server.port(), "127.0.0.1", "/connection/uni_sse?" + query)
            .compose(
                request -> {
                  if (!lastEventId.isEmpty()) {
                    request.putHeader("last-event-id", lastEventId);
                  }
                  return request.send().onSuccess(this::hear); // on the loop that it comes on
                }));
  }

  private void hear(HttpClientResponse response) {
    response.handler(RecordParser.newDelimited("\n\n", event -> events.add(event.toString())));
  }

  private String next() {
    try {
      String event = events.poll(Peer.PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertThat(event).isNotNull();
      return String.valueOf(event);
    } catch (InterruptedException e) {
      throw new AssertionError("Interrupted while waiting for an event", e);
    }
  }

  private static JsonObject data(String event) {
    return new JsonObject(event.substring(event.indexOf("data: ") + "data: ".length()));
  }

  @Test
  void aStreamOverHttp2IsOneToo(Vertx vertx) {
    client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false));
    HttpClientResponse stream = read("channel=board:lerum", "");
    assertThat(stream.version()).isEqualTo(HttpVersion.HTTP_2);
    server.hub.publish(update(6, item("tax", 6, "http2")));
    Eventually.holds(
        () -> events.stream().anyMatch(event -> event.contains("\"value\":\"http2\"")));
    LiveServer.await(stream.request().connection().close());
    Eventually.holds(() -> server.viewers() == 0);
  }
}
