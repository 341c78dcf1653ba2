package se.framdrift.feeds.running;

import se.framdrift.feeds.Feed;
import se.framdrift.feeds.FeedDeclaration;

/** A feed that was opened, and what it was opened from. */
public record Declared(FeedDeclaration declaration, Feed feed) {

  /** The name of its lease. */
  String lease() {
    return "feed %s %s".formatted(declaration.municipality(), declaration.id());
  }
}
