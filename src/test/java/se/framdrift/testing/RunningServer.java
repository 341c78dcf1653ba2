package se.framdrift.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server in a process of its own. However a test ends, nothing of it goes on running: not the
 * process, and not its PostgreSQL.
 */
public final class RunningServer implements AutoCloseable {

  /** The boards that the real catalog has. */
  public static final Set<String> BOARDS = Set.of("lerum", "mjolby", "borlange", "lund");

  private static final Duration START = Duration.ofMinutes(5);
  private static final Duration STOP = Duration.ofMinutes(3);
  private static final Duration REQUEST = Duration.ofMinutes(3);
  private static final Pattern READY =
      Pattern.compile("Framdrift is ready: boards at (http://\\S+), operator at (http://\\S+)");

  private static final Set<RunningServer> ALIVE = ConcurrentHashMap.newKeySet();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> ALIVE.forEach(RunningServer::kill), "leave-no-orphans"));
  }

  private final Program.Launched launched;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofMinutes(1))
          .build();
  private String boards = "";
  private String operator = "";

  RunningServer(Program.Launched launched) {
    this.launched = launched;
    ALIVE.add(this);
  }

  static RunningServer ready(Program.Launched launched) {
    RunningServer server = new RunningServer(launched);
    try {
      Wait.until(START, () -> "ready; it said " + launched.said(), server::isReady);
      return server;
    } catch (RuntimeException | Error e) {
      server.close();
      throw e;
    }
  }

  private boolean isReady() {
    Matcher greeting = READY.matcher(said());
    if (greeting.find()) {
      boards = greeting.group(1).replace("localhost", "127.0.0.1");
      operator = greeting.group(2).replace("localhost", "127.0.0.1");
      return true;
    }
    if (!launched.process().isAlive()) {
      throw new IllegalStateException(
          "it ended with " + launched.process().exitValue() + ": " + said());
    }
    return false;
  }

  /** Everything that it has printed and logged. */
  public String said() {
    return launched.said();
  }

  public long pid() {
    return launched.process().pid();
  }

  /** Address of the public listener, without a slash at the end. */
  public String address() {
    return boards;
  }

  /** Address of the operator's listener, without a slash at the end. */
  public String operatorAddress() {
    return operator;
  }

  /** Reads from the public listener. */
  public HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(URI.create(boards + path)).GET());
  }

  /** Reads from the operator's listener. */
  public HttpResponse<String> operatorGet(String path) {
    return send(HttpRequest.newBuilder(URI.create(operator + path)).GET());
  }

  /** Posts JSON to the operator's listener, as the holder of the tests' token. */
  public HttpResponse<String> post(String path, String json) {
    return post(path, json, Program.TOKEN);
  }

  /** Posts JSON to the operator's listener. */
  public HttpResponse<String> post(String path, String json, String token) {
    return send(
        HttpRequest.newBuilder(URI.create(operator + path))
            .header("authorization", "Bearer " + token)
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  /** The body of a board; fails when it is not served. */
  public String board(String id) {
    HttpResponse<String> response = get("/api/v1/boards/" + id);
    if (response.statusCode() != 200) {
      throw new AssertionError(response.statusCode() + " " + response.body());
    }
    return response.body();
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.timeout(REQUEST).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Asks it to stop, and waits for its end. */
  public int terminate() {
    launched.process().toHandle().destroy();
    return ended();
  }

  /** Kills the process without a word; its PostgreSQL goes on. */
  public void killAlone() {
    launched.process().toHandle().destroyForcibly();
    ended();
  }

  /** The exit code, once it has ended. */
  public int ended() {
    try {
      if (!launched.process().waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("it does not end: " + said());
      }
      return launched.process().exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Its PostgreSQL, where it has one. */
  public PostgresProcess postgres() {
    return new PostgresProcess(launched.data().resolve("postgres"));
  }

  /** Ends the process and its PostgreSQL at once. */
  private void kill() {
    launched.process().destroyForcibly();
    postgres().kill();
  }

  /** Ends the process and its PostgreSQL, gently where that works. */
  @Override
  public void close() {
    ALIVE.remove(this);
    try {
      if (launched.process().isAlive()) {
        terminate();
      }
    } finally {
      kill();
      client.shutdownNow();
    }
  }
}
