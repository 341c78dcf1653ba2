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
public final class BenchServer implements AutoCloseable {

  public static final String TOKEN = "a-token-for-the-benchmark-only";

  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration DONE = Duration.ofMinutes(3);
  private static final Pattern READY =
      Pattern.compile("boards at (http://\\S+), operator at (http://\\S+)");

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
  private final URI boards;
  private final BenchDatabase database;
  private final boolean projectedLater;

  private BenchServer(Process process, Path log, URI address, URI boards, BenchDatabase database)
      throws SQLException {
    this.process = process;
    this.log = log;
    this.address = address;
    this.boards = boards;
    this.database = database;
    try (Connection connection = database.connect()) {
      this.projectedLater =
          BenchDatabase.number(connection, "select count(to_regclass('projection'))") == 1;
    }
  }

  static BenchServer start(Options options, Path folder) throws Exception {
    BenchCatalog.write(folder);
    return start(
        options.pinned() ? options.serverCore() : "",
        options.serverOptions(),
        options.serverClassPath(),
        folder);
  }

  /**
   * The same on a board of {@code tiles} tiles.
   *
   * @param core on which it is held, empty for any
   * @param options of its JVM
   */
  public static BenchServer start(
      String core, List<String> options, String classPath, Path folder, int tiles)
      throws Exception {
    BenchCatalog.write(folder, tiles);
    return start(core, options, classPath, folder);
  }

  private static BenchServer start(String core, List<String> options, String classPath, Path folder)
      throws Exception {
    Path data = Files.createDirectories(folder.resolve("data"));
    Path log = folder.resolve("server.log");
    List<String> command = new ArrayList<>();
    if (!core.isEmpty()) {
      command.addAll(List.of("taskset", "-c", core));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseCompactObjectHeaders"));
    command.addAll(options);
    command.addAll(List.of("-cp", classPath, "se.framdrift.boot.Main", "--demo"));
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
      Matcher ready = awaitReady(process, log);
      return new BenchServer(
          process, log, uri(ready.group(2)), uri(ready.group(1)), BenchDatabase.of(data));
    } catch (Exception e) {
      process.destroy();
      throw e;
    }
  }

  private static Matcher awaitReady(Process process, Path log) throws IOException {
    long until = System.nanoTime() + START.toNanos();
    while (System.nanoTime() < until && process.isAlive()) {
      Matcher ready = READY.matcher(Files.readString(log));
      if (ready.find()) {
        return ready;
      }
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    throw new IOException("the server did not start: " + Files.readString(log));
  }

  private static URI uri(String address) {
    return URI.create(address.replace("localhost", "127.0.0.1"));
  }

  /** Of the listener that everybody may see. */
  public URI boards() {
    return boards;
  }

  /** Of the listener that takes figures. */
  public URI address() {
    return address;
  }

  public BenchDatabase database() {
    return database;
  }

  public long pid() {
    return process.pid();
  }

  public ProcessTimes times() {
    return ProcessTimes.of(process.pid(), database.pid());
  }

  /**
   * Waits until everything that was acknowledged is in the fact tables and in the stored tiles. A
   * read, which waits for the first, is what sets it off.
   *
   * @return nanoTime of the moment at which the fact tables had all of it
   */
  long awaitQuiet() throws Exception {
    String _ = read("/api/v1/series/" + Row.seriesId(0) + "/observations?limit=1");
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

  /** The answer of the operator's listener. */
  public String read(String path) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve(path.replace("=s", "%3Ds")))
            .header("Authorization", "Bearer " + TOKEN)
            .build();
    HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(answer.statusCode() + " " + answer.body());
    }
    return answer.body();
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

  public String said() throws IOException {
    return Files.readString(log);
  }

  @Override
  public void close() {
    client.shutdownNow();
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
