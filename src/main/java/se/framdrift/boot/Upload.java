package se.framdrift.boot;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.framdrift.pipeline.Intake;

/** A file that somebody has sent, and how far it has come. Thread-safe. */
final class Upload {

  /** Where it stands. */
  enum State {
    READY,
    TAKING,
    DONE,
    FAILED
  }

  private final String id;
  private final String owner;
  private final String name;
  private final Path path;
  private final long bytes;
  private final Instant until;
  private State state = State.READY;
  private @Nullable JsonObject mapping;
  private String feed = "";
  private String failure = "";
  private int rowsInAll;
  private int rows;
  private long accepted;
  private long unchanged;
  private long revised;
  private long rejected;

  Upload(String id, String owner, String name, Path path, long bytes, Instant until) {
    this.id = id;
    this.owner = owner;
    this.name = name;
    this.path = path;
    this.bytes = bytes;
    this.until = until;
  }

  String id() {
    return id;
  }

  String owner() {
    return owner;
  }

  String name() {
    return name;
  }

  Path path() {
    return path;
  }

  Instant until() {
    return until;
  }

  synchronized boolean isBusy() {
    return state == State.TAKING;
  }

  /** Remembers the mapping that was looked at last. */
  synchronized void looked(JsonObject by, int rowsOfFile) {
    mapping = by;
    rowsInAll = rowsOfFile;
  }

  /** The mapping that was looked at last; null before the first. */
  synchronized @Nullable JsonObject mapping() {
    return mapping;
  }

  synchronized String feed() {
    return feed;
  }

  /** Whether nobody takes it yet; then somebody does now. */
  synchronized boolean begin(String intoFeed) {
    if (state == State.TAKING) {
      return false;
    }
    state = State.TAKING;
    feed = intoFeed;
    failure = "";
    rows = 0;
    accepted = 0;
    unchanged = 0;
    revised = 0;
    rejected = 0;
    return true;
  }

  synchronized void took(int rowsSoFar, Intake intake) {
    rows = rowsSoFar;
    accepted += intake.accepted();
    unchanged += intake.unchanged();
    revised += intake.revised();
    rejected += intake.rejected().size();
  }

  synchronized void done() {
    state = State.DONE;
    rows = Math.max(rows, rowsInAll);
  }

  synchronized void failed(String words) {
    state = State.FAILED;
    failure = words;
  }

  synchronized JsonObject json() {
    return new JsonObject()
        .put("id", id)
        .put("name", name)
        .put("bytes", bytes)
        .put("until", until.toString())
        .put("state", state.name().toLowerCase(java.util.Locale.ROOT))
        .put("feed", feed)
        .put("failure", failure.isEmpty() ? null : failure)
        .put("rows", rows)
        .put("rowsInAll", rowsInAll)
        .put("accepted", accepted)
        .put("unchanged", unchanged)
        .put("revised", revised)
        .put("rejected", rejected);
  }
}
