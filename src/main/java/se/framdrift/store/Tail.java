package se.framdrift.store;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import se.framdrift.model.Change;
import se.framdrift.model.Observation;
import se.framdrift.model.SeriesId;

/**
 * The commits of a municipality that may not be in the blocks yet, without a gap. Thread-safe: the
 * one who commits adds, the projection takes and forgets.
 */
final class Tail {

  private final Deque<Appended> commits = new ArrayDeque<>();
  private final Map<Batch.Cell, Observation> newest = new HashMap<>();
  private long found;
  private int rows;

  /** Forgets everything; the next commit may have any position. */
  synchronized void clear() {
    commits.clear();
    newest.clear();
    found = 0;
    rows = 0;
  }

  /** Adds the next commit. */
  synchronized void add(Appended commit) {
    if (!commits.isEmpty() && commits.getLast().position() + 1 != commit.position()) {
      throw new IllegalStateException(
          "position %d after %d".formatted(commit.position(), commits.getLast().position()));
    }
    commits.add(commit);
    rows += commit.changes().size();
  }

  /** How many figures it holds. */
  synchronized int rows() {
    return rows;
  }

  /**
   * The commits from {@code position + 1} on, oldest first, with about {@code most} figures; empty
   * when that one is not here.
   */
  synchronized List<Appended> after(long position, int most) {
    List<Appended> next = new ArrayList<>();
    int taken = 0;
    for (Appended commit : commits) {
      if (commit.position() > position) {
        if (next.isEmpty() && commit.position() != position + 1) {
          return List.of();
        }
        if (taken > most) {
          break;
        }
        next.add(commit);
        taken += commit.changes().size();
      }
    }
    return next;
  }

  /** Says that the blocks hold everything up to {@code position}. */
  synchronized void forget(long position) {
    boolean fewer = false;
    while (!commits.isEmpty() && commits.getFirst().position() <= position) {
      rows -= commits.removeFirst().changes().size();
      fewer = true;
    }
    if (fewer) {
      newest.clear();
      found = 0;
    }
  }

  /** What was last said here of those cells that are here. */
  synchronized Map<Batch.Cell, Observation> newest(Collection<Batch.Cell> cells) {
    for (Appended commit : commits) {
      if (commit.position() > found) {
        found = commit.position();
        for (Change change : commit.changes()) {
          newest.put(new Batch.Cell(change.series(), change.period()), change.after());
        }
      }
    }
    Map<Batch.Cell, Observation> here = new HashMap<>();
    for (Batch.Cell cell : cells) {
      Observation observation = newest.get(cell);
      if (observation != null) {
        here.put(cell, observation);
      }
    }
    return here;
  }

  /** The latest end of a period here, of each series that is here. */
  synchronized Map<SeriesId, Instant> ends(Collection<SeriesId> series) {
    Set<SeriesId> asked = new HashSet<>(series);
    Map<SeriesId, Instant> ends = new HashMap<>();
    for (Appended commit : commits) {
      for (Change change : commit.changes()) {
        if (asked.contains(change.series())) {
          ends.merge(change.series(), change.period().end(), Ends::later);
        }
      }
    }
    return ends;
  }
}
