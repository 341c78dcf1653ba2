package se.framdrift.pipeline;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import se.framdrift.model.BoardState;
import se.framdrift.model.BoardUpdate;
import se.framdrift.model.Commit;
import se.framdrift.model.Delivery;
import se.framdrift.model.Fact;
import se.framdrift.model.FactsInForce;
import se.framdrift.model.Item;
import se.framdrift.model.Receipt;
import se.framdrift.model.Rejection;
import se.framdrift.model.SavedItems;

/**
 * What the street needs of the world. All may be called from any thread.
 *
 * @param append makes facts durable in a municipality's ledger
 * @param after commits after a position, oldest first
 * @param position the municipality's present position, 0 before its first commit
 * @param inForce what the ledger says as of a position
 * @param items the stored tiles of a municipality's board
 * @param saveItems stores tiles; the first writer of an item and position wins
 * @param now PostgreSQL's clock
 * @param quarantine keeps refused rows of a delivery; completes when they are durable
 * @param open shows a whole board to viewers
 * @param publish shows what a commit changed to viewers
 * @param measures is told how long things took
 */
public record Edges(
    Append append,
    After after,
    Function<String, Future<Long>> position,
    BiFunction<String, Long, Future<FactsInForce>> inForce,
    BiFunction<String, String, Future<SavedItems>> items,
    SaveItems saveItems,
    Supplier<Future<Instant>> now,
    BiFunction<Delivery, List<Rejection>, Future<Void>> quarantine,
    Consumer<BoardState> open,
    Consumer<BoardUpdate> publish,
    Measures measures) {

  /** For a street that nobody watches. */
  public static final Measures UNMEASURED =
      new Measures() {
        @Override
        public void committed(String municipality, Duration took, int facts) {}

        @Override
        public void applied(String municipality, Duration took) {}

        @Override
        public void ingested(Delivery delivery, Intake intake) {}

        @Override
        public void ledgerFailed(String municipality) {}
      };

  /** Completes after the commit. */
  @FunctionalInterface
  public interface Append {
    Future<Receipt> append(String municipality, String origin, List<Fact> facts);
  }

  /** At most {@code limit} commits. */
  @FunctionalInterface
  public interface After {
    Future<List<Commit>> after(String municipality, long position, int limit);
  }

  /** {@code applied}: every commit up to there has left its tiles in {@code items}. */
  @FunctionalInterface
  public interface SaveItems {
    Future<Void> save(
        String municipality, String board, List<Item> items, long applied, String engine);
  }

  /** What the street tells those who watch it. Must return at once. */
  public interface Measures {

    /** A transaction took {@code took}, with so many facts. */
    void committed(String municipality, Duration took, int facts);

    /** A commit was computed and shown. */
    void applied(String municipality, Duration took);

    /** What became of the rows of a delivery. */
    void ingested(Delivery delivery, Intake intake);

    /**
     * What became of one municipality's share of a delivery; once for each that had rows in it, the
     * empty code where nobody knows whose they are. Rows that were refused before are not counted
     * again.
     */
    default void shared(Delivery delivery, Share share) {}

    /** The ledger could not be read or written. */
    void ledgerFailed(String municipality);
  }
}
