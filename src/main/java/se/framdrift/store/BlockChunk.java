package se.framdrift.store;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import se.framdrift.model.Change;

/**
 * What some commits add to one block, to be written behind what it has: a version, the commits,
 * then the figures in the order of the commits. Not thread-safe.
 */
final class BlockChunk {

  static final int VERSION = 1;
  static final int SAME_ORIGIN = 0;
  static final int OTHER_ORIGIN = 1;

  private final BlockKey key;
  private final PackedWriter commits = new PackedWriter(32);
  private final PackedWriter figures = new PackedWriter(64);
  private int count;
  private int cells;
  private int vintages;
  private long position;
  private long micros;
  private String origin = "";
  private long after;

  BlockChunk(BlockKey key) {
    this.key = key;
    this.after = key.starts();
  }

  void add(Appended commit, Change change, PackedWriter.Periods periods) {
    boolean next = commit.position() != position;
    if (next) {
      begin(commit);
    }
    figures.put(next ? 1 : 0);
    periods.write(figures, change.period(), after);
    after = change.period().end().getEpochSecond();
    figures.observation(change.after());
    vintages++;
    cells += change.before() == null ? 1 : 0;
  }

  private void begin(Appended commit) {
    long at = ChronoUnit.MICROS.between(Instant.EPOCH, commit.at());
    commits.number(commit.position() - position).number(at - micros);
    if (commit.origin().equals(origin)) {
      commits.put(SAME_ORIGIN);
    } else {
      commits.put(OTHER_ORIGIN).text(commit.origin());
    }
    position = commit.position();
    micros = at;
    origin = commit.origin();
    count++;
  }

  BlockKey key() {
    return key;
  }

  /** Periods that had no figure before. */
  int cells() {
    return cells;
  }

  int vintages() {
    return vintages;
  }

  /** The newest position. */
  long last() {
    return position;
  }

  byte[] toBytes() {
    PackedWriter chunk = new PackedWriter(commits.length() + figures.length() + 8);
    chunk.put(VERSION).number(count).putAll(commits);
    return chunk.number(vintages).putAll(figures).toBytes();
  }
}
