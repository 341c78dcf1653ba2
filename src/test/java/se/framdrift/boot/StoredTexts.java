package se.framdrift.boot;

import io.vertx.core.Vertx;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import se.framdrift.model.Commit;
import se.framdrift.store.Database;
import se.framdrift.store.DatabaseAddress;
import se.framdrift.store.Ledger;
import se.framdrift.testing.Program;

/** What somebody finds who has the database itself, packed or not. */
final class StoredTexts {

  private StoredTexts() {}

  /** The program on a database that the test has. */
  static Program programOn(DatabaseAddress database) {
    String password = URLEncoder.encode(database.password(), StandardCharsets.UTF_8);
    return Program.fresh()
        .with(
            "FRAMDRIFT_DATABASE_URL",
            "postgresql://%s:%s@%s:%d/%s"
                .formatted(
                    database.user(),
                    password,
                    database.host(),
                    database.port(),
                    database.database()));
  }

  /** Table, column and text, of every table, where the text is like {@code pattern}. */
  static List<String> columns(DatabaseAddress address, String pattern) throws SQLException {
    List<String> found = new ArrayList<>();
    try (Connection connection =
        DriverManager.getConnection(
            "jdbc:postgresql://%s:%d/%s"
                .formatted(address.host(), address.port(), address.database()),
            address.user(),
            address.password())) {
      Map<String, String> columns = new TreeMap<>();
      try (var statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery(
                  "select table_name, column_name from information_schema.columns"
                      + " where table_schema = 'public' and data_type in"
                      + " ('text', 'json', 'jsonb', 'ARRAY', 'double precision')")) {
        while (rows.next()) {
          columns.put(rows.getString(1) + "." + rows.getString(2), rows.getString(1));
        }
      }
      for (var column : columns.entrySet()) {
        String name = column.getKey().substring(column.getKey().indexOf('.') + 1);
        try (var statement =
            connection.prepareStatement(
                "select \"%s\"::text from \"%s\" where \"%s\"::text like ?"
                    .formatted(name, column.getValue(), name))) {
          statement.setString(1, pattern);
          try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
              found.add(column.getKey() + ": " + rows.getString(1));
            }
          }
        }
      }
    }
    return found;
  }

  /** What followers read, of every ledger. */
  static List<String> commits(DatabaseAddress address) {
    Vertx vertx = Vertx.vertx();
    try {
      Database database = Database.open(vertx, address).await();
      Ledger ledger = new Ledger(database);
      List<String> commits = new ArrayList<>();
      for (String code : ledger.municipalities().await()) {
        List<Commit> page = ledger.after(code, 0, Ledger.MAX_COMMITS).await();
        while (!page.isEmpty()) {
          page.forEach(each -> commits.add(each.changes() + " " + each.comparisons()));
          page = ledger.after(code, page.getLast().position(), Ledger.MAX_COMMITS).await();
        }
      }
      database.close().await();
      return commits;
    } finally {
      vertx.close().await();
    }
  }
}
