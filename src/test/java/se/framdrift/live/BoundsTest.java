package se.framdrift.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every bound of the hub has a refusal of its own, and a metric. */
@ExtendWith(VertxExtension.class)
class BoundsTest {

  private Vertx vertx;
  private LiveServer server;

  @BeforeEach
  void keep(Vertx vertx) {
    this.vertx = vertx;
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void serve(LiveBounds bounds) {
    server = new LiveServer(vertx, LiveServer.PATIENT.withBounds(bounds));
    server.hub.open(Boards.lerum(1, Boards.item("tax", 1, "a")));
  }

  @Test
  void connectionsFromOneAddressAreRefusedWith429AndAWait() {
    serve(LiveBounds.defaults().withConnections(10, 2));
    Peer.connected(vertx, server.port());
    Peer stays = Peer.connected(vertx, server.port());

    UpgradeRejectedException refused = refusal();
    assertThat(refused.getStatus()).isEqualTo(429);
    assertThat(Integer.parseInt(refused.getHeaders().get("retry-after"))).isBetween(2, 15);
    assertThat(refused.getBody()).hasToString("Too many connections from one address.\n");
    assertThat(server.count("connections.refused", "reason", "address")).isEqualTo(1);

    LiveServer.await(stays.socket.close());
    Eventually.holds(() -> server.viewers() == 1);
    Peer.connected(vertx, server.port());
  }

  @Test
  void whatAClientSaysOfItselfBeforeTheProxysOwnLineIsNotBelieved() {
    serve(LiveBounds.defaults().withConnections(10, 1));
    assertThat(statusFor("198.51.100.1", "203.0.113.9")).isEqualTo(200);
    assertThat(statusFor("198.51.100.2", "203.0.113.9")).isEqualTo(429);
    assertThat(statusFor("198.51.100.2", "203.0.113.10")).isEqualTo(200);
  }

  private int statusFor(String... forwarded) {
    return LiveServer.await(
        vertx
            .createHttpClient()
            .request(
                new RequestOptions()
                    .setMethod(HttpMethod.GET)
                    .setHost("127.0.0.1")
                    .setPort(server.port())
                    .setURI("/connection/uni_sse?channel=board:lerum"))
            .compose(
                request -> {
                  for (String line : forwarded) {
                    request.headers().add("x-forwarded-for", line);
                  }
                  return request.send();
                })
            .map(HttpClientResponse::statusCode));
  }

  @Test
  void connectionsBeyondTheWholeBoundAndAStormAreRefusedWith503() {
    serve(LiveBounds.defaults().withConnections(1, 1));
    Peer.connected(vertx, server.port());
    assertThat(refusal().getStatus()).isEqualTo(503);
    assertThat(server.count("connections.refused", "reason", "full")).isEqualTo(1);
    server.close();

    serve(LiveBounds.defaults().withArrivals(1));
    for (int i = 0; i < 10; i++) {
      Peer.connected(vertx, server.port());
    }
    Eventually.holds(
        () -> {
          tryToCome();
          return server.count("connections.refused", "reason", "arrivals") > 0;
        });
  }

  @Test
  void anEventStreamTakesAPlaceToo() {
    serve(LiveBounds.defaults().withConnections(1, 1));
    Peer.connected(vertx, server.port());
    HttpClient client = vertx.createHttpClient();
    int status =
        LiveServer.await(
            client
                .request(
                    new RequestOptions()
                        .setMethod(HttpMethod.GET)
                        .setHost("127.0.0.1")
                        .setPort(server.port())
                        .setURI("/connection/uni_sse?channel=board:lerum"))
                .compose(request -> request.send())
                .map(response -> response.statusCode()));
    assertThat(status).isEqualTo(503);
    LiveServer.await(client.close()); // held until here: one that nobody holds may be collected
  }

  @Test
  void commandsBeyondTheRateAreRefusedAndWhoGoesOnIsDisconnected() {
    serve(LiveBounds.defaults().withMessages(16_384, 5, 1));
    Peer peer = Peer.connected(vertx, server.port());
    peer.send("{\"id\":9,\"ping\":{}}\n".repeat(6)); // one message: no second passes in between
    JsonObject answer = peer.next();
    int obeyed = 0;
    while (answer.equals(new JsonObject("{\"id\":9,\"ping\":{}}"))) {
      obeyed++;
      answer = peer.next();
    }
    assertThat(obeyed).isBetween(4, 5);
    assertThat(answer.getJsonObject("error").getInteger("code")).isEqualTo(111);
    assertThat(server.count("commands.refused", "reason", "too-many-requests")).isPositive();

    peer.send("{\"id\":9,\"ping\":{}}\n".repeat(40));
    assertThat(peer.closeCode()).isEqualTo((short) 3013);
    assertThat(server.count("disconnects", "reason", "too-many-requests")).isEqualTo(1);
  }

  @Test
  void pongsAreNeverRefusedButAFloodOfThemIsEnded() {
    serve(LiveBounds.defaults().withMessages(16_384, 5, 1));
    Peer peer = Peer.connected(vertx, server.port());
    peer.send("{}\n{}\n{}");
    peer.assertNothingWaits();

    peer.send("{}\n".repeat(40));
    assertThat(peer.closeCode()).isEqualTo((short) 3013);
  }

  @Test
  void whoPingsAndTakesNoAnswerIsNotReadForEver() {
    serve(LiveBounds.defaults());
    Peer peer = Peer.connected(vertx, server.port());
    peer.socket.pause();
    Buffer payload = Buffer.buffer(new byte[125]);
    long most = 100_000_000;
    AtomicLong sent = new AtomicLong();
    AtomicLong before = new AtomicLong();
    AtomicInteger still = new AtomicInteger();
    Context context = vertx.getOrCreateContext();
    Runnable[] more = new Runnable[1];
    more[0] =
        () -> {
          while (!peer.socket.isClosed() && !peer.socket.writeQueueFull() && sent.get() < most) {
            peer.socket.writePing(payload);
            sent.addAndGet(payload.length());
          }
        };
    peer.socket.drainHandler(_ -> more[0].run());
    context.runOnContext(_ -> more[0].run());

    Eventually.holds(
        () -> {
          boolean goesOn = before.getAndSet(sent.get()) != sent.get();
          still.set(goesOn ? 0 : still.get() + 1);
          return still.get() == 100 || sent.get() >= most;
        });
    assertThat(sent.get()).as("the sockets' buffers hold").isBetween(100_000L, most - 1);
    peer.socket.resume();
  }

  @Test
  void whoAsksAndTakesNoAnswerWaitsWithTheRest() {
    serve(LiveBounds.defaults());
    String large = "x".repeat(250_000);
    server.hub.open(Boards.lerum(2, Boards.item("tax", 2, large)));
    Peer peer = Peer.connected(vertx, server.port());
    peer.socket.pause();
    StringBuilder all = new StringBuilder();
    for (int id = 2; id < 2 + CommandReader.MAX_COMMANDS; id++) {
      all.append(
          "{\"id\":%d,\"history\":{\"channel\":\"board:lerum\",\"limit\":1}}\n".formatted(id));
    }
    peer.send(all.toString());

    Eventually.holds(() -> server.count("stalls") > 0);
    assertThat(server.count("bytes")).isLessThan(CommandReader.MAX_COMMANDS * large.length() * 0.8);
    peer.socket.resume();
    for (int id = 2; id < 2 + CommandReader.MAX_COMMANDS; id++) {
      assertThat(peer.next().getInteger("id")).isEqualTo(id);
    }
  }

  @Test
  void aTokenThatIsWrongEndsTheSessionForGoodAndOneThatIsRightDoesNot() {
    serve(LiveBounds.defaults());
    Peer right = Peer.open(vertx, server.port());
    right.send(
        "{\"id\":1,\"connect\":{\"token\":\"right\",\"name\":\"js\",\"version\":\"5\",\"data\":{\"a\":1}}}\n"
            + "{\"id\":2,\"subscribe\":{\"channel\":\"board:lerum\"}}");
    assertThat(right.next().getJsonObject("connect").getBoolean("pong")).isTrue();
    assertThat(right.next().getJsonObject("subscribe").getLong("offset")).isEqualTo(1);

    Peer wrong = Peer.open(vertx, server.port());
    wrong.send(
        "{\"id\":1,\"connect\":{\"token\":\"wrong\"}}\n"
            + "{\"id\":2,\"subscribe\":{\"channel\":\"board:lerum\"}}");
    assertThat(wrong.closeCode()).isEqualTo((short) 3500);

    Peer unlucky = Peer.open(vertx, server.port());
    unlucky.send("{\"id\":1,\"connect\":{\"token\":\"unreachable\"}}");
    assertThat(unlucky.closeCode()).isEqualTo((short) 3004);
    Eventually.holds(() -> server.viewers() == 1);
  }

  private UpgradeRejectedException refusal() {
    try {
      Peer.open(vertx, server.port());
    } catch (CompletionException e) {
      if (e.getCause() instanceof UpgradeRejectedException refused) {
        return refused;
      }
      throw e;
    }
    throw new AssertionError("It was taken");
  }

  private void tryToCome() {
    try {
      Peer.open(vertx, server.port());
    } catch (CompletionException e) {
      assertThat(e).hasCauseInstanceOf(UpgradeRejectedException.class);
    }
  }
}
