package se.framdrift.store;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * {@code postmaster.pid}, in which a running PostgreSQL says who it is: its process id on the first
 * line, its port on the fourth. After a crash it lies there with the id of a process that is gone,
 * or that is by now another program.
 */
final class PostmasterFile {

  private static final int CONNECT_TIMEOUT_MS = 1_000;

  private final Path file;

  PostmasterFile(Path data) {
    this.file = data.resolve("postmaster.pid");
  }

  /** Whether the process in the file is a PostgreSQL that lives. */
  boolean isRunning() throws IOException {
    Optional<ProcessHandle> process = process();
    if (process.isEmpty()) {
      return false;
    }
    Optional<String> command = process.get().info().command();
    return command.isPresent() ? isPostgres(command.get()) : answers();
  }

  /** The port on which the PostgreSQL in the file listens; empty when it does not live. */
  OptionalInt port() throws IOException {
    return isRunning() ? writtenPort() : OptionalInt.empty();
  }

  /**
   * Deletes the file when its process lives and is another program: PostgreSQL itself would take it
   * for its own and refuse to start. Call it only while holding the directory's lock.
   */
  void forgetOther() throws IOException {
    if (process().flatMap(process -> process.info().command()).isPresent() && !isRunning()) {
      Files.delete(file);
    }
  }

  private Optional<ProcessHandle> process() throws IOException {
    List<String> lines = lines();
    if (lines.isEmpty() || !lines.getFirst().strip().matches("[0-9]{1,10}")) {
      return Optional.empty();
    }
    return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
        .filter(ProcessHandle::isAlive);
  }

  private static boolean isPostgres(String command) {
    String name = Path.of(command).getFileName().toString();
    return name.equals("postgres") || name.equals("postgres.exe");
  }

  /** For systems that do not tell what program a process runs. */
  private boolean answers() throws IOException {
    OptionalInt port = writtenPort();
    if (port.isEmpty()) {
      return false;
    }
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), port.getAsInt()),
          CONNECT_TIMEOUT_MS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private OptionalInt writtenPort() throws IOException {
    List<String> lines = lines();
    return lines.size() < 4 || !lines.get(3).strip().matches("[0-9]{1,5}")
        ? OptionalInt.empty()
        : OptionalInt.of(Integer.parseInt(lines.get(3).strip()));
  }

  private List<String> lines() throws IOException {
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }
}
