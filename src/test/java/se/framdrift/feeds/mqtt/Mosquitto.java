package se.framdrift.feeds.mqtt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import se.framdrift.testing.Program;
import se.framdrift.testing.Wait;

/** Eclipse Mosquitto from the distribution, on a loopback port, with a store that outlives it. */
final class Mosquitto implements AutoCloseable {

  static final String MISSING =
      "skipped: no mosquitto on this machine (apt-get install mosquitto mosquitto-clients)";

  private static final Duration LIMIT = Duration.ofMinutes(1);

  private final Path folder;
  private final int port;
  private Process process;

  private Mosquitto(Path folder, int port, Process process) {
    this.folder = folder;
    this.port = port;
    this.process = process;
  }

  static boolean installed() {
    return program("mosquitto").isPresent()
        && program("mosquitto_pub").isPresent()
        && program("mosquitto_passwd").isPresent();
  }

  static Optional<Path> program(String name) {
    return Stream.concat(
            Stream.of(System.getenv().getOrDefault("PATH", "").split(":")),
            Stream.of("/usr/sbin", "/usr/local/sbin"))
        .map(place -> Path.of(place, name))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /**
   * Starts one.
   *
   * @param lines further lines of its configuration
   */
  static Mosquitto start(Path folder, String... lines) throws IOException {
    int port = Program.lastingPort(); // it is stopped and comes back
    Files.createDirectories(folder.resolve("store"));
    List<String> configuration = new ArrayList<>();
    configuration.add("listener %d 127.0.0.1".formatted(port));
    configuration.add("persistence true");
    configuration.add("persistence_location %s/".formatted(folder.resolve("store")));
    configuration.add("autosave_interval 1");
    configuration.add("autosave_on_changes true");
    configuration.add("user " + System.getProperty("user.name"));
    configuration.addAll(List.of(lines));
    Files.write(folder.resolve("mosquitto.conf"), configuration);
    Mosquitto broker = new Mosquitto(folder, port, launch(folder));
    broker.awaitPort();
    return broker;
  }

  private static Process launch(Path folder) throws IOException {
    return new ProcessBuilder(
            program("mosquitto").orElseThrow().toString(),
            "-c",
            folder.resolve("mosquitto.conf").toString())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
        .start();
  }

  private void awaitPort() {
    Wait.until(
        LIMIT,
        () -> "mosquitto listens; it says " + log(),
        () -> {
          try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
          }
        });
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return port;
  }

  /** Ends it in order: its store is written. */
  void stop() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("mosquitto does not end");
    }
  }

  void startAgain() throws IOException {
    process = launch(folder);
    awaitPort();
  }

  /** Publishes as mosquitto_pub does, and waits for its end. */
  void publish(String topic, String payload, String... more) {
    List<String> arguments = new ArrayList<>(List.of("-t", topic, "-m", payload));
    arguments.addAll(List.of(more));
    Client.Ended ended = Client.run("mosquitto_pub", port, arguments);
    if (ended.code() != 0) {
      throw new AssertionError("mosquitto_pub: " + ended.words());
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** A program of mosquitto-clients. */
  static final class Client {

    private Client() {}

    /** How it came to its end. */
    record Ended(int code, String words) {}

    static Ended run(String program, int port, List<String> arguments) {
      List<String> command = new ArrayList<>();
      command.add(program(program).orElseThrow().toString());
      command.addAll(List.of("-h", "127.0.0.1", "-p", Integer.toString(port)));
      command.addAll(arguments);
      return end(command);
    }

    static Ended end(List<String> command) {
      try {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new AssertionError("does not end: " + command);
        }
        return new Ended(process.exitValue(), new String(process.getInputStream().readAllBytes()));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }
}
