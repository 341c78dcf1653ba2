package se.framdrift.live;

import static org.assertj.core.api.Assertions.assertThat;
import static se.framdrift.live.Boards.at;
import static se.framdrift.live.Boards.item;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.framdrift.model.BoardUpdate;
import se.framdrift.model.Event;

/**
 * What is due to a session at once leaves in one write: counted where the server's pipelines end in
 * the sockets.
 */
@ExtendWith(VertxExtension.class)
class OneWriteTest {

  private static final int VIEWERS = 30;

  /** The board pushes its first change at once, and the next ones when the test is over. */
  private static final Duration LONG = Duration.ofMinutes(5);

  /** What goes through the end of one socket's pipeline. */
  private static final class Counted extends ChannelOutboundHandlerAdapter {
    private final AtomicInteger writes = new AtomicInteger();
    private final AtomicInteger flushes = new AtomicInteger();
    private boolean pending;

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      writes.incrementAndGet();
      pending = true;
      context.write(message, promise);
    }

    @Override
    public void flush(ChannelHandlerContext context) {
      if (pending) {
        flushes.incrementAndGet();
        pending = false;
      }
      context.flush();
    }

    private void reset() {
      writes.set(0);
      flushes.set(0);
    }
  }

  private final List<Counted> sockets = new CopyOnWriteArrayList<>();
  private Vertx vertx;
  private LiveServer server;

  @BeforeEach
  void serve(Vertx vertx) {
    this.vertx = vertx;
    server = new LiveServer(vertx, LiveSettings.defaults().withPushInterval(LONG));
    server.hub.open(Boards.lerum(5));
    server.router().route("/connection/websocket").order(-1).handler(this::count);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private void count(RoutingContext request) {
    Counted counted = new Counted();
    sockets.add(counted);
    if (request.request().connection() instanceof HttpServerConnection connection) {
      connection.channelHandlerContext().pipeline().addFirst(counted);
    }
    request.next();
  }

  @Test
  void whatTwoChannelsOweOneSocketLeavesInOneFrame() {
    List<Peer> peers = followingBoth();

    inOneTurn(6);

    for (Peer peer : peers) {
      assertThat(pushes(peer, 2))
          .extracting(push -> push.getString("channel"))
          .containsExactly("board:lerum", "events:1441");
    }
    assertThat(sockets)
        .hasSize(VIEWERS)
        .allSatisfy(
            socket -> {
              assertThat(socket.writes).hasValue(1);
              assertThat(socket.flushes).hasValue(1);
            });
  }

  @Test
  void severalCommitsOfOneTurnLeaveInOneFrameToo() {
    List<Peer> peers = followingBoth();

    inOneTurn(6, 7, 8);

    for (Peer peer : peers) {
      assertThat(pushes(peer, 4))
          .as("the board once, each commit's events on their own")
          .extracting(push -> push.getJsonObject("pub").getLong("offset"))
          .containsExactly(6L, 6L, 7L, 8L);
    }
    assertThat(sockets).allSatisfy(socket -> assertThat(socket.writes).hasValue(1));
  }

  private List<Peer> followingBoth() {
    List<Peer> peers = new ArrayList<>();
    for (int i = 0; i < VIEWERS; i++) {
      Peer peer = Peer.connected(vertx, server.port());
      peer.subscribe("{\"channel\":\"board:lerum\"}");
      peer.subscribe("{\"channel\":\"events:1441\"}");
      peers.add(peer);
    }
    sockets.forEach(Counted::reset);
    return peers;
  }

  /** Publishes on the sockets' own event loop, so that what that owes is owed at once. */
  private void inOneTurn(long... positions) {
    server
        .router()
        .post("/publish")
        .handler(
            request -> {
              LongStream.of(positions).forEach(this::publish);
              request.response().end();
            });
    LiveServer.await(
        vertx
            .createHttpClient()
            .request(HttpMethod.POST, server.port(), "127.0.0.1", "/publish")
            .compose(request -> request.send()));
  }

  private void publish(long position) {
    Event turned = new Event.Turned("promise", null, new Event.Outcome("missed", false, null));
    server.hub.publish(
        new BoardUpdate(
            "lerum",
            position,
            at(position),
            List.of(item("promise", position, position)),
            List.of(turned)));
  }

  private static List<JsonObject> pushes(Peer peer, int count) {
    return Stream.generate(() -> peer.next().getJsonObject("push")).limit(count).toList();
  }
}
