package se.framdrift.store;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.framdrift.store.LedgerFixture.eventually;
import static se.framdrift.store.LedgerFixture.get;
import static se.framdrift.store.LedgerFixture.observed;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.framdrift.testing.Gate;
import se.framdrift.testing.PostgresExtension;

/** The other machine has lost its power: connections stay open and bring nothing. */
@ExtendWith(PostgresExtension.class)
class SilentDatabaseIT {

  private static final Duration SILENCE = Duration.ofSeconds(2);

  private final DatabaseAddress address;

  SilentDatabaseIT(DatabaseAddress address) {
    this.address = address;
  }

  @Test
  void connectionsThatBringNothingAreGivenUpAndMadeAnew() throws Exception {
    Vertx vertx = Vertx.vertx();
    try (Gate gate = new Gate(address.port())) {
      DatabaseAddress through =
          new DatabaseAddress(
              "127.0.0.1",
              gate.port(),
              address.database(),
              address.user(),
              address.password(),
              address.security());
      Database database = get(Database.open(vertx, through, SILENCE));
      Ledger ledger = new Ledger(database);
      get(ledger.commit("0003", "test", List.of(observed("0003", "N1", 2024, 1))));
      get(ledger.position("0003"));

      gate.swallow();

      assertThatThrownBy(
              () -> get(ledger.commit("0003", "test", List.of(observed("0003", "N1", 2024, 2)))))
          .isNotInstanceOf(IllegalArgumentException.class);
      eventually("it commits again", () -> commits(ledger));
      get(database.close());
    } finally {
      get(vertx.close());
    }
  }

  /** As a sender does it: once more when it failed. */
  private static boolean commits(Ledger ledger) {
    try {
      get(ledger.commit("0003", "test", List.of(observed("0003", "N1", 2024, 2))));
      return true;
    } catch (RuntimeException e) {
      return false;
    }
  }
}
