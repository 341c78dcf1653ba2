package se.framdrift.boot;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import se.framdrift.store.Database;
import se.framdrift.store.Idempotency;
import se.framdrift.store.Ledger;
import se.framdrift.store.Quarantine;

/**
 * What a node sees to while it runs, besides serving: that the ledger is still the one that it
 * began with, and that neither quarantine nor kept answers fill the disk. Its timers end with
 * Vert.x.
 */
final class Watch {

  /** How long refused rows are kept. */
  static final Duration REFUSED_KEPT = Duration.ofDays(90);

  /** The most refused rows that are kept. */
  static final int REFUSED_ROWS = 1_000_000;

  private static final System.Logger LOG = System.getLogger(Watch.class.getName());
  private static final Duration LOOK = Duration.ofSeconds(5);
  private static final Duration TIDY = Duration.ofHours(1);

  private final Ledger ledger;
  private final Quarantine quarantine;
  private final Idempotency idempotency;
  private final String epoch;
  private final CompletableFuture<String> replaced = new CompletableFuture<>();

  Watch(Database database, Ledger ledger, String epoch) {
    this.ledger = ledger;
    this.quarantine = new Quarantine(database);
    this.idempotency = new Idempotency(database);
    this.epoch = epoch;
  }

  void begin(Vertx vertx) {
    vertx.setPeriodic(LOOK.toMillis(), _ -> look());
    vertx.setPeriodic(
        LOOK.toMillis(),
        TIDY.toMillis(),
        _ -> tidy().onFailure(e -> LOG.log(Level.WARNING, "The quarantine was not tidied", e)));
  }

  /**
   * Completes with the epoch of another ledger when a backup was restored or a standby promoted
   * under the running node. What it shows is then of a past that is no more: it must begin anew.
   */
  CompletionStage<String> replaced() {
    return replaced;
  }

  private void look() {
    ledger
        .epoch()
        .onSuccess(
            now -> {
              if (!now.equals(epoch)) {
                replaced.complete(now);
              }
            })
        .onFailure(e -> LOG.log(Level.DEBUG, "The epoch could not be asked for", e));
  }

  private Future<Integer> tidy() {
    return ledger
        .now()
        .compose(
            now ->
                Future.join(
                    quarantine.forgetBefore(now.minus(REFUSED_KEPT)),
                    idempotency.forget(now.minus(Idempotency.KEPT), Idempotency.MOST)))
        .compose(_ -> quarantine.keepNewest(REFUSED_ROWS));
  }
}
