package se.framdrift.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.LockSupport;

/**
 * A PostgreSQL of our own for one machine without set-up. Its data stay in {@code <data
 * directory>/postgres} and are written through to the disk before a commit is answered.
 *
 * <p>It listens on the loopback address only, with a password that it keeps beside its data. One
 * process uses a data directory at a time. When that process was killed, PostgreSQL goes on running
 * by itself; the next start stops it and starts it again, so that no commit is lost and the new
 * process owns it.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(EmbeddedPostgres.class.getName());

  private static final String USER = "framdrift";
  private static final Duration PAUSE_BEFORE_RETRY = Duration.ofSeconds(2);

  /** Long, since PostgreSQL may have to replay its log first; in seconds. */
  private static final String START_WAIT = "300";

  private static final String STOP_WAIT = "60";

  private final Path data;
  private final Path password;
  private final PostgresProgram program;
  private final DirectoryLock lock;
  private final int port;

  private EmbeddedPostgres(
      Path data, Path password, PostgresProgram program, DirectoryLock lock, int port) {
    this.data = data;
    this.password = password;
    this.program = program;
    this.lock = lock;
    this.port = port;
  }

  /** As {@link #start(Path, Path)}, on a worker thread, with the programs below the directory. */
  public static Future<EmbeddedPostgres> start(Vertx vertx, Path directory) {
    return start(vertx, directory, directory.resolve("postgres-binaries"));
  }

  /** As {@link #start(Path, Path)}, on a worker thread. */
  public static Future<EmbeddedPostgres> start(Vertx vertx, Path directory, Path binaries) {
    return Asides.onWorker(vertx, () -> start(directory, binaries));
  }

  /**
   * Starts PostgreSQL and blocks until it answers: half a second, or some seconds the first time,
   * when the programs are unpacked and the data directory is made.
   *
   * @param directory the data directory of Framdrift, made when it is not there
   * @param binaries where the programs are unpacked; may be shared by many
   * @throws IOException with a message for the operator, above all when another process uses the
   *     directory
   */
  public static EmbeddedPostgres start(Path directory, Path binaries)
      throws IOException, InterruptedException {
    Path parent = Files.createDirectories(directory.toAbsolutePath());
    DirectoryLock lock = DirectoryLock.take(parent.resolve("postgres.lock"));
    try {
      var program = new PostgresProgram(PostgresBinaries.unpackedBelow(binaries.toAbsolutePath()));
      Path data = parent.resolve("postgres");
      Path password = parent.resolve("postgres-password");
      prepare(program, data, password);
      int port = startTwice(program, data, parent.resolve("postgres-start.log"));
      return new EmbeddedPostgres(data, password, program, lock, port);
    } catch (IOException | InterruptedException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** Makes the data directory where there is none, all or nothing. */
  private static void prepare(PostgresProgram program, Path data, Path password)
      throws IOException, InterruptedException {
    Path version = data.resolve("PG_VERSION");
    if (Files.exists(version)) {
      String major = Files.readString(version).strip();
      if (!major.equals(PostgresBinaries.MAJOR)) {
        throw new IOException(
            "%s is of PostgreSQL %s, this Framdrift brings %s: dump it with the old version first"
                .formatted(data, major, PostgresBinaries.MAJOR));
      }
      return;
    }
    Path fresh = data.resolveSibling("postgres.new");
    Folders.delete(fresh);
    Files.deleteIfExists(password);
    byte[] secret = new byte[24];
    new SecureRandom().nextBytes(secret);
    Folders.writeSecret(password, HexFormat.of().formatHex(secret) + "\n");
    program.run(
        "initdb",
        "--pgdata=" + fresh,
        "--username=" + USER,
        "--pwfile=" + password,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--no-locale");
    Files.move(fresh, data, StandardCopyOption.ATOMIC_MOVE);
  }

  /** The second try is for what the first one's clean-up, or time, has cured. */
  private static int startTwice(PostgresProgram program, Path data, Path log)
      throws IOException, InterruptedException {
    try {
      return startOnce(program, data, log);
    } catch (IOException e) {
      LOG.log(Level.WARNING, "PostgreSQL did not start, trying once more", e);
      LockSupport.parkNanos(PAUSE_BEFORE_RETRY.toNanos());
      return startOnce(program, data, log);
    }
  }

  private static int startOnce(PostgresProgram program, Path data, Path log)
      throws IOException, InterruptedException {
    PostmasterFile file = new PostmasterFile(data);
    if (file.isRunning()) {
      LOG.log(Level.INFO, "stopping the PostgreSQL that a killed Framdrift left running");
      program.run("pg_ctl", "stop", "-D", data.toString(), "-m", "fast", "-w", "-t", STOP_WAIT);
    } else {
      file.forgetOther();
    }
    int port = freePort();
    Files.deleteIfExists(log);
    try {
      program.run(
          "pg_ctl",
          "start",
          "-D",
          data.toString(),
          "-l",
          log.toString(),
          "-w",
          "-t",
          START_WAIT,
          "-o",
          settings(port));
    } catch (IOException e) {
      throw new IOException(e.getMessage() + "\n" + tail(log), e);
    }
    return port;
  }

  private static String settings(int port) {
    return "-c "
        + String.join(
            " -c ",
            List.of(
                "port=" + port,
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "fsync=on",
                "synchronous_commit=on",
                "full_page_writes=on",
                "timezone=UTC",
                "log_timezone=UTC",
                "logging_collector=on",
                "log_filename=postgresql-%a.log",
                "log_rotation_age=1d",
                "log_truncate_on_rotation=on"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String tail(Path log) throws IOException {
    if (!Files.exists(log)) {
      return "";
    }
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 10), lines.size()));
  }

  /** Where it can be reached; the password is in it. */
  public DatabaseAddress address() throws IOException {
    return address(port, password);
  }

  private static DatabaseAddress address(int port, Path password) throws IOException {
    return new DatabaseAddress(
        "127.0.0.1",
        port,
        "postgres",
        USER,
        Files.readString(password).strip(),
        DatabaseAddress.Security.DISABLE);
  }

  /**
   * Where the PostgreSQL can be reached that another process runs in {@code directory}; empty when
   * none does. Takes nothing over and stops nothing. Reads files; blocks shortly.
   */
  public static Optional<DatabaseAddress> runningIn(Path directory) throws IOException {
    OptionalInt port = new PostmasterFile(directory.resolve("postgres")).port();
    return port.isEmpty()
        ? Optional.empty()
        : Optional.of(address(port.getAsInt(), directory.resolve("postgres-password")));
  }

  /** As {@link #close}, on a worker thread. */
  public Future<Void> stop(Vertx vertx) {
    return Asides.onWorker(
            vertx,
            () -> {
              close();
              return true;
            })
        .mapEmpty();
  }

  /** Stops PostgreSQL: open transactions are rolled back, the rest is on the disk. Blocks. */
  @Override
  public void close() throws IOException {
    try {
      if (new PostmasterFile(data).isRunning()) {
        program.run("pg_ctl", "stop", "-D", data.toString(), "-m", "fast", "-w", "-t", STOP_WAIT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while PostgreSQL was stopping", e);
    } finally {
      lock.close();
    }
  }
}
