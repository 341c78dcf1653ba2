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
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.framdrift.boards.Board;
import se.framdrift.catalog.Catalog;
import se.framdrift.model.BoardState;
import se.framdrift.model.BoardUpdate;
import se.framdrift.model.Commit;
import se.framdrift.model.FactsInForce;
import se.framdrift.model.Item;
import se.framdrift.model.SavedItems;
import se.framdrift.problem.Problem;

/**
 * One municipality's ledger, followed commit by commit on one virtual thread of its own: it applies
 * N only after N−1, its own commits too, and so shows the same boards at the same positions as
 * every other node.
 *
 * <p>While the ledger cannot be reached it stays at its position and tries again; what it shows
 * stays true of that position.
 */
final class Replica {

  /** Version of everything that decides what a tile says; a change makes all tiles anew. */
  static final String ENGINE = "1";

  private static final System.Logger LOG = System.getLogger(Replica.class.getName());
  private static final int MAILBOX = 4_096;
  private static final int PAGE = 200;
  private static final int MAX_UNSAVED = 2_000;
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final String municipality;
  private final Edges edges;
  private final CatalogReading reading;
  private final String epoch;
  private final Consumer<Commit> applied;
  private final BlockingQueue<Runnable> mailbox = new ArrayBlockingQueue<>(MAILBOX);
  private final Promise<Void> ready = Promise.promise();
  private final Thread thread;
  private volatile boolean closed;
  private volatile long position;
  private volatile @Nullable Instant due;
  private volatile @Nullable Catalog catalog;

