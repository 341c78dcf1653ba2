package se.framdrift.boot;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.Supplier;
import se.framdrift.catalog.Catalog;
import se.framdrift.feeds.FeedDeclaration;
import se.framdrift.feeds.lineprotocol.LineProtocolFeed;
import se.framdrift.feeds.lineprotocol.MappedLines;
import se.framdrift.feeds.lineprotocol.Precision;
import se.framdrift.web.LineFeeds;

/**
 * The feeds that take line protocol, opened anew when the catalog that declares them is another.
 * Thread-safe.
 */
final class DeclaredLines implements LineFeeds {

  private static final System.Logger LOG = System.getLogger(DeclaredLines.class.getName());

  private record Opened(Catalog catalog, List<LineFeed> feeds) {}

  private final LineProtocolFeed kind = new LineProtocolFeed();
  private final Supplier<List<String>> municipalities;
  private final Function<String, Optional<Catalog>> catalogs;
  private final MeterRegistry meters;
  private final ConcurrentMap<String, Opened> opened = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, LongAdder> ignored = new ConcurrentHashMap<>();

  DeclaredLines(
      Supplier<List<String>> municipalities,
      Function<String, Optional<Catalog>> catalogs,
      MeterRegistry meters) {
    this.municipalities = municipalities;
    this.catalogs = catalogs;
    this.meters = meters;
  }

  /** Sorted by municipality. */
  @Override
  public List<LineFeed> get() {
    List<LineFeed> all = new ArrayList<>();
    for (String code : municipalities.get()) {
      catalogs.apply(code).ifPresent(catalog -> all.addAll(of(code, catalog)));
    }
    return all;
  }

  private List<LineFeed> of(String code, Catalog catalog) {
    Opened known = opened.get(code);
    if (known == null || !known.catalog().equals(catalog)) {
      known = new Opened(catalog, open(catalog));
      opened.put(code, known);
    }
    return known.feeds();
  }

  private List<LineFeed> open(Catalog catalog) {
    List<LineFeed> feeds = new ArrayList<>();
    for (Catalog.Feed feed : catalog.feeds()) {
      if (feed.kind().equals(kind.name())) {
        try {
          feeds.add(open(new FeedDeclaration(catalog, feed)));
        } catch (IllegalArgumentException e) {
          LOG.log(Level.WARNING, "The feed {0} is not open: {1}", feed.id(), e.getMessage());
        }
      }
    }
    return List.copyOf(feeds);
  }

  private LineFeed open(FeedDeclaration declaration) {
    LongAdder counter = ignored.computeIfAbsent(declaration.id(), this::counted);
    MappedLines lines = kind.open(declaration, counter);
    return new LineFeed(
        declaration.id(),
        declaration.municipality(),
        lines.bucket(),
        (body, precision, now) -> {
          Precision counted = Precision.of(precision);
          return Senders.rows(lines.read(body, counted, now), MappedLines.heading(counted, now));
        });
  }

  private LongAdder counted(String feed) {
    LongAdder counter = new LongAdder();
    FunctionCounter.builder("framdrift.ingest.ignored", counter, LongAdder::sum)
        .description("Points that no mapping takes, where the feed is to ignore them")
        .tag("feed", feed)
        .register(meters);
    return counter;
  }
}
