package se.framdrift.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The PostgreSQL of a data directory, seen as processes. */
public record PostgresProcess(Path data) {

  private static final Duration STOP = Duration.ofMinutes(2);

  /** The first process of a PostgreSQL that runs there. */
  public Optional<ProcessHandle> postmaster() {
    Path file = data.resolve("postmaster.pid");
    try {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      if (lines.isEmpty() || !lines.getFirst().strip().matches("[0-9]+")) {
        return Optional.empty();
      }
      return ProcessHandle.of(Long.parseLong(lines.getFirst().strip()))
          .filter(ProcessHandle::isAlive)
          .filter(process -> process.info().command().orElse("").endsWith("postgres"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public boolean isRunning() {
    return postmaster().isPresent();
  }

  /** Stops it in the middle of what it does; {@link #thaw} lets it go on. */
  public void freeze() {
    processes().forEach(process -> signal("STOP", process));
  }

  /** Lets a frozen one go on. */
  public void thaw() {
    processes().forEach(process -> signal("CONT", process));
  }

  /** Ends it as a crash does. */
  public void kill() {
    List<ProcessHandle> all = processes();
    all.forEach(ProcessHandle::destroyForcibly);
    Wait.until(
        STOP,
        () -> "PostgreSQL gone: " + all,
        () -> all.stream().noneMatch(ProcessHandle::isAlive));
  }

  private List<ProcessHandle> processes() {
    return postmaster().stream()
        .flatMap(first -> Stream.concat(Stream.of(first), first.descendants()))
        .toList();
  }

  private static void signal(String name, ProcessHandle process) {
    try {
      new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
