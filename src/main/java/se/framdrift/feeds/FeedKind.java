package se.framdrift.feeds;

/**
 * One way in for figures. To add a kind: one class, its settings' schema {@code
 * schemas/feed-<name>.schema.json}, and one line in the list of kinds at start.
 */
public interface FeedKind {

  /** The word in {@code feeds.yaml}. */
  String name();

  /**
   * Reads a declaration. Does nothing else yet: no file, no socket.
   *
   * @throws IllegalArgumentException naming the setting that makes no sense, and what would
   */
  Feed open(FeedDeclaration declaration);
}
