package se.framdrift.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;

/**
 * Brings a database to the schema of this version. Several processes may do so at once: one works,
 * the others wait for it and find nothing to do.
 */
final class Migrations {

  private Migrations() {}

  /** Runs on a worker thread. */
  static Future<Void> run(Vertx vertx, DatabaseAddress address) {
    return Asides.onWorker(
            vertx,
            () -> {
              run(address);
              return true;
            })
        .mapEmpty();
  }

  private static void run(DatabaseAddress address) {
    Map<String, String> properties = new HashMap<>();
    address
        .jdbcProperties()
        .forEach((name, value) -> properties.put((String) name, (String) value));
    properties.remove("user");
    properties.remove("password");
    Flyway.configure()
        .dataSource(address.jdbcUrl(), address.user(), address.password())
        .jdbcProperties(properties)
        .locations("classpath:db/migration")
        .connectRetries(2)
        .load()
        .migrate();
  }
}
