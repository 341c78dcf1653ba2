package se.framdrift.model;

import java.util.List;

/**
 * What happened lately.
 *
 * @param after the position after which every commit's events are given
 * @param commits those that brought events, oldest first
 */
public record Recent(long after, List<CommitEvents> commits) {

  public Recent {
    commits = List.copyOf(commits);
  }

  /** Nothing is known of what happened up to a position. */
  public static Recent since(long position) {
    return new Recent(position, List.of());
  }
}
