package se.framdrift.boot;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;
import se.framdrift.config.Settings;
import se.framdrift.store.Database;
import se.framdrift.store.DatabaseAddress;
import se.framdrift.store.EmbeddedPostgres;

/** The database that the settings name, or the embedded one. Blocking; not for an event loop. */
final class Databases implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Databases.class.getName());

  private final @Nullable EmbeddedPostgres embedded;
  private final Database database;

  private Databases(@Nullable EmbeddedPostgres embedded, Database database) {
    this.embedded = embedded;
    this.database = database;
  }

  /**
   * Starts the embedded PostgreSQL where none is named, and connects.
   *
   * @throws StartFailure with words for whoever started the program
   */
  static Databases open(Vertx vertx, Settings settings) {
    String url = settings.databaseUrl();
    EmbeddedPostgres embedded = null;
    try {
      embedded = url == null ? EmbeddedPostgres.start(vertx, settings.dataDir()).await() : null;
      DatabaseAddress address =
          embedded == null ? DatabaseAddress.parse(String.valueOf(url)) : embedded.address();
      return new Databases(embedded, Database.open(vertx, address).await());
    } catch (Exception e) {
      close(embedded);
      LOG.log(Level.DEBUG, "The database did not start", e);
      throw new StartFailure("the database did not start: " + e.getMessage());
    }
  }

  /** As {@link #open}, but beside a running server of the same data folder it uses that one's. */
  static Databases join(Vertx vertx, Settings settings) {
    return open(vertx, settings);
  }

  private static void close(@Nullable EmbeddedPostgres embedded) {
    if (embedded != null) {
      try {
        embedded.close();
      } catch (IOException e) {
        LOG.log(Level.WARNING, "The embedded PostgreSQL did not stop", e);
      }
    }
  }

  Database database() {
    return database;
  }

  @Override
  public void close() {
    try {
      database.close().await();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The connections did not close", e);
    }
    close(embedded);
  }
}
