package se.framdrift.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * The built program, {@code target/framdrift.jar}, started as the launcher does it: a process of
 * its own with a data folder of its own, on loopback ports that are free.
 */
public final class Program {

  /** A token with all rights, unless {@link #without} it. */
  public static final String TOKEN = "a-token-for-the-tests-only";

  private static final Path JAR = Path.of("target/framdrift.jar").toAbsolutePath();
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private final Path data;
  private final Map<String, String> variables = new TreeMap<>();
  private int runs;

  private Program(Path data) {
    this.data = data;
    variables.put("FRAMDRIFT_HTTP_HOST", "127.0.0.1");
    variables.put("FRAMDRIFT_HTTP_PORT", "0");
    variables.put("FRAMDRIFT_OPERATOR_HOST", "127.0.0.1");
    variables.put("FRAMDRIFT_OPERATOR_PORT", "0");
    variables.put("FRAMDRIFT_OPERATOR_TOKEN", TOKEN);
    variables.put("FRAMDRIFT_FEED_HOSTS", "none");
    variables.put("FRAMDRIFT_DATA_DIR", data.toString());
    variables.put("FRAMDRIFT_SEEDS", Path.of("seeds").toAbsolutePath().toString());
    variables.put("FRAMDRIFT_DASHBOARDS", Path.of("dashboards").toAbsolutePath().toString());
    variables.put("FRAMDRIFT_WEBROOT", Path.of("webroot").toAbsolutePath().toString());
  }

  /** With an empty data folder below {@code target}; PostgreSQL is unpacked once for all tests. */
  public static Program fresh() {
    try {
      Path folder = Files.createDirectories(Path.of("target/e2e").toAbsolutePath());
      Path data = Files.createTempDirectory(folder, "data-");
      Path binaries = Files.createDirectories(folder.resolveSibling("postgres-binaries"));
      Files.createSymbolicLink(data.resolve("postgres-binaries"), binaries);
      return new Program(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** On ports that no outgoing connection takes while the program is down between two starts. */
  public Program onLastingPorts() {
    return with("FRAMDRIFT_HTTP_PORT", Integer.toString(lastingPort()))
        .with("FRAMDRIFT_OPERATOR_PORT", Integer.toString(lastingPort()));
  }

  /** A port that is free, and that no outgoing connection takes before it is used. */
  public static int lastingPort() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(20_000, 30_000); // below the ephemeral ones
      try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
      } catch (IOException _) {
        // taken; another one is tried
      }
    }
  }

  public Program with(String variable, String value) {
    variables.put(variable, value);
    return this;
  }

  public Program without(String variable) {
    variables.remove(variable);
    return this;
  }

  /** Its data folder; the embedded PostgreSQL lives there. */
  public Path data() {
    return data;
  }

  /** How a run came to its end. */
  public record Ended(int code, String out, String problems) {}

  /** Runs a command that ends by itself. */
  public Ended run(String... arguments) {
    Launched launched = launch(arguments);
    try {
      if (!launched.process().waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("does not end: " + launched.said());
      }
      return new Ended(
          launched.process().exitValue(),
          Files.readString(launched.out()),
          Files.readString(launched.problems()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      launched.process().destroyForcibly();
    }
  }

  /** Starts the server and waits until it is ready. Whoever starts it closes it. */
  public RunningServer start(String... arguments) {
    return RunningServer.ready(launch(arguments));
  }

  /** Starts the server and does not wait. */
  public RunningServer begin(String... arguments) {
    return new RunningServer(launch(arguments));
  }

  /** A process and where its words go. */
  record Launched(Process process, Path data, Path out, Path problems) {

    String said() {
      try {
        return text(out) + text(problems);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** It may stop in the middle of a letter: the process goes on writing. */
    private static String text(Path file) throws IOException {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
  }

  private synchronized Launched launch(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseCompactObjectHeaders",
            "-Xmx400m",
            "-XX:TieredStopAtLevel=1",
            "-jar",
            JAR.toString()));
    command.addAll(List.of(arguments));
    runs++;
    Path out = data.resolveSibling(data.getFileName() + "-" + runs + ".out");
    Path problems = data.resolveSibling(data.getFileName() + "-" + runs + ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(problems.toFile())
            .directory(data.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("FRAMDRIFT_"));
    builder.environment().putAll(variables);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      return new Launched(process, data, out, problems);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