  private @Nullable Picture picture;
  private Board board;
  private Instant at = Instant.EPOCH;
  private final List<Item> unsaved = new ArrayList<>();
  private long saved;

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
    this.epoch = epoch;
    this.applied = applied;
    this.board = new Board(reading.tiles());
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
      LOG.log(Level.DEBUG, "{0} is behind and will read the ledger", municipality);
    }
  }

  /** Says that the ledger may have grown. Never blocks. */
  void hint() {
    boolean told = mailbox.offer(this::catchUp);
    LOG.log(Level.TRACE, "hint for {0}: {1}", municipality, told);
  }

  /** Lets {@code question} look at the state; fails with a problem when there is none yet. */
  <T> Future<T> ask(Function<View, T> question) {
    Promise<T> answer = Promise.promise();
    boolean taken = mailbox.offer(() -> answer(question, answer));
    return taken
        ? answer.future()
        : Future.failedFuture(
            new Problem.Unavailable("Too many questions at once.", Duration.ofSeconds(1))
                .asFailure());
  }

  private <T> void answer(Function<View, T> question, Promise<T> answer) {
    Picture now = picture;
    if (now == null) {
      answer.fail(
          new Problem.Unavailable("No catalog yet for " + municipality + ".", POLL).asFailure());
      return;
    }
    try {
      answer.complete(
          question.apply(
              new View(
                  now.catalog(), now.engine(), board, now.statements(), position, at, now.tick())));
    } catch (RuntimeException e) {
      answer.fail(e);
    }
  }

  /** Completes when everything that was handed over before has been applied. */
  Future<Void> settled() {
    Promise<Void> answer = Promise.promise();
    return mailbox.offer(answer::complete)
        ? answer.future()
        : Future.failedFuture(new IllegalStateException(municipality + " is far behind"));
  }

  /** Runs {@code question} on the comparisons that this municipality has. */
  Future<Map<Comparisons.Key, se.framdrift.model.Comparison>> comparisons() {
    Promise<Map<Comparisons.Key, se.framdrift.model.Comparison>> answer = Promise.promise();
    boolean taken =
        mailbox.offer(
            () -> {
              Picture now = picture;
              answer.complete(now == null ? Map.of() : Map.copyOf(now.comparisons()));
            });
    return taken ? answer.future() : Future.succeededFuture(Map.of());
  }

  /** The position that is shown. */
  long position() {
    return position;
  }

  /** The next moment at which time alone can change a status; null when none is known. */
  @Nullable Instant due() {
    return due;
  }

  /** The catalog in force, null before the first. */
  @Nullable Catalog catalog() {
    return catalog;
  }

  /** Stops following, after what is under way, and stores what is not yet stored. */
  void close() throws InterruptedException {
    closed = true;
    hint();
    thread.join(PATIENCE);
  }

  private void run() {
    while (!closed && !begun()) {
      pause();
    }
    ready.tryComplete();
    while (!closed) {
      try {
        Runnable task = mailbox.poll(POLL.toMillis(), TimeUnit.MILLISECONDS);
        if (task == null) {
          catchUp();
        } else {
          task.run();
        }
        if (mailbox.isEmpty() || unsaved.size() > MAX_UNSAVED) {
          save();
        }
      } catch (InterruptedException e) {
        closed = true;
        Thread.currentThread().interrupt();
      } catch (RuntimeException e) {
        trouble(e);
      }
    }
    save();
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(POLL.toMillis());
    } catch (InterruptedException e) {
      closed = true;
      Thread.currentThread().interrupt();
    }
  }

  private boolean begun() {
    try {
      begin();
      catchUp();
      return true;
    } catch (RuntimeException e) {
      trouble(e);
      return false;
    }
  }

  private void begin() {
    board = new Board(reading.tiles());
    long now = await(edges.position().apply(municipality));
    FactsInForce newest = await(edges.inForce().apply(municipality, now));
    if (newest.catalog() == null) {
      return;
    }
    Catalog latest = reading.catalog().apply(newest.catalog().json());
    String boardId = latest.municipality().board();
    SavedItems items = await(edges.items().apply(municipality, boardId));
    if (items.position() == 0) {
      return;
    }
    FactsInForce facts =
        items.position() == now
            ? newest
            : await(edges.inForce().apply(municipality, items.position()));
    items.items().forEach(item -> board.restore(reading.stored().apply(item)));
    saved = items.position();
    position = items.position();
    at = Objects.requireNonNullElse(facts.at(), Instant.EPOCH);
    if (facts.catalog() != null) {
      picture = new Picture(reading.catalog().apply(facts.catalog().json()), reading.formulas());
      picture.begin(facts);
      picture.tiles().forEach(picture::tile); // learns when time will next change something
      if (!ENGINE.equals(items.engine())) {
        due = Instant.EPOCH; // a tick soon gives every tile a new position
      }
      announce();
    }
  }

  private void follow(Commit commit) {
    if (commit.position() == position + 1) {
      apply(commit);
    } else if (commit.position() > position) {
      catchUp();
    }
  }

  private void catchUp() {
    List<Commit> page;
    do {
      page = await(edges.after().after(municipality, position, PAGE));
      page.stream().filter(commit -> commit.position() == position + 1).forEach(this::apply);
    } while (!page.isEmpty() && !closed);
  }

  private void apply(Commit commit) {
    long began = System.nanoTime();
    List<Item> changed = new ArrayList<>();
    boolean redrawn = commit.catalog() != null;
    Set<String> touched;
    if (commit.catalog() != null) {
      Catalog latest = reading.catalog().apply(commit.catalog().json());
      Picture next = new Picture(latest, reading.formulas());
      next.begin(await(edges.inForce().apply(municipality, commit.position())));
      picture = next;
      touched = next.tiles();
      changed.addAll(board.keepOnly(touched, commit.position()));
    } else if (picture != null) {
      touched = picture.apply(commit);
    } else {
      touched = Set.of();
    }
    position = commit.position();
    at = commit.at();
    Picture now = picture;
    if (now != null) {
      for (String id : touched) {
        now.tile(id)
            .flatMap(tile -> board.show(tile, commit.position(), commit.at()))
            .ifPresent(changed::add);
      }
      unsaved.addAll(changed);
      show(now, commit, changed, redrawn);
    }
    edges.measures().applied(municipality, Duration.ofNanos(System.nanoTime() - began));
    applied.accept(commit);
  }

  private void show(Picture now, Commit commit, List<Item> changed, boolean redrawn) {
    due = now.tick() == null ? Instant.EPOCH : now.due();
    catalog = now.catalog();
    if (redrawn) {
      announce();
    } else if (now.catalog().board() != null) {
      edges
          .publish()
          .accept(
              new BoardUpdate(
                  now.catalog().municipality().board(), commit.position(), commit.at(), changed));
    }
  }

  private void announce() {
    Picture now = Objects.requireNonNull(picture);
    catalog = now.catalog();
    due = due != null && due.equals(Instant.EPOCH) ? due : now.due();
    if (now.tick() == null) {
      due = Instant.EPOCH;
    }
    Catalog.Board shown = now.catalog().board();
    if (shown != null) {
      edges
          .open()
          .accept(
              new BoardState(
                  shown.id(),
                  municipality,
                  reading.definition().apply(now.catalog()),
                  epoch,
                  position,
                  at,
                  board.items()));
    }
  }

  private void save() {
    Picture now = picture;
    if (now == null || position == saved) {
      return;
    }
    try {
      String boardId = now.catalog().municipality().board();
      await(edges.saveItems().save(municipality, boardId, List.copyOf(unsaved), position, ENGINE));
      saved = position;
      unsaved.clear();
    } catch (RuntimeException e) {
      trouble(e);
    }
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IllegalStateException("no answer within " + PATIENCE, e);
    }
  }

  private void trouble(RuntimeException e) {
    edges.measures().ledgerFailed(municipality);
    LOG.log(Level.WARNING, "The ledger of " + municipality + " cannot be followed now", e);
    pause();
  }
}
