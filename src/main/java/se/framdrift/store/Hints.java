package se.framdrift.store;

import io.vertx.sqlclient.Tuple;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;

/**
 * Tells other nodes that a ledger has grown: the first commit after silence at once, those that
 * follow it closely together. A hint says who gives it, so that nobody listens to themselves. Where
 * nobody else listens none is given, which spares each commit a statement and two wake-ups; whoever
 * begins to listen says so. Thread-safe.
 */
final class Hints {

  /** The channel on which municipality, position and node of a new commit are hinted. */
  static final String CHANNEL = "framdrift";

  /** Stands in the place of the municipality in a hint that tells of no commit. */
  static final String NOBODY = "";

  /** The shortest time between two hints of one municipality, in milliseconds. */
  private static final long PAUSE_MS = 20;

  private static final System.Logger LOG = System.getLogger(Hints.class.getName());

  private final Database database;

  /** While this is not known, there are others. */
  private volatile boolean alone;

  /** The municipalities that were hinted within the pause, and the position that is still to be. */
  private final Map<String, Long> resting = new HashMap<>();

  Hints(Database database) {
    this.database = database;
  }

  /** Says whether nobody but this node listens. */
  void alone(boolean now) {
    alone = now;
  }

  boolean isAlone() {
    return alone;
  }

  void committed(String municipality, long position) {
    if (alone) {
      return;
    }
    synchronized (this) {
      if (resting.containsKey(municipality)) {
        resting.merge(municipality, position, Math::max);
        return;
      }
      resting.put(municipality, 0L);
    }
    send(municipality, position);
  }

  /** Says that this node listens, so that those who were alone give hints. */
  void greet() {
    tell(NOBODY, 0);
  }

  private void send(String municipality, long position) {
    tell(municipality, position);
    database.vertx().setTimer(PAUSE_MS, _ -> rested(municipality));
  }

  private void tell(String municipality, long position) {
    database
        .client()
        .preparedQuery("select pg_notify($1, $2)")
        .execute(Tuple.of(CHANNEL, municipality + " " + position + " " + database.node()))
        .onFailure(e -> LOG.log(Level.DEBUG, "a commit was not hinted; followers poll", e));
  }

  private void rested(String municipality) {
    long waiting;
    synchronized (this) {
      Long position = resting.remove(municipality);
      waiting = position == null ? 0 : position;
      if (waiting > 0) {
        resting.put(municipality, 0L);
      }
    }
    if (waiting > 0 && !database.isClosed()) {
      send(municipality, waiting);
    }
  }
}
