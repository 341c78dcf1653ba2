package se.framdrift.boot;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import se.framdrift.catalog.Catalog;
import se.framdrift.feeds.Feed;
import se.framdrift.feeds.FeedDeclaration;
import se.framdrift.feeds.FeedKind;
import se.framdrift.feeds.cases.Cases;
import se.framdrift.feeds.kolada.Kolada;
import se.framdrift.feeds.lineprotocol.LineProtocolFeed;
import se.framdrift.feeds.push.PushFeed;
import se.framdrift.feeds.running.Declared;
import se.framdrift.feeds.surveys.Surveys;
import se.framdrift.pipeline.Pipeline;

/** The kinds of feeds that there are, each one line. */
record FeedKinds(List<FeedKind> kinds) {

  /** All of them. */
  static FeedKinds all(Path seeds, Pipeline pipeline) {
    return new FeedKinds(
        List.of(
            new PushFeed(),
            new LineProtocolFeed(),
            new Kolada(),
            new Surveys(),
            new Cases(),
            new Demonstration(seeds.resolve("exempelby/simulation.yaml"), pipeline)));
  }

  /**
   * Opens the feeds that a catalog declares; those whose kind needs no opening are left out.
   *
   * @throws IllegalArgumentException naming the feed, and what about it makes no sense
   */
  List<Declared> open(Catalog catalog) {
    List<Declared> open = new ArrayList<>();
    for (Catalog.Feed feed : catalog.feeds()) {
      kinds.stream()
          .filter(kind -> kind.name().equals(feed.kind()))
          .findFirst()
          .ifPresent(kind -> open.add(open(kind, new FeedDeclaration(catalog, feed))));
    }
    return open;
  }

  private static Declared open(FeedKind kind, FeedDeclaration declaration) {
    try {
      Feed feed = kind.open(declaration);
      return new Declared(declaration, feed);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "feed %s: %s".formatted(declaration.id(), e.getMessage()), e);
    }
  }
}
