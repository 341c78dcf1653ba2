package se.framdrift.boot;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import se.framdrift.store.DatabaseAddress;

/** Empties tables between tests that share a database. */
final class Tables {

  private static final String ALL =
      "select tablename from pg_tables where schemaname = 'public'"
          + " and tablename not in ('flyway_schema_history', 'ledger')";

  private Tables() {}

  /** Empties all but the ledger's identity. */
  static void empty(DatabaseAddress address) throws SQLException {
    String url =
        "jdbc:postgresql://%s:%d/%s".formatted(address.host(), address.port(), address.database());
    try (Connection connection =
            DriverManager.getConnection(url, address.user(), address.password());
        Statement statement = connection.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (var rows = statement.executeQuery(ALL)) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      statement.execute("truncate " + String.join(", ", tables));
    }
  }
}
