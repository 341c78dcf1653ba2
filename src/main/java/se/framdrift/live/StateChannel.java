package se.framdrift.live;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A small state of this node that is always told whole: the newest one wins, and a viewer who
 * missed some lacks nothing but the newest. Its positions are this node's own and never leave it.
 * Guarded by its own lock; any thread.
 */
final class StateChannel implements Channel {

  private final String name;
  private long revision;
  private long pushed;
  private String data;
  private SharedText snapshot;
  private Push newest;

  /**
   * @param data JSON
   */
  StateChannel(String name, String data, Instant at) {
    this.name = name;
    this.revision = 1;
    this.pushed = 1;
    this.data = data;
    this.snapshot = SharedText.forMany(data);
    this.newest = Push.ofState(name, 1, at, data);
  }

  @Override
  public String name() {
    return name;
  }

  /**
   * Takes the next state.
   *
   * @return whether it is another one
   */
  synchronized boolean show(String next, Instant at) {
    if (next.equals(data)) {
      return false;
    }
    revision++;
    data = next;
    snapshot = SharedText.forMany(next);
    newest = Push.ofState(name, revision, at, next);
    return true;
  }

  @Override
  public synchronized Joined join(@Nullable String epoch, long offset) {
    return Joined.whole(revision, snapshot);
  }

  @Override
  public synchronized List<Push> since(long viewer) {
    return viewer < revision ? List.of(newest) : List.of();
  }

  @Override
  public synchronized List<Push> take() {
    List<Push> pushes = since(pushed);
    pushed = revision;
    return pushes;
  }
}
