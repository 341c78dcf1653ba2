package se.framdrift.boot;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import se.framdrift.catalog.Catalog;
import se.framdrift.feeds.Feed;
import se.framdrift.feeds.FeedDeclaration;
import se.framdrift.feeds.FeedKind;
import se.framdrift.feeds.kolada.Kolada;
import se.framdrift.feeds.running.Declared;
import se.framdrift.pipeline.Pipeline;

/** The kinds of feeds that there are, each one line. */
record FeedKinds(List<FeedKind> kinds) {

  /** All of them. */
  static FeedKinds all(Path seeds, Pipeline pipeline) {
    return new FeedKinds(
        List.of(
            new Kolada(), new Demonstration(seeds.resolve("exempelby/simulation.yaml"), pipeline)));
  }

  /**
   * Opens the feeds that a catalog declares; those whose kind needs no opening are left out.
   *
   * @throws IllegalArgumentException naming the feed, and what about it makes no sense
   */
  List<Declared> open(Catalog catalog) {
    var byName = kinds.stream().collect(Collectors.toMap(FeedKind::name, Function.identity()));
    return catalog.feeds().stream()
        .filter(feed -> byName.containsKey(feed.kind()))
        .map(feed -> new FeedDeclaration(catalog, feed))
        .map(declaration -> open(byName.get(declaration.feed().kind()), declaration))
        .toList();
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
