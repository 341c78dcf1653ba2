package se.framdrift.boot;

import io.vertx.core.Future;
import se.framdrift.store.FeedFiles;

/** What has been loaded, as the database remembers it. */
record StoredFeedFiles(FeedFiles files) implements FirstFigures.Memory {

  @Override
  public Future<Boolean> has(String municipality, String feed, String sha256) {
    return files.has(municipality, feed, sha256);
  }

  @Override
  public Future<Void> remember(String municipality, String feed, String sha256) {
    return files.remember(municipality, feed, sha256);
  }
}
