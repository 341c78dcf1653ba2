package se.framdrift.pipeline;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalogfiles.CatalogJson;
import se.framdrift.formula.CelFormulas;
import se.framdrift.model.BoardState;
import se.framdrift.model.BoardUpdate;
import se.framdrift.model.Delivery;
import se.framdrift.model.Item;
import se.framdrift.model.SavedItems;
import se.framdrift.wire.DefinitionJson;
import se.framdrift.wire.TileJson;

/** One replica on a ledger, with its own store of tiles, and what its viewers see. */
final class Node implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /** Nobody watches. */
  static final Edges.Measures UNWATCHED =
      new Edges.Measures() {
        @Override
        public void committed(String municipality, Duration took, int facts) {}

        @Override
        public void applied(String municipality, Duration took) {}

        @Override
        public void ingested(Delivery delivery, Intake intake) {}

        @Override
        public void ledgerFailed(String municipality) {}
      };

  /** Tiles by item and position; the first writer of one wins. */
  static final class Tiles {

    private final Map<String, TreeMap<Long, Item>> states = new TreeMap<>();
    private long applied;
    private @Nullable String engine;

    synchronized Future<Void> save(
        String code, String board, List<Item> items, long position, String version) {
      for (Item item : items) {
        states.computeIfAbsent(item.id(), _ -> new TreeMap<>()).putIfAbsent(item.position(), item);
      }
      applied = Math.max(applied, position);
      engine = version;
      return Future.succeededFuture();
    }

    synchronized Future<SavedItems> items(String code, String board) {
      List<Item> newest = new ArrayList<>();
      for (TreeMap<Long, Item> states : states.values()) {
        var state = states.floorEntry(applied);
        if (state != null) {
          newest.add(state.getValue());
        }
      }
      return Future.succeededFuture(new SavedItems(applied, engine, newest));
    }

    synchronized Future<SavedItems> itemsAt(String code, String board, long position) {
      long at = Math.min(position, applied);
      List<Item> then = new ArrayList<>();
      for (TreeMap<Long, Item> states : states.values()) {
        var state = states.floorEntry(at);
        if (state != null) {
          then.add(state.getValue());
        }
      }
      return Future.succeededFuture(new SavedItems(at, engine, then));
    }

    synchronized long applied() {
      return applied;
    }
  }

  private final Map<String, Item> shown = new ConcurrentHashMap<>();
  private final Replica replica;
  private volatile long position;

  Node(String municipality, MemoryLedger ledger, Tiles tiles) {
    this(municipality, ledger, tiles, ledger::after);
  }

  /** Reads the commits by {@code after}, which may fail or never answer. */
  Node(String municipality, MemoryLedger ledger, Tiles tiles, Edges.After after) {
    Edges edges =
        new Edges(
            ledger::append,
            after,
            ledger::position,
            ledger::inForce,
            tiles::items,
            tiles::save,
            () -> Future.succeededFuture(MemoryLedger.BEGIN),
            (_, _) -> Future.succeededFuture(),
            this::open,
            this::publish,
            UNWATCHED);
    CatalogReading reading =
        new CatalogReading(
            CatalogJson::read,
            CatalogJson::target,
            new CelFormulas(),
            TileJson::write,
            TileJson::stored,
            DefinitionJson::versionedBoard);
    replica = new Replica(municipality, edges, reading, "epoch", _ -> {});
  }

  Replica replica() {
    return replica;
  }

  private void open(BoardState state) {
    shown.clear();
    state.items().forEach(item -> shown.put(item.id(), item));
    position = state.position();
  }

  private void publish(BoardUpdate update) {
    update.items().forEach(item -> shown.put(item.id(), item));
    position = update.position();
  }

  /** Starts, and waits until everything is shown. */
  Node start() {
    await(replica.start());
    return this;
  }

  /** What viewers see, removed tiles too, sorted by id; after all that was handed over. */
  Map<String, Item> shown() {
    await(replica.settled());
    return new TreeMap<>(shown);
  }

  long position() {
    return position;
  }

  static <T> T await(Future<T> future) {
    Promise<T> promise = Promise.promise();
    future.onComplete(promise);
    try {
      return promise.future().await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Stops, and has stored everything. */
  @Override
  public void close() {
    replica.stop();
    try {
      replica.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
