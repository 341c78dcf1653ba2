package se.framdrift.store;

import static org.assertj.core.api.Assertions.assertThat;
import static se.framdrift.store.LedgerFixture.get;
import static se.framdrift.store.LedgerFixture.observed;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import se.framdrift.model.Commit;
import se.framdrift.model.Outcome;
import se.framdrift.model.Receipt;
import se.framdrift.testing.PostgresExtension;

/** Two nodes that begin at the same moment on an empty database. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerOrderIT {

  private final Vertx vertx = Vertx.vertx();
  private final Database one;
  private final Database other;

  /** Both migrate at once. */
  LedgerOrderIT(DatabaseAddress address) {
    Future<Database> first = Database.open(vertx, address);
    Future<Database> second = Database.open(vertx, address);
    one = get(first);
    other = get(second);
  }

  @AfterAll
  void close() {
    get(Future.join(one.close(), other.close()));
    get(vertx.close());
  }

  @Test
  void givesConcurrentCommitsOfTwoNodesPositionsWithoutGapsAndMomentsThatGrow() {
    List<Ledger> ledgers = List.of(new Ledger(one), new Ledger(other));
    List<Future<Receipt>> sent = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      sent.add(
          ledgers.get(i % 2).commit("0001", "test", List.of(observed("0001", "N" + i, 2024, i))));
    }
    get(Future.all(sent));

    Set<Long> acknowledged = new HashSet<>();
    sent.forEach(receipt -> acknowledged.add(receipt.result().position()));
    List<Commit> commits = LedgerFixture.all(ledgers.getFirst(), "0001");
    assertThat(commits)
        .extracting(Commit::position)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 200).boxed().toList());
    assertThat(acknowledged).hasSize(200);
    assertThat(commits).extracting(Commit::at).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void takesAFactOnceWhenBothNodesBringIt() {
    var fact = List.of(observed("0002", "N1", 2024, 1));
    Future<Receipt> here = new Ledger(one).commit("0002", "test", fact);
    Future<Receipt> there = new Ledger(other).commit("0002", "test", fact);

    assertThat(List.of(get(here).outcomes().getFirst(), get(there).outcomes().getFirst()))
        .containsExactlyInAnyOrder(Outcome.ACCEPTED, Outcome.UNCHANGED);
    assertThat(get(new Ledger(one).position("0002"))).isEqualTo(1);
  }

  @Test
  void saysTheSameEpochOnBothNodes() {
    assertThat(get(new Ledger(one).epoch()))
        .isEqualTo(get(new Ledger(other).epoch()))
        .matches("[0-9a-f]{32}-[0-9]+");
  }

  @Test
  void doesNotWaitForACommitThatHangsLongerThanTheLockTimeout() {
    Ledger ledger = new Ledger(one);
    get(ledger.commit("0003", "test", List.of(observed("0003", "N1", 2024, 1))));
    var hanging = get(other.pool().getConnection());
    get(hanging.query("begin").execute());
    get(hanging.query("select * from municipality where code = '0003' for update").execute());

    Receipt receipt =
        get(
            ledger
                .commit("0003", "test", List.of(observed("0003", "N1", 2024, 2)))
                .recover(
                    _ -> ledger.commit("0003", "test", List.of(observed("0003", "N1", 2024, 2)))));

    assertThat(receipt.position()).isEqualTo(2);
    hanging.close();
  }
}
