package se.framdrift.store;

import static org.assertj.core.api.Assertions.assertThat;
import static se.framdrift.store.LedgerFixture.eventually;
import static se.framdrift.store.LedgerFixture.get;
import static se.framdrift.store.LedgerFixture.observed;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import se.framdrift.model.Fact;
import se.framdrift.model.Outcome;
import se.framdrift.model.SeriesId;
import se.framdrift.model.StoredObservation;
import se.framdrift.testing.PostgresExtension;

/** The blocks behind the ledger: late, cut off, or written by another node. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProjectionIT {

  private final Vertx vertx = Vertx.vertx();
  private final Database one;
  private final Database other;
  private final Ledger here;
  private final Ledger there;

  ProjectionIT(DatabaseAddress address) {
    one = LedgerFixture.open(vertx, address);
    other = LedgerFixture.open(vertx, address);
    here = new Ledger(one);
    there = new Ledger(other);
  }

  @AfterAll
  void close() {
    get(Future.join(one.close(), other.close()));
    get(vertx.close());
  }

  @Test
  void aReadWaitsUntilTheBlocksHoldWhatWasAcknowledged() {
    commit(here, "0001", observed("0001", "N1", 2023, 1));
    get(one.projected("0001", 1));
    SqlConnection busy = hold("select * from projection where municipality = '0001' for update");

    commit(here, "0001", observed("0001", "N1", 2024, 2));
    var read = new Observations(other).observations(SeriesId.of("0001", "N1"), null, 10, 0);
    eventually("it waits for the lock", () -> waiting("select position from projection") > 0);
    assertThat(read.isComplete()).isFalse();
    assertThat(get(new Observations(other).observations(SeriesId.of("0001", "N1"), 1L, 10, 0)))
        .extracting(StoredObservation::position)
        .containsExactly(1L);
    get(busy.query("rollback").execute());

    assertThat(get(read)).extracting(StoredObservation::position).containsExactly(1L, 2L);
    busy.close();
  }

  @Test
  void aRoundThatIsCutOffInTheMiddleLeavesNothingAndIsMadeAgain() {
    List<Fact> facts =
        IntStream.range(0, 300).mapToObj(i -> observed("0002", "N" + i, 2024, i)).toList();
    SqlConnection busy = hold("lock table observation_block in share mode");
    get(here.commit("0002", "test", facts));
    eventually("the blocks are being written", () -> waiting("insert into observation_block") > 0);

    get(
        one.client()
            .preparedQuery(
                "select pg_terminate_backend(pid) from pg_stat_activity where query ilike $1"
                    + " and wait_event_type = 'Lock'")
            .execute(Tuple.of("insert into observation_block%")));
    get(busy.query("rollback").execute());
    busy.close();

    assertThat(LedgerFixture.figures(there, "0002", 1)).hasSize(300);
    assertThat(number("select sum(vintages) from observation_block where municipality = '0002'"))
        .isEqualTo(300);
    assertThat(get(here.commit("0002", "test", facts)).outcomes()).containsOnly(Outcome.UNCHANGED);
  }

  @Test
  void whatIsRememberedOfAnEarlierPositionIsNotBelieved() {
    commit(here, "0003", observed("0003", "N1", 2024, 1));
    commit(there, "0003", observed("0003", "N1", 2024, 2));

    assertThat(commit(here, "0003", observed("0003", "N1", 2024, 1)))
        .as("the other node has said 2 since")
        .containsExactly(Outcome.REVISED);
    assertThat(commit(there, "0003", observed("0003", "N1", 2024, 2)))
        .containsExactly(Outcome.REVISED);
    assertThat(commit(here, "0003", observed("0003", "N1", 2025, 1)))
        .containsExactly(Outcome.ACCEPTED);
    assertThat(commit(there, "0003", observed("0003", "N1", 2025, 1)))
        .containsExactly(Outcome.UNCHANGED);
    assertThat(LedgerFixture.all(here, "0003"))
        .extracting(commit -> commit.changes().getFirst().before())
        .extracting(before -> before == null ? null : before.value())
        .containsExactly(null, 1.0, 2.0, 1.0, null);
  }

  @Test
  void aNodeThatComesLaterFindsWhatIsInTheBlocksAndWhatIsNotYet() {
    commit(here, "0004", observed("0004", "N1", 2023, 1));
    get(one.projected("0004", 1));
    SqlConnection busy = hold("select * from projection where municipality = '0004' for update");
    commit(here, "0004", observed("0004", "N1", 2024, 1));

    Future<?> late =
        there.commit(
            "0004",
            "test",
            List.of(observed("0004", "N1", 2023, 5), observed("0004", "N1", 2024, 5)));
    eventually("it waits for the lock", () -> waiting("select position from projection") > 0);
    get(busy.query("rollback").execute());
    busy.close();
    get(late);

    assertThat(LedgerFixture.all(here, "0004").getLast().changes())
        .extracting(change -> change.before() == null ? null : change.before().value())
        .containsExactly(1.0, 1.0);
  }

  @Test
  void manyReadsAtOnceShareTheRounds() {
    commit(here, "0005", observed("0005", "N1", 2024, 1));
    SqlConnection busy = hold("lock table observation_block in share mode");
    List<Future<Long>> reads = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      reads.add(new Observations(one).count(SeriesId.of("0005", "N1"), null));
    }
    get(busy.query("rollback").execute());
    busy.close();
    get(Future.all(reads));

    assertThat(reads).allSatisfy(read -> assertThat(read.result()).isEqualTo(1));
  }

  private SqlConnection hold(String lock) {
    SqlConnection connection = get(other.pool().getConnection());
    get(connection.query("begin").execute());
    get(connection.query(lock).execute());
    return connection;
  }

  /** How many statements that begin so wait for a lock. */
  private long waiting(String statement) {
    return number(
        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query ilike '%s%%'"
            .formatted(statement));
  }

  private long number(String sql) {
    return get(one.client().query(sql).execute()).iterator().next().getLong(0);
  }

  private static List<Outcome> commit(Ledger ledger, String municipality, Fact... facts) {
    return get(ledger.commit(municipality, "test", List.of(facts))).outcomes();
  }
}
