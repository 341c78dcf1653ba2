package se.framdrift.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.catalogfiles.CatalogFiles;
import se.framdrift.catalogfiles.LoadedCatalog;
import se.framdrift.formula.CelFormulas;
import se.framdrift.model.Commit;
import se.framdrift.model.Receipt;
import se.framdrift.testing.Wait;

/** A replica shows the same however it came to a position. */
class ReplicaTest {

  private static final String LUND = "1281";
  private static final int COMMITS = 60;
  private static final Duration SOON = Duration.ofMinutes(1);

  private static final LoadedCatalog CATALOG =
      CatalogFiles.load(Path.of("seeds"), Path.of("dashboards"), null, new CelFormulas())
          .catalogs()
          .stream()
          .filter(loaded -> loaded.catalog().municipality().code().equals(LUND))
          .findFirst()
          .orElseThrow();

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 8);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void showsTheSameWhenItIsRestoredAtARandomPosition(long seed) {
    Random random = new Random(seed);
    int cut = random.nextInt(1, COMMITS);
    MemoryLedger ledger = new MemoryLedger(LUND);
    RandomFacts facts = new RandomFacts(CATALOG, seed);
    Node.Tiles stored = new Node.Tiles();
    Node.Tiles other = new Node.Tiles();
    try (Node always = new Node(LUND, ledger, other).start()) {
      try (Node before = new Node(LUND, ledger, stored).start()) {
        append(ledger, facts, 0, cut, always, before);
        assertThat(before.shown()).isEqualTo(always.shown());
      }
      assertThat(stored.applied()).isEqualTo(cut);

      append(ledger, facts, cut, COMMITS, always);

      try (Node restored = new Node(LUND, ledger, stored).start();
          Node fromTheStart = new Node(LUND, ledger, new Node.Tiles()).start()) {
        assertThat(restored.shown()).isEqualTo(always.shown());
        assertThat(fromTheStart.shown()).isEqualTo(always.shown());
        assertThat(restored.position()).isEqualTo(COMMITS).isEqualTo(always.position());
        assertThat(restored.replica().due()).isEqualTo(always.replica().due());
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void readsFromTheLedgerWhatIsHandedOverOutOfOrderOrNotAtAll(long seed) {
    MemoryLedger ledger = new MemoryLedger(LUND);
    RandomFacts facts = new RandomFacts(CATALOG, seed);
    try (Node orderly = new Node(LUND, ledger, new Node.Tiles()).start();
        Node confused = new Node(LUND, ledger, new Node.Tiles()).start()) {
      append(ledger, facts, 0, COMMITS, orderly);
      List<Commit> commits = new ArrayList<>();
      for (long position = 1; position <= COMMITS; position++) {
        if (position % 5 != seed % 5) {
          commits.add(ledger.commit(position));
        }
      }
      commits.addAll(commits.subList(0, 10));
      Collections.shuffle(commits, new Random(seed));
      commits.forEach(confused.replica()::hint);
      confused.replica().hint();

      assertThat(confused.shown()).isEqualTo(orderly.shown());
      assertThat(confused.position()).isEqualTo(COMMITS);
    }
  }

  @Test
  void followsOnAfterAnOutageWhateverItFailedWith() {
    MemoryLedger ledger = new MemoryLedger(LUND);
    RandomFacts facts = new RandomFacts(CATALOG, 1);
    AtomicInteger failures = new AtomicInteger();
    Edges.After after =
        (code, position, limit) ->
            failures.getAndDecrement() > 0
                ? Future.failedFuture(new ConnectException("refused"))
                : ledger.after(code, position, limit);
    append(ledger, facts, 0, 5);
    try (Node node = new Node(LUND, ledger, new Node.Tiles(), after).start()) {
      failures.set(2);
      append(ledger, facts, 5, 8);
      node.replica().hint();

      Wait.until(SOON, () -> "position 8", () -> node.position() == 8);
    }
  }

  @Test
  void answersQuestionsWhileTheLedgerDoesNotAnswer() {
    MemoryLedger ledger = new MemoryLedger(LUND);
    append(ledger, new RandomFacts(CATALOG, 1), 0, 5);
    AtomicInteger frozen = new AtomicInteger();
    List<Promise<List<Commit>>> waiting = new CopyOnWriteArrayList<>();
    Edges.After after =
        (code, position, limit) -> {
          if (frozen.get() == 0) {
            return ledger.after(code, position, limit);
          }
          Promise<List<Commit>> never = Promise.promise();
          waiting.add(never);
          return never.future();
        };
    try (Node node = new Node(LUND, ledger, new Node.Tiles(), after).start()) {
      frozen.set(1);
      node.replica().hint();

      for (int question = 0; question < 10; question++) {
        assertThat(Node.await(node.replica().ask(View::position))).isEqualTo(5);
      }
      assertThat(waiting).as("asked once, and without an answer").hasSize(1);
      frozen.set(0);
      waiting.forEach(promise -> promise.tryComplete(List.of()));
    }
  }

  /** Commits, and hands each over to those who follow. */
  private static void append(
      MemoryLedger ledger, RandomFacts facts, int from, int to, Node... followers) {
    for (int position = from; position < to; position++) {
      Receipt receipt =
          Node.await(ledger.append(LUND, "test", position == 0 ? facts.first() : facts.next()));
      for (Node follower : followers) {
        follower.replica().hint(java.util.Objects.requireNonNull(receipt.commit()));
      }
    }
  }
}
