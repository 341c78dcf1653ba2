package se.framdrift.pipeline;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.framdrift.boards.Board;
import se.framdrift.boards.Tile;
import se.framdrift.catalog.Catalog;
import se.framdrift.model.Commit;
import se.framdrift.model.Comparison;
import se.framdrift.model.Fact;
import se.framdrift.model.FactsInForce;
import se.framdrift.model.Item;
import se.framdrift.model.SavedItems;
import se.framdrift.model.Supposed;
import se.framdrift.problem.Problem;

/**
 * One municipality's ledger, followed commit by commit on one virtual thread of its own: it applies
 * N only after N−1, its own commits too, and so shows the same boards at the same positions as
 * every other node.
 *
 * <p>While the ledger cannot be reached it stays at its position and tries again; what it shows
 * stays true of that position, and questions are answered from it.
 */
final class Replica {

  /** Version of everything that decides what a tile says; a change makes all tiles anew. */
  static final String ENGINE = "3";

  private static final System.Logger LOG = System.getLogger(Replica.class.getName());
  private static final int PAGE = 200;

  private final String municipality;
  private final Edges edges;
  private final CatalogReading reading;
  private final Showing showing;
  private final Consumer<Commit> applied;
  private final Mailbox mailbox;
  private final Outage outage;
  private final Promise<Void> ready = Promise.promise();
  private final Thread thread;
  private volatile long position;
  private @Nullable Picture picture;
  private Board board;
  private Instant at = Instant.EPOCH;
  private final Unsaved unsaved = new Unsaved();
  private boolean renew;
  private boolean torn;

  /**
   * @param applied is told of each commit after it has been shown, on the replica's thread
   */
  Replica(
      String municipality,
      Edges edges,
      CatalogReading reading,
      String epoch,
      Consumer<Commit> applied) {
    this.municipality = municipality;
    this.edges = edges;
    this.reading = reading;
    this.showing = new Showing(municipality, edges, reading, epoch);
    this.applied = applied;
    this.board = new Board(reading.tiles());
    this.mailbox = new Mailbox(this::catchUp);
    this.outage = new Outage(municipality, edges.measures());
    this.thread = Thread.ofVirtual().name("replica-" + municipality).unstarted(this::run);
  }

  /** Completes when everything that the ledger held at the start is shown. */
  Future<Void> start() {
    thread.start();
    return ready.future();
  }

  /** Hands over a commit of this node, so that it need not be read back. Never blocks. */
  void hint(Commit commit) {
    if (!mailbox.offer(() -> follow(commit))) {
      mailbox.hint();
    }
  }

  /** Says that the ledger may have grown. Never blocks. */
  void hint() {
    mailbox.hint();
  }

  /** Lets {@code question} look at the state; fails with a problem when there is none yet. */
  <T> Future<T> ask(Function<View, T> question) {
    return mailbox.answer(() -> question.apply(view()));
  }

  /** What would become of the tiles if these figures were taken back. */
  Future<List<Supposed>> preview(List<Fact.Withdrawn> figures) {
    return pictured(now -> Supposing.withdrawn(now, figures, at), List.of());
  }

  private <T> Future<T> pictured(Function<Picture, T> question, T otherwise) {
    return mailbox.answer(
        () -> {
          Picture now = picture;
          return now == null ? otherwise : question.apply(now);
        });
  }

  private View view() {
    Picture now = picture;
    if (now == null) {
      throw new Problem.Unavailable("No catalog yet for " + municipality + ".", Mailbox.POLL)
          .asFailure();
    }
    return new View(now.catalog(), now.engine(), board, now.statements(), position, at, now.tick());
  }

  /** Completes when everything that the ledger holds is shown; fails when it cannot be read. */
  Future<Void> settled() {
    return mailbox.done(this::catchUp);
  }

  /** The comparisons that this municipality has. */
  Future<Map<Comparisons.Key, Comparison>> comparisons() {
    return pictured(now -> Map.copyOf(now.comparisons()), Map.of());
  }

  /** The position that is shown. */
  long position() {
    return position;
  }

  /** What others may know without asking. */
  Showing showing() {
    return showing;
  }

  /** As {@link Showing#due}. */
  @Nullable Instant due() {
    return showing.due();
  }

  /** As {@link Showing#catalog}. */
  @Nullable Catalog catalog() {
    return showing.catalog();
  }

  /** Says that it shall stop, after what is under way, and store what is not yet stored. */
  void stop() {
    mailbox.close();
  }

  /** Waits for the end after {@link #stop}. */
  void join(Duration limit) throws InterruptedException {
    thread.join(limit);
  }

