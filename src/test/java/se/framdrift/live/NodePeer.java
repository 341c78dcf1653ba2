package se.framdrift.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static se.framdrift.live.Boards.item;
import static se.framdrift.live.Boards.lerum;
import static se.framdrift.live.Boards.update;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import se.framdrift.model.BoardState;
import se.framdrift.model.BoardUpdate;
import se.framdrift.model.Item;

/**
 * A client in JavaScript, run by node against a hub. It asks for commits and restarts over a second
 * port. Skipped where there is no node, or no registry to take its packages from.
 */
final class NodePeer implements AutoCloseable {

  private static final Path SCRIPTS = Path.of("src/test/js");
  private static final Path FOLDER = Path.of("target/js");
  private static final int MINUTES = 3;

  private final List<BoardUpdate> commits = new CopyOnWriteArrayList<>();
  private final Vertx vertx;
  private final LiveSettings settings;
  private volatile LiveServer server;
  private final HttpServer control;

  NodePeer(Vertx vertx, LiveSettings settings) {
    this.vertx = vertx;
    this.settings = settings;
    server = new LiveServer(vertx, settings);
    server.hub.open(lerum(1, item("tax", 1, "20.65")));
    control =
        LiveServer.await(
            vertx
                .createHttpServer(new HttpServerOptions().setHost("127.0.0.1"))
                .requestHandler(this::control)
                .listen(0));
  }

  /** Runs {@code script} of the folder of JavaScript tests, and fails with what it said. */
  void passes(String script) throws Exception {
    assumeTrue(
        run(Path.of("."), Map.of(), "node", "--version").succeeded(), "node is not installed");
    Files.createDirectories(FOLDER);
    Files.writeString(FOLDER.resolve("package.json"), "{\"private\":true,\"type\":\"module\"}");
    Files.copy(
        SCRIPTS.resolve(script), FOLDER.resolve(script), StandardCopyOption.REPLACE_EXISTING);
    Outcome install =
        run(
            FOLDER,
            Map.of(),
            "npm",
            "install",
            "--no-audit",
            "--ignore-scripts",
            "centrifuge@5",
            "ws@8");
    assumeTrue(install.succeeded(), "npm cannot install packages here: " + install.output());

    Outcome outcome =
        run(
            FOLDER,
            Map.of(
                "LIVE_URL", "ws://127.0.0.1:" + server.port() + "/connection/websocket",
                "CONTROL_URL", "http://127.0.0.1:" + control.actualPort(),
                "MODULES", Path.of("webroot").toAbsolutePath().toString()),
            "node",
            "--test",
            script);

    assertThat(outcome.succeeded()).as(outcome.output()).isTrue();
    assertThat(outcome.output()).containsPattern("pass ([2-9]|[1-9][0-9])");
  }

  @Override
  public void close() {
    LiveServer.await(control.close());
    server.close();
  }

  /** Runs on an event loop; a restart takes a thread of its own. */
  private void control(HttpServerRequest request) {
    switch (String.valueOf(request.path())) {
      case "/commit" -> {
        long position = commits.isEmpty() ? 2 : commits.getLast().position() + 1;
        BoardUpdate commit = update(position, item("item-" + position % 2, position, position));
        commits.add(commit);
        server.hub.publish(commit);
        request.response().end(String.valueOf(position));
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
                    server = new LiveServer(vertx, settings, port);
                    server.hub.open(state());
                    return "restarted";
                  })
              .onSuccess(request.response()::end)
              .onFailure(failure -> request.response().setStatusCode(500).end(failure.toString()));
      default -> request.response().setStatusCode(404).end();
    }
  }

  /** What a restarted server would read from the ledger. */
  private BoardState state() {
    Map<String, Item> items = new HashMap<>();
    items.put("tax", item("tax", 1, "20.65"));
    commits.forEach(commit -> commit.items().forEach(item -> items.put(item.id(), item)));
    long position = commits.isEmpty() ? 1 : commits.getLast().position();
    return lerum(Boards.DEFINITION, Boards.EPOCH, position, List.copyOf(items.values()));
  }

  /** Runs every test of the page's pure modules. */
  static void passesAllOfTheModules() throws Exception {
    Path here = Path.of(".");
    assumeTrue(run(here, Map.of(), "node", "--version").succeeded(), "node is not installed");
    List<String> command = new ArrayList<>(List.of("node", "--test"));
    try (DirectoryStream<Path> tests = Files.newDirectoryStream(SCRIPTS, "*.test.js")) {
      tests.forEach(test -> command.add(test.toString()));
    }
    assertThat(command).hasSizeGreaterThan(2);

    Outcome outcome = run(here, Map.of(), command.toArray(String[]::new));

    assertThat(outcome.succeeded()).as(outcome.output()).isTrue();
    assertThat(outcome.output()).containsPattern("pass ([2-9]|[1-9][0-9])");
  }

  private record Outcome(boolean succeeded, String output) {}

  private static Outcome run(Path folder, Map<String, String> environment, String... command)
      throws InterruptedException, IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.directory(folder.toFile());
    Path output = Files.createTempFile("framdrift-js", ".txt");
    Process process;
    try {
      process = builder.redirectOutput(output.toFile()).start();
    } catch (IOException e) {
      return new Outcome(false, e.toString());
    }
    try {
      boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
      if (!ended) {
        process.destroyForcibly();
      }
      String text = Files.readString(output, StandardCharsets.UTF_8);
      return new Outcome(ended && process.exitValue() == 0, text);
    } finally {
      Files.delete(output);
    }
  }
}
