package se.framdrift.pipeline;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import se.framdrift.catalog.Catalog;
import se.framdrift.model.FactsInForce;
import se.framdrift.model.SavedItems;
import se.framdrift.problem.Problem;

/**
 * Answers questions about what was known at earlier positions. The same question has the same
 * answer on every node, after a restart, and however much has been committed since.
 *
 * <p>Thread-safe and bounded: few positions are built at once, those who want the same one wait for
 * the same building, few are kept, and whoever comes when too many wait is told to come back.
 */
public final class Pasts {

  /** The most positions that are kept, those that were asked for last. */
  static final int MAX_KEPT = 8;

  /** The most figures that the kept ones hold together; one alone may hold more. */
  static final long MAX_WEIGHT = 4_000_000;

  private static final int BUILDING = 2;
  private static final int QUESTIONS = 4;
  private static final int WAITING = 64;

  /** The tiles of a municipality's board as they stood at a position. */
  @FunctionalInterface
  public interface ItemsAt {
    Future<SavedItems> items(String municipality, String board, long position);
  }

  /** The present, as {@link Pipeline#ask}. */
  @FunctionalInterface
  public interface Present {
    <T> Future<T> ask(String municipality, Function<View, T> question);
  }

  /**
   * Where the past is read.
   *
   * @param inForce what the ledger says as of a position
   * @param items stored tiles; their position is lower than the one asked for where they do not
   *     reach so far
   * @param present the municipality as this node shows it
   * @param hidden how many figures of any municipality were withdrawn as confidential: the one
   *     thing that changes the past, and what is kept of it is forgotten then
   */
  public record Sources(
      BiFunction<String, Long, Future<FactsInForce>> inForce,
      ItemsAt items,
      Present present,
      Supplier<Future<Long>> hidden) {}

  private record Key(String municipality, long position, long hidden) {}

  private final Sources sources;
  private final CatalogReading reading;
  private final StoredTiles tiles;
  private final Bench building = new Bench("past", BUILDING, WAITING);
  private final Bench questions = new Bench("past-question", QUESTIONS, WAITING);
  private final Map<Key, Past> kept = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<Key, Future<Past>> underWay = new HashMap<>();
  private long hidden;

  public Pasts(Sources sources, CatalogReading reading) {
    this.sources = sources;
    this.reading = reading;
    this.tiles = new StoredTiles(sources.items(), sources.present());
  }

  /**
   * Lets {@code question} look at what was known of a municipality at a position of its ledger.
   *
   * @param position of a commit that there is
   * @param question must return values that stay true when it is done; runs on a thread that may
   *     block
   */
  public <T> Future<T> ask(String municipality, long position, Function<View, T> question) {
    return present(municipality, position, question)
        .compose(
            answer ->
                answer.isPresent()
                    ? Future.succeededFuture(answer.get())
                    : sources
                        .hidden()
                        .get()
                        .compose(hidden -> past(new Key(municipality, position, hidden)))
                        .compose(past -> questions.run(() -> past.ask(question))));
  }

  /** The present needs no building; what it says of its position is what the past will say. */
  private <T> Future<Optional<T>> present(
      String municipality, long position, Function<View, T> question) {
    return sources
        .present()
        .ask(
            municipality,
            view ->
                view.position() == position ? Optional.of(question.apply(view)) : Optional.empty());
  }

  private synchronized Future<Past> past(Key key) {
    if (key.hidden() > hidden) {
      hidden = key.hidden();
      kept.clear();
    }
    Past known = kept.get(key);
    if (known != null) {
      return Future.succeededFuture(known);
    }
    Future<Past> coming = underWay.get(key);
    if (coming != null) {
      return coming;
    }
    Promise<Past> built = Promise.promise();
    underWay.put(key, built.future());
    building
        .run(() -> build(key))
        .onComplete(
            result -> {
              done(key, result.succeeded() ? Optional.of(result.result()) : Optional.empty());
              built.handle(result);
            });
    return built.future();
  }

  private synchronized void done(Key key, Optional<Past> past) {
    underWay.remove(key);
    past.filter(_ -> key.hidden() == hidden)
        .ifPresent(
            fresh -> {
              kept.put(key, fresh);
              long weight = kept.values().stream().mapToLong(Past::weight).sum();
              Iterator<Past> oldest = kept.values().iterator();
              while (oldest.hasNext()
                  && kept.size() > 1
                  && (kept.size() > MAX_KEPT || weight > MAX_WEIGHT)) {
                weight -= oldest.next().weight();
                oldest.remove();
              }
            });
  }

  private Past build(Key key) throws TimeoutException {
    FactsInForce facts =
        StoredTiles.await(sources.inForce().apply(key.municipality(), key.position()));
    if (facts.catalog() == null) {
      throw new Problem.NotFound(
              "No catalog of %s was known at position %d."
                  .formatted(key.municipality(), key.position()))
          .asFailure();
    }
    Catalog catalog = reading.catalog().apply(facts.catalog().json());
    return Past.of(
        reading,
        catalog,
        facts,
        tiles.at(key.municipality(), catalog.municipality().board(), key.position()));
  }

  /** How many positions are kept. */
  synchronized int keptNow() {
    return kept.size();
  }
}
