package se.framdrift.live;

import static se.framdrift.live.Boards.item;
import static se.framdrift.live.Boards.lerum;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.BoardState;
import se.framdrift.model.BoardUpdate;
import se.framdrift.model.Event;
import se.framdrift.model.Item;
import se.framdrift.testing.NodeScript;
import se.framdrift.testing.Program;
import se.framdrift.testing.Wait;

/**
 * A client in JavaScript, run by node against a hub. It asks for commits and restarts over a second
 * port.
 */
final class NodePeer implements AutoCloseable {

  private final Map<String, Item> items =
      new ConcurrentHashMap<>(Map.of("tax", item("tax", 1, "20.65")));
  private volatile @Nullable BoardUpdate newest;
  private final Vertx vertx;
  private final LiveSettings settings;
  private volatile LiveServer server;
  private final HttpServer control;

  NodePeer(Vertx vertx, LiveSettings settings) {
    this.vertx = vertx;
    this.settings = settings;
    server = new LiveServer(vertx, settings, Program.lastingPort());
    server.hub.open(lerum(1, item("tax", 1, "20.65")));
    showFeeds(1);
    control =
        LiveServer.await(
            vertx
                .createHttpServer(new HttpServerOptions().setHost("127.0.0.1"))
                .requestHandler(this::control)
                .listen(0));
  }

  /** Runs {@code script} of the folder of JavaScript tests, and fails with what it said. */
  void passes(String script) throws Exception {
    NodeScript.passes(
        script,
        Map.of(
            "LIVE_URL", "ws://127.0.0.1:" + server.port() + "/connection/websocket",
            "CONTROL_URL", "http://127.0.0.1:" + control.actualPort(),
            "MODULES", Path.of("webroot").toAbsolutePath().toString()));
  }

  @Override
  public void close() {
    LiveServer.await(control.close());
    server.close();
  }

  /** Runs on an event loop; a restart takes a thread of its own. */
  private void control(HttpServerRequest request) {
    switch (String.valueOf(request.path())) {
      case "/commit" -> request.response().end(String.valueOf(commit(List.of())));
      case "/commits" -> {
        int count = Integer.parseInt(String.valueOf(request.getParam("count")));
        long position = 0;
        for (int i = 0; i < count; i++) {
          position = commit(List.of());
        }
        request.response().end(String.valueOf(position));
      }
      case "/events" -> {
        int count = Integer.parseInt(String.valueOf(request.getParam("count")));
        long position = 0;
        for (int i = 0; i < count; i++) {
          Event.Outcome outcome = new Event.Outcome("missed", i % 2 == 0, null);
          position = commit(List.of(new Event.Turned("promise", null, outcome)));
        }
        request.response().end(String.valueOf(position));
      }
      case "/state" -> {
        showFeeds(Integer.parseInt(String.valueOf(request.getParam("state"))));
        request.response().end("shown");
      }
      case "/hash" -> request.response().end(new BoardChannel(state()).heartbeat().hash());
      case "/mismatches" ->
          request.response().end(String.valueOf((long) server.count("hash.mismatches")));
      case "/restart" ->
          vertx
              .executeBlocking(
                  () -> {
                    int port = server.port();
                    server.close();
                    server = again(port);
                    server.hub.open(state());
                    showFeeds(100);
                    return "restarted";
                  })
              .onSuccess(request.response()::end)
              .onFailure(failure -> request.response().setStatusCode(500).end(failure.toString()));
      default -> request.response().setStatusCode(404).end();
    }
  }

  private long commit(List<Event> events) {
    long position = last() + 1;
    BoardUpdate commit =
        new BoardUpdate(
            "lerum",
            position,
            Boards.at(position),
            List.of(item("item-" + position % 50, position, position)),
            events);
    commit.items().forEach(item -> items.put(item.id(), item));
    newest = commit;
    server.hub.publish(commit);
    return position;
  }

  private long last() {
    BoardUpdate commit = newest;
    return commit == null ? 1 : commit.position();
  }

  private void showFeeds(int state) {
    String data = "{\"municipality\":\"1441\",\"state\":" + state + "}";
    server.hub.show("feeds:1441", data, data, Boards.at(state));
  }

  /** For a moment another connection of this machine may have taken the port. */
  private LiveServer again(int port) {
    return Wait.value(
        Duration.ofMinutes(1),
        () -> "port " + port,
        () -> new LiveServer(vertx, settings, port),
        _ -> true);
  }

  /** What a restarted server would read from the ledger. */
  private BoardState state() {
    return lerum(Boards.DEFINITION, Boards.EPOCH, last(), List.copyOf(items.values()));
  }
}
