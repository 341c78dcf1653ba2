package se.framdrift.store;

import static org.assertj.core.api.Assertions.assertThat;
import static se.framdrift.store.LedgerFixture.get;
import static se.framdrift.store.LedgerFixture.observed;
import static se.framdrift.store.LedgerFixture.withdrawn;
import static se.framdrift.store.Outcome.ACCEPTED;
import static se.framdrift.store.Outcome.REVISED;
import static se.framdrift.store.Outcome.UNCHANGED;

import io.vertx.core.Vertx;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import se.framdrift.model.Fact;
import se.framdrift.model.Receipt;
import se.framdrift.testing.PostgresExtension;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerIT {

  private final Vertx vertx = Vertx.vertx();
  private final Database database;
  private final Ledger ledger;

  LedgerIT(DatabaseAddress address) {
    database = LedgerFixture.open(vertx, address);
    ledger = new Ledger(database);
  }

  @AfterAll
  void close() {
    get(database.close());
    get(vertx.close());
  }

  @Test
  void answersForEachFactWhatBecameOfIt() {
    assertThat(commit("0001", observed("0001", "N1", 2024, 1), observed("0001", "N1", 2025, 2)))
        .extracting(Receipt::position, Receipt::outcomes)
        .containsExactly(1L, List.of(ACCEPTED, ACCEPTED));
    assertThat(
            commit(
                "0001",
                observed("0001", "N1", 2024, 1),
                observed("0001", "N1", 2025, 3),
                withdrawn("0001", "N1", 2024)))
        .extracting(Receipt::position, Receipt::outcomes)
        .containsExactly(2L, List.of(UNCHANGED, REVISED, REVISED));
  }

  @Test
  void makesNoCommitWhenNothingIsNew() {
    commit("0002", observed("0002", "N1", 2024, 1));

    Receipt again = commit("0002", observed("0002", "N1", 2024, 1));

    assertThat(again).isEqualTo(new Receipt(1, null, List.of(UNCHANGED)));
    assertThat(get(ledger.position("0002"))).isEqualTo(1);
  }

  private Receipt commit(String municipality, Fact... facts) {
    return get(ledger.commit(municipality, "test", List.of(facts)));
  }
}
