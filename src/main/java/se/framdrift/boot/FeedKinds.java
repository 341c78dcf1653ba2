package se.framdrift.boot;

import static java.time.InstantSource.system;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Schedule;
import se.framdrift.config.Settings;
import se.framdrift.feeds.Feed;
import se.framdrift.feeds.FeedDeclaration;
import se.framdrift.feeds.FeedKind;
import se.framdrift.feeds.airquality.AirQualityKind;
import se.framdrift.feeds.cases.Cases;
import se.framdrift.feeds.files.FilesFeed;
import se.framdrift.feeds.kolada.Kolada;
import se.framdrift.feeds.lineprotocol.LineProtocolFeed;
import se.framdrift.feeds.mqtt.MqttFeed;
import se.framdrift.feeds.ngsild.NgsiLdKind;
import se.framdrift.feeds.push.PushFeed;
import se.framdrift.feeds.pxweb.Pause;
import se.framdrift.feeds.pxweb.PxWebKind;
import se.framdrift.feeds.reading.Folder;
import se.framdrift.feeds.running.Declared;
import se.framdrift.feeds.smhi.SmhiKind;
import se.framdrift.feeds.surveys.Surveys;
import se.framdrift.pipeline.Pipeline;

/** The kinds of feeds that there are, each one line. */
record FeedKinds(List<FeedKind> kinds) {

  /** All of them. */
  static FeedKinds all(Settings settings, Pipeline pipeline) {
    Path simulation = settings.seeds().resolve("exempelby/simulation.yaml");
    List<FeedKind> kinds = new ArrayList<>(real(settings).kinds());
    kinds.add(new Demonstration(simulation, pipeline));
    return new FeedKinds(kinds);
  }

  /** All but the simulated one. */
  static FeedKinds real(Settings settings) {
    return new FeedKinds(
        List.of(
            new PushFeed(),
            new LineProtocolFeed(),
            new MqttFeed(settings.feedHosts()::contains, System.getenv()::get, system()),
            new Kolada(),
            new PxWebKind(new Folder(settings.inbox()), Pause.real()),
            new SmhiKind(),
            new AirQualityKind(new Folder(settings.inbox())),
            new NgsiLdKind(),
            new FilesFeed(settings.inbox()),
            new Surveys(),
            new Cases()));
  }

  /** What makes no sense in the feeds that a catalog declares, in words; empty when all do. */
  List<String> problems(Catalog catalog) {
    List<String> problems = new ArrayList<>();
    for (Catalog.Feed feed : catalog.feeds()) {
      try {
        kinds.stream()
            .filter(kind -> kind.name().equals(feed.kind()))
            .forEach(kind -> open(kind, new FeedDeclaration(catalog, feed)));
      } catch (IllegalArgumentException e) {
        problems.add(
            "%s %s, %s"
                .formatted(
                    catalog.municipality().code(), catalog.municipality().name(), e.getMessage()));
      }
    }
    return problems;
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
      String schedule = declaration.feed().schedule();
      if (schedule != null) {
        Schedule.parse(schedule);
      }
      Feed feed = kind.open(declaration);
      return new Declared(declaration, feed);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "feed %s: %s".formatted(declaration.id(), e.getMessage()), e);
    }
  }
}
