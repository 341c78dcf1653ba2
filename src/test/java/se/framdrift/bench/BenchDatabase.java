package se.framdrift.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The embedded PostgreSQL of the server under test. */
public record BenchDatabase(int port, String password, String database, long pid) {

  static BenchDatabase of(Path data) throws IOException {
    var lines = Files.readAllLines(data.resolve("postgres/postmaster.pid"));
    return new BenchDatabase(
        Integer.parseInt(lines.get(3).strip()),
        Files.readString(data.resolve("postgres-password")).strip(),
        "postgres",
        Long.parseLong(lines.getFirst().strip()));
  }

  BenchDatabase withDatabase(String name) {
    return new BenchDatabase(port, password, name, pid);
  }

  public Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + database, "framdrift", password);
  }

  public void execute(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of the first row. */
  public static long number(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
