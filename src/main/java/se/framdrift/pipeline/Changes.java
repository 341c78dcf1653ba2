package se.framdrift.pipeline;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Indicator;
import se.framdrift.model.Commit;
import se.framdrift.model.Fact;
import se.framdrift.model.Happened;
import se.framdrift.model.Happening;
import se.framdrift.model.Happenings;
import se.framdrift.model.Happenings.Cursor;
import se.framdrift.model.SeriesId;

/**
 * Tells what changed between two positions of a ledger, and why. The same question has the same
 * answer for ever. Thread-safe; reads the commits a few at a time and keeps none; at most few ask
 * at once.
 */
public final class Changes {

  /** The most commits that one page looks at. */
  static final int MAX_COMMITS = 2_000;

  /** The most that one page tells. */
  public static final int MAX_ITEMS = 1_000;

  private static final int AT_ONCE = 2;
  private static final int WAITING = 32;
  private static final int READ = 200;

  /** Asks about the commits after one position and up to another. */
  @FunctionalInterface
  public interface Between<T> {
    Future<T> between(String municipality, long from, long to);
  }

  /** The statuses that turned after one position and up to another, by position. */
  @FunctionalInterface
  public interface Turns {
    Future<SortedMap<Long, List<Happened.Judged>>> between(
        String municipality, String board, long from, long to);
  }

  /**
   * Where it is read.
   *
   * @param after commits after a position, oldest first
   * @param origins where commits came from, by position
   * @param catalog the JSON of the catalog in force at a position
   * @param turns statuses that turned
   * @param declared what is declared otherwise by another catalog, by the JSON of both
   */
  public record Sources(
      Edges.After after,
      Between<Map<Long, String>> origins,
      BiFunction<String, Long, Future<Optional<String>>> catalog,
      Turns turns,
      BiFunction<@Nullable String, String, List<Happened.Declared>> declared) {}

  private final Sources sources;
  private final StoredTiles tiles;
  private final CatalogReading reading;
  private final Bench bench = new Bench("changes", AT_ONCE, WAITING);

  /** {@code items} and {@code present}: as of {@link Pasts}. */
  public Changes(
      Sources sources, Pasts.ItemsAt items, Pasts.Present present, CatalogReading reading) {
    this.sources = sources;
    this.tiles = new StoredTiles(items, present);
    this.reading = reading;
  }

  /**
   * A page of what changed.
   *
   * @param from what has been told already
   * @param to position of the last commit to tell of
   * @param limit clamped to 1 … {@link #MAX_ITEMS}; a page may hold less and still have a next one
   */
  public Future<Happenings> page(String municipality, Cursor from, long to, int limit) {
    int most = Math.clamp(limit, 1, MAX_ITEMS);
    return bench.run(() -> read(municipality, from, to, most));
  }

  private Happenings read(String municipality, Cursor from, long to, int most)
      throws TimeoutException {
    Optional<String> json = StoredTiles.await(sources.catalog().apply(municipality, to));
    if (json.isEmpty() || from.position() > to) {
      return new Happenings(List.of(), null, new TreeMap<>());
    }
    Catalog catalog = reading.catalog().apply(json.get());
    String board = catalog.municipality().board();
    tiles.at(municipality, board, to); // a status is stored a moment after its commit
    List<Happening> items = new ArrayList<>();
    boolean within = from.ordinal() != Integer.MAX_VALUE;
    long position = within ? from.position() - 1 : from.position();
    long end = Math.min(to, position + MAX_COMMITS);
    while (position < end) {
      List<Commit> commits =
          StoredTiles.await(
              sources.after().after(municipality, position, (int) Math.min(READ, end - position)));
      if (commits.isEmpty()) {
        break;
      }
      long last = commits.getLast().position();
      for (Happening each : told(municipality, board, commits, position, last)) {
        if (isAfter(each, from)) {
          if (items.size() == most) {
            Happening told = items.getLast();
            return page(items, new Cursor(told.position(), told.ordinal()), catalog);
          }
          items.add(each);
        }
      }
      position = last;
    }
    return page(items, position < to ? Cursor.after(position) : null, catalog);
  }

  private List<Happening> told(
      String municipality, String board, List<Commit> commits, long from, long to)
      throws TimeoutException {
    Map<Long, String> origins =
        StoredTiles.await(sources.origins().between(municipality, from, to));
    SortedMap<Long, List<Happened.Judged>> turns =
        StoredTiles.await(sources.turns().between(municipality, board, from, to));
    List<Happening> told = new ArrayList<>();
    for (Commit commit : commits) {
      long position = commit.position();
      told.addAll(
          Told.of(
              commit,
              origins.getOrDefault(position, ""),
              declared(commit),
              turns.getOrDefault(position, List.of())));
    }
    return told;
  }

  private List<Happened.Declared> declared(Commit commit) throws TimeoutException {
    Fact.Catalogued next = commit.catalog();
    if (next == null) {
      return List.of();
    }
    Optional<String> before =
        StoredTiles.await(sources.catalog().apply(commit.municipality(), commit.position() - 1));
    return sources.declared().apply(before.orElse(null), next.json());
  }

  private static boolean isAfter(Happening each, Cursor from) {
    return each.position() > from.position()
        || (each.position() == from.position() && each.ordinal() > from.ordinal());
  }

  private static Happenings page(List<Happening> items, @Nullable Cursor next, Catalog catalog) {
    SortedMap<SeriesId, SortedSet<String>> rests = new TreeMap<>();
    for (Happening each : items) {
      SeriesId series =
          switch (each.what()) {
            case Happened.Figure figure -> figure.change().series();
            case Happened.Figures figures -> figures.series();
            case Happened.Judged _,
                Happened.Reported _,
                Happened.Overridden _,
                Happened.Compared _,
                Happened.Declared _ ->
                null;
          };
      if (series != null) {
        rests.computeIfAbsent(series, id -> rest(catalog, id));
      }
    }
    return new Happenings(items, next, rests);
  }

  /** The indicators that read a series, and the commitments that rest on them. */
  private static SortedSet<String> rest(Catalog catalog, SeriesId series) {
    SortedSet<String> ids = new TreeSet<>();
    for (Indicator indicator : catalog.indicators()) {
      if (indicator.inputs().stream().anyMatch(input -> input.series().equals(series))) {
        ids.add(indicator.id());
      }
    }
    SortedSet<String> all = new TreeSet<>(ids);
    for (Commitment commitment : catalog.commitments()) {
      boolean judged =
          commitment.target() != null
              && ids.contains(Objects.requireNonNullElse(commitment.target().indicator(), ""));
      if (judged
          || commitment.indicators().stream().anyMatch(link -> ids.contains(link.indicator()))) {
        all.add(commitment.id());
      }
    }
    return all;
  }
}
