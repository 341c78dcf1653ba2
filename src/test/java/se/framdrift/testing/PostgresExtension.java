package se.framdrift.testing;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.testcontainers.postgresql.PostgreSQLContainer;
import se.framdrift.store.DatabaseAddress;
import se.framdrift.store.EmbeddedPostgres;

/**
 * Gives a test class an empty database of its own, as a parameter of type {@link DatabaseAddress}.
 *
 * <p>The server is one for the whole JVM: that of {@code FRAMDRIFT_TEST_DATABASE_URL} when it is
 * set, else a container where a Docker engine is, else the embedded one.
 */
public final class PostgresExtension implements ParameterResolver, AfterAllCallback {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(PostgresExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == DatabaseAddress.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .computeIfAbsent(
            context.getRequiredTestClass(),
            _ -> server(context).freshDatabase(),
            DatabaseAddress.class);
  }

  @Override
  public void afterAll(ExtensionContext context) throws SQLException {
    DatabaseAddress database =
        context.getStore(NAMESPACE).get(context.getRequiredTestClass(), DatabaseAddress.class);
    if (database != null) {
      server(context).drop(database);
    }
  }

  private static Server server(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(NAMESPACE)
        .computeIfAbsent(Server.class, _ -> Server.start(), Server.class);
  }

  /** The JVM's server; JUnit closes it after the last test. */
  private record Server(DatabaseAddress address, Closeable owner) implements Closeable {

    static Server start() {
      try {
        String given = System.getenv("FRAMDRIFT_TEST_DATABASE_URL");
        if (given != null) {
          return new Server(DatabaseAddress.parse(given), () -> {});
        }
        return hasDocker() ? container() : embedded();
      } catch (Exception e) {
        throw new IllegalStateException("no PostgreSQL for the tests", e);
      }
    }

    private static boolean hasDocker() {
      return System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock"));
    }

    private static Server container() {
      var container = new PostgreSQLContainer("postgres:18");
      container.start();
      return new Server(
          new DatabaseAddress(
              container.getHost(),
              container.getMappedPort(PostgreSQLContainer.POSTGRESQL_PORT),
              container.getDatabaseName(),
              container.getUsername(),
              container.getPassword(),
              DatabaseAddress.Security.DISABLE),
          container::close);
    }

    private static Server embedded() throws Exception {
      Path target = Files.createDirectories(Path.of("target"));
      Path directory = Files.createTempDirectory(target, "postgres-");
      EmbeddedPostgres postgres =
          EmbeddedPostgres.start(directory, target.resolve("postgres-binaries"));
      return new Server(
          postgres.address(),
          () -> {
            postgres.close();
            try (Stream<Path> files = Files.walk(directory)) {
              files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
          });
    }

    DatabaseAddress freshDatabase() {
      String name = "test_" + UUID.randomUUID().toString().replace("-", "");
      try {
        execute("create database " + name);
      } catch (SQLException e) {
        throw new IllegalStateException("no database could be created on " + address, e);
      }
      return address.withDatabase(name);
    }

    void drop(DatabaseAddress database) throws SQLException {
      execute("drop database if exists " + database.database() + " with (force)");
    }

    private void execute(String sql) throws SQLException {
      String url = "jdbc:postgresql://" + address.host() + ":" + address.port() + "/";
      try (Connection connection =
              DriverManager.getConnection(
                  url + address.database(), address.user(), address.password());
          Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
    }

    @Override
    public void close() throws IOException {
      owner.close();
    }
  }
}
