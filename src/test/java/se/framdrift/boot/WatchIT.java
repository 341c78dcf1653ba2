package se.framdrift.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.framdrift.store.Database;
import se.framdrift.store.DatabaseAddress;
import se.framdrift.store.Ledger;
import se.framdrift.testing.PostgresExtension;

@ExtendWith(PostgresExtension.class)
class WatchIT {

  private final DatabaseAddress address;

  WatchIT(DatabaseAddress address) {
    this.address = address;
  }

  @Test
  void noticesThatTheLedgerIsAnotherOne() throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      Database database = Database.open(vertx, address).await();
      Ledger ledger = new Ledger(database);
      Watch watch = new Watch(database, ledger, ledger.epoch().await());
      CompletableFuture<String> replaced = watch.replaced().toCompletableFuture();
      watch.begin(vertx);
      assertThat(replaced).isNotDone();

      String another = ledger.drawEpoch().await();

      assertThat(replaced.get(2, TimeUnit.MINUTES)).isEqualTo(another);
      database.close().await();
    } finally {
      vertx.close().await();
    }
  }
}