  private void run() {
    torn = true;
    while (!mailbox.isClosed()) {
      try {
        if (torn) {
          begin();
          mailbox.hint();
        }
        if (!ready.future().isComplete()) {
          catchUp();
          ready.complete();
          outage.over();
        }
        if (mailbox.next()) {
          outage.over();
        }
        if (unsaved.isMuch() || (mailbox.isEmpty() && unsaved.isDue())) {
          save();
        }
      } catch (RuntimeException | Error e) { // the thread goes on, or nobody follows any more
        outage.failed(e);
        mailbox.pause();
      }
    }
    ready.tryFail(new CancellationException(municipality + " was not followed to the end"));
    try {
      save();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "What {0} shows was not stored: {1}", municipality, e.getMessage());
    }
  }

  /** Takes over what is stored, as if it had been followed up to there. */
  private void begin() {
    picture = null;
    board = new Board(reading.tiles());
    unsaved.restart(0);
    position = 0;
    long now = mailbox.await(edges.position().apply(municipality));
    FactsInForce newest = mailbox.await(edges.inForce().apply(municipality, now));
    if (newest.catalog() != null) {
      String id = reading.catalog().apply(newest.catalog().json()).municipality().board();
      SavedItems items = mailbox.await(edges.items().apply(municipality, id));
      if (items.position() > 0) {
        restore(
            items,
            items.position() == now
                ? newest
                : mailbox.await(edges.inForce().apply(municipality, items.position())));
      }
    }
    torn = false;
  }

  private void restore(SavedItems items, FactsInForce facts) {
    if (facts.catalog() == null) {
      return; // nothing is shown before a catalog, so following from the start is as good
    }
    items.items().forEach(item -> board.restore(reading.stored().apply(item)));
    unsaved.restart(items.position());
    position = items.position();
    at = Objects.requireNonNullElse(facts.at(), Instant.EPOCH);
    Picture restored = picture(facts.catalog(), facts);
    picture = restored;
    restored.tiles().forEach(this::tile); // learns when time will next change something
    renew = !ENGINE.equals(items.engine());
    showing.announce(restored, board, position, at, renew, items.recent());
  }

  private void follow(Commit commit) {
    if (commit.position() == position + 1) {
      apply(commit);
      mailbox.looked();
    } else if (commit.position() > position) {
      catchUp();
    }
  }

  private void catchUp() {
    List<Commit> page;
    do {
      page = mailbox.await(edges.after().after(municipality, position, PAGE));
      if (!page.isEmpty() && page.getFirst().position() != position + 1) {
        throw new IllegalStateException(
            "position %d is followed by %d".formatted(position, page.getFirst().position()));
      }
      for (Commit commit : page) {
        if (commit.position() == position + 1) {
          apply(commit);
        }
        if (unsaved.isMuch()) {
          save();
        }
      }
    } while (!page.isEmpty() && !mailbox.isClosed());
  }

  private void apply(Commit commit) {
    long began = System.nanoTime();
    List<Item> changed = new ArrayList<>();
    boolean redrawn = commit.catalog() != null;
    Picture now = redrawn ? redraw(commit) : picture;
    torn = true;
    picture = now;
    if (now != null) {
      Set<String> touched = redrawn ? now.tiles() : now.apply(commit);
      if (redrawn) {
        changed.addAll(board.keepOnly(touched, commit.position()));
      }
      commit.anew().stream().filter(now.tiles()::contains).forEach(board::forget);
      touched.addAll(commit.anew());
      for (String id : renew ? now.tiles() : touched) {
        tile(id)
            .flatMap(tile -> board.show(tile, commit.position(), commit.at()))
            .ifPresent(changed::add);
      }
      renew = false;
    }
    position = commit.position();
    at = commit.at();
    unsaved.add(changed);
    if (now != null) {
      showing.show(now, board, commit, changed, renew);
    }
    torn = false;
    edges.measures().applied(municipality, Duration.ofNanos(System.nanoTime() - began));
    applied.accept(commit);
  }

  private Picture redraw(Commit commit) {
    return picture(
        Objects.requireNonNull(commit.catalog()),
        mailbox.await(edges.inForce().apply(municipality, commit.position())));
  }

  private Picture picture(Fact.Catalogued catalogued, FactsInForce facts) {
    Picture next = new Picture(reading.catalog().apply(catalogued.json()), reading.formulas());
    next.begin(
        facts,
        page -> {
          mailbox.answerWaiting();
          return mailbox.await(Future.fromCompletionStage(page));
        });
    return next;
  }

  /** A tile that cannot be made stays as it was, here as on every node; the others go on. */
  private Optional<Tile> tile(String id) {
    try {
      return Objects.requireNonNull(picture).tile(id);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "The tile " + id + " of " + municipality + " cannot be made", e);
      return Optional.empty();
    }
  }

  private void save() {
    Picture now = picture;
    if (now != null) {
      String id = now.catalog().municipality().board();
      unsaved.save(
          position,
          (items, to) ->
              mailbox.await(edges.saveItems().save(municipality, id, items, to, ENGINE)));
    }
  }
}
