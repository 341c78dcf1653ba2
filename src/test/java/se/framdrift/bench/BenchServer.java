package se.framdrift.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program under test with its embedded PostgreSQL, on one core where that can be had. */
final class BenchServer implements AutoCloseable {

  static final String TOKEN = "a-token-for-the-benchmark-only";

  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration DONE = Duration.ofMinutes(3);
  private static final Pattern READY = Pattern.compile("operator at (http://\\S+)");

  /** 1 when the fact tables and the tiles hold all that the ledger holds. */
  private static final String WRITTEN =
      """
      select (m.position = p.position)::int from municipality m
      join projection p on p.municipality = m.code where m.code = '9999'
      """;

  private static final String SHOWN =
      """
      select (m.position = p.position)::int from municipality m
      join item_progress p on p.municipality = m.code where m.code = '9999'
      """;

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final Path log;
  private final URI address;
  private final BenchDatabase database;
  private final boolean projectedLater;

  private BenchServer(Process process, Path log, URI address, BenchDatabase database)
      throws SQLException {
    this.process = process;
    this.log = log;
    this.address = address;
    this.database = database;
    try (Connection connection = database.connect()) {
      this.projectedLater =
          BenchDatabase.number(connection, "select count(to_regclass('projection'))") == 1;
    }
  }

  static BenchServer start(Options options, Path folder) throws Exception {
    BenchCatalog.write(folder);
    Path data = Files.createDirectories(folder.resolve("data"));
    Path log = folder.resolve("server.log");
    List<String> command = new ArrayList<>();
    if (options.pinned()) {
      command.addAll(List.of("taskset", "-c", options.serverCore()));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseCompactObjectHeaders"));
    command.addAll(options.serverOptions());
    command.addAll(List.of("-cp", options.serverClassPath(), "se.framdrift.boot.Main", "--demo"));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("FRAMDRIFT_"));
    builder.environment().put("FRAMDRIFT_HTTP_HOST", "127.0.0.1");
    builder.environment().put("FRAMDRIFT_HTTP_PORT", "0");
    builder.environment().put("FRAMDRIFT_OPERATOR_PORT", "0");
    builder.environment().put("FRAMDRIFT_OPERATOR_TOKEN", TOKEN);
    builder.environment().put("FRAMDRIFT_DATA_DIR", data.toString());
    builder.environment().put("FRAMDRIFT_SEEDS", folder.resolve("seeds").toString());
    builder.environment().put("FRAMDRIFT_DASHBOARDS", folder.resolve("dashboards").toString());
    Process process = builder.start();
    try {
      URI address = awaitReady(process, log);
      return new BenchServer(process, log, address, BenchDatabase.of(data));
    } catch (Exception e) {
      process.destroy();
      throw e;
    }
  }

  private static URI awaitReady(Process process, Path log) throws IOException {
    long until = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < until && process.isAlive()) {
      Matcher ready = READY.matcher(Files.readString(log));
      if (ready.find()) {
        return URI.create(ready.group(1).replace("localhost", "127.0.0.1"));
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    throw new IOException("the server did not start: " + Files.readString(log));
  }

  /** Of the listener that takes figures. */
  URI address() {
    return address;
  }

  BenchDatabase database() {
    return database;
  }

  long pid() {
    return process.pid();
  }

  ProcessTimes times() {
    return ProcessTimes.of(process.pid(), database.pid());
  }

  /**
   * Waits until everything that was acknowledged is in the fact tables and in the stored tiles. A
   * read, which waits for the first, is what sets it off.
   *
   * @return nanoTime of the moment at which the fact tables had all of it
   */
  long awaitQuiet() throws Exception {
    read("/api/v1/series/" + Row.seriesId(0) + "/observations?limit=1");
    try (Connection connection = database.connect()) {
      long written = System.nanoTime();
      if (projectedLater) {
        await(connection, WRITTEN);
        written = System.nanoTime();
      }
      await(connection, SHOWN);
      return written;
    }
  }

  private void read(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path.replace("=s", "%3Ds")))
            .header("Authorization", "Bearer " + TOKEN)
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(answer.statusCode() + " " + answer.body());
    }
  }

  private static void await(Connection connection, String question) throws SQLException {
    long until = System.nanoTime() + DONE.toNanos();
    while (BenchDatabase.number(connection, question) != 1) {
      if (System.nanoTime() > until) {
        throw new SQLException("the server does not become quiet");
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  String said() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    client.shutdownNow();
  }
}
