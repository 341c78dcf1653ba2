package se.framdrift.boot;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import se.framdrift.config.Settings;
import se.framdrift.store.Database;
import se.framdrift.store.DatabaseAddress;
import se.framdrift.store.EmbeddedPostgres;

/** The database that the settings name, or the embedded one. Blocking; not for an event loop. */
final class Databases implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Databases.class.getName());

  private static final Duration GOODBYE = Duration.ofSeconds(10);

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
    EmbeddedPostgres embedded = null;
    try {
      DatabaseAddress address = named(settings);
      if (address == null) {
        embedded = EmbeddedPostgres.start(vertx, settings.dataDir()).await();
        address = embedded.address();
      }
      return new Databases(embedded, Database.open(vertx, address).await());
    } catch (Exception e) {
      close(embedded);
      throw failure(e);
    }
  }

  /** As {@link #open}, but beside a running server of the same data folder it uses that one's. */
  static Databases join(Vertx vertx, Settings settings) {
    try {
      Optional<DatabaseAddress> running =
          named(settings) == null
              ? EmbeddedPostgres.runningIn(settings.dataDir())
              : Optional.empty();
      return running.isPresent()
          ? new Databases(null, Database.open(vertx, running.get()).await())
          : open(vertx, settings);
    } catch (StartFailure e) {
      throw e;
    } catch (Exception e) {
      throw failure(e);
    }
  }

  private static @Nullable DatabaseAddress named(Settings settings) {
    String url = settings.databaseUrl();
    return url == null ? null : DatabaseAddress.parse(url);
  }

  private static StartFailure failure(Exception e) {
    LOG.log(Level.DEBUG, "The database did not start", e);
    String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return new StartFailure("the database did not start: " + why);
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
      database.close().await(GOODBYE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (Exception e) { // also the checked ones that awaiting throws unannounced
      LOG.log(Level.WARNING, "The connections did not close", e);
    }
    close(embedded);
  }
}
