package se.framdrift.bench.live;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A bare server in a process of its own, which publishes ready-made frames by a timer. */
final class Reference implements Subject {

  private final String name;
  private final Process process;
  private final BufferedReader said;
  private final OutputStream orders;
  private final int port;
  private int frameBytes = 400;
  private long position;

  private Reference(String name, Process process) throws IOException {
    this.name = name;
    this.process = process;
    this.said = process.inputReader(StandardCharsets.UTF_8);
    this.orders = process.getOutputStream();
    this.port = Integer.parseInt(line());
  }

  /** Starts {@code program}, a main class that obeys {@link Orders}, on the server's core. */
  static Reference start(String name, Class<?> program, LiveOptions options) throws IOException {
    List<String> command = new ArrayList<>();
    if (!options.serverCore().isEmpty()) {
      command.addAll(List.of("taskset", "-c", options.serverCore()));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseCompactObjectHeaders",
            "-Dlogback.configurationFile=src/main/resources/logback.xml",
            "-cp",
            System.getProperty("java.class.path"),
            program.getName()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try {
      return new Reference(name, process);
    } catch (IOException | RuntimeException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /** The size of the messages from now on. */
  void frameBytes(int bytes) {
    frameBytes = bytes;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public InetSocketAddress door() {
    return new InetSocketAddress("127.0.0.1", port);
  }

  @Override
  public String path() {
    return "/";
  }

  @Override
  public boolean hasProtocol() {
    return false;
  }

  @Override
  public Sent publish(Traffic traffic, double seconds) throws IOException {
    int moments = traffic.moments(seconds);
    long pauseNanos = traffic.due(1);
    String order = "%d %d %d %d%n".formatted(moments, pauseNanos, traffic.burst(), frameBytes);
    orders.write(order.getBytes(StandardCharsets.US_ASCII));
    orders.flush();
    if (!line().equals("done")) {
      throw new IOException(name + " did not publish");
    }
    position += (long) moments * traffic.burst();
    return new Sent(moments * traffic.burst(), position, new TreeMap<>(), Map.of(), Map.of());
  }

  private String line() throws IOException {
    String line = said.readLine();
    if (line == null) {
      throw new IOException(name + " has ended");
    }
    return line;
  }

  @Override
  public void close() throws IOException {
    orders.close(); // the end of its orders is its own
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
