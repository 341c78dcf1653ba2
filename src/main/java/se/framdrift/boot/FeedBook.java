package se.framdrift.boot;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.FeedStanding;

/**
 * What is known of feeds on this node: what is stored, with what other nodes have added, and what
 * this node has seen since it last wrote. A crash loses the counts of the last few seconds, and a
 * connection that is cut in the moment of the commit may have them counted twice; no row is
 * concerned. Thread-safe.
 */
final class FeedBook {

  /** A feed of a municipality. */
  record Key(String municipality, String feed) {

    static Key of(FeedStanding standing) {
      return new Key(standing.municipality(), standing.feed());
    }
  }

  private final Supplier<Future<List<FeedStanding>>> read;
  private final Function<List<FeedStanding>, Future<Void>> write;
  private Map<Key, FeedStanding> stored = Map.of();
  private Map<Key, FeedStanding> sent = Map.of();
  private Map<Key, FeedStanding> seen = new HashMap<>();
  private @Nullable Future<Void> exchange;

  FeedBook(
      Supplier<Future<List<FeedStanding>>> read, Function<List<FeedStanding>, Future<Void>> write) {
    this.read = read;
    this.write = write;
  }

  /** Adds what has happened. Cheap. */
  synchronized void add(FeedStanding news) {
    seen.merge(Key.of(news), news, FeedStanding::plus);
  }

  /** What is known of a feed; empty when nothing is. */
  synchronized Optional<FeedStanding> standing(Key key) {
    FeedStanding known = null;
    for (Map<Key, FeedStanding> part : List.of(stored, sent, seen)) {
      FeedStanding more = part.get(key);
      known = known == null ? more : more == null ? known : known.plus(more);
    }
    return Optional.ofNullable(known);
  }

  /**
   * Writes what was seen and reads what all nodes have written. One at a time: a call while one is
   * under way joins it.
   */
  synchronized Future<Void> exchange() {
    Future<Void> under = exchange;
    if (under != null) {
      return under;
    }
    sent = seen;
    seen = new HashMap<>();
    Future<Void> begun =
        write
            .apply(List.copyOf(sent.values()))
            .onFailure(_ -> takeBack())
            .compose(_ -> read.get())
            .onSuccess(this::replace)
            .onFailure(_ -> keep())
            .mapEmpty();
    exchange = begun;
    begun.onComplete(_ -> ended());
    return begun;
  }

  private synchronized void takeBack() {
    Map<Key, FeedStanding> all = new HashMap<>(sent);
    seen.forEach((key, news) -> all.merge(key, news, FeedStanding::plus));
    seen = all;
    sent = Map.of();
  }

  private synchronized void replace(List<FeedStanding> all) {
    Map<Key, FeedStanding> next = new HashMap<>();
    all.forEach(each -> next.put(Key.of(each), each));
    stored = next;
    sent = Map.of();
  }

  /** What was written and could not be read back is counted until it can. */
  private synchronized void keep() {
    Map<Key, FeedStanding> all = new HashMap<>(stored);
    sent.forEach((key, news) -> all.merge(key, news, FeedStanding::plus));
    stored = all;
    sent = Map.of();
  }

  private synchronized void ended() {
    exchange = null;
  }
}
