package se.framdrift.bench.live;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import se.framdrift.bench.BenchDatabase;
import se.framdrift.bench.BenchServer;

/** The program as it is shipped, with its embedded PostgreSQL; its updates are posted to it. */
final class Framdrift implements Subject {

  /** Of the board; as many as the observations of a burst. */
  static final int TILES = 20;

  private static final String STATEMENTS =
      "select xact_commit + xact_rollback from pg_stat_database where datname = 'postgres'";
  private static final String ROWS =
      "select tup_returned + tup_fetched from pg_stat_database where datname = 'postgres'";

  private final BenchServer server;
  private final Poster poster;

  private Framdrift(BenchServer server, Poster poster) {
    this.server = server;
    this.poster = poster;
  }

  static Framdrift start(LiveOptions options, Path folder) throws Exception {
    BenchServer server =
        BenchServer.start(
            options.serverCore(),
            options.serverOptions(),
            options.serverClassPath(),
            folder.toAbsolutePath(),
            TILES);
    return new Framdrift(server, new Poster(server.address(), options.growing()));
  }

  @Override
  public String name() {
    return "Framdrift";
  }

  @Override
  public long pid() {
    return server.pid();
  }

  @Override
  public InetSocketAddress door() {
    return new InetSocketAddress(server.boards().getHost(), server.boards().getPort());
  }

  /** Where boards are read. */
  URI boards() {
    return server.boards();
  }

  @Override
  public String path() {
    return "/connection/websocket";
  }

  @Override
  public boolean hasProtocol() {
    return true;
  }

  @Override
  public Sent publish(Traffic traffic, double seconds) throws Exception {
    return poster.post(traffic, seconds);
  }

  /** Seconds of PostgreSQL's processes. */
  double postgresSeconds() {
    return server.times().postgres();
  }

  MeterPage meters() throws IOException, InterruptedException {
    return MeterPage.read(server.read("/metrics"));
  }

  /** What the database was asked for so far. */
  DatabaseReads reads() throws SQLException {
    try (Connection connection = server.database().connect()) {
      return new DatabaseReads(
          BenchDatabase.number(connection, STATEMENTS), BenchDatabase.number(connection, ROWS));
    }
  }

  String said() throws IOException {
    List<String> lines = server.said().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
  }

  @Override
  public void close() throws IOException {
    poster.close();
    server.close();
  }
}
