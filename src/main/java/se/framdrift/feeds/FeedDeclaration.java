package se.framdrift.feeds;

import io.vertx.core.json.JsonObject;
import se.framdrift.catalog.Catalog;

/** A feed as the catalog in force declares it, with the catalog. */
public record FeedDeclaration(Catalog catalog, Catalog.Feed feed) {

  public String id() {
    return feed.id();
  }

  /** Code of the municipality. */
  public String municipality() {
    return catalog.municipality().code();
  }

  /** What the kind of feed asks for; its schema has been checked. A new object at each call. */
  public JsonObject settings() {
    return new JsonObject(feed.settings());
  }
}
