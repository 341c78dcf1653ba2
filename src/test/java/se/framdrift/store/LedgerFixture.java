package se.framdrift.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import se.framdrift.model.Commit;
import se.framdrift.model.Fact;
import se.framdrift.model.FactsInForce;
import se.framdrift.model.Missing;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

/** What the tests of the store share. */
final class LedgerFixture {

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private LedgerFixture() {}

  /** Waits for the future, from a test's thread; rethrows its failure if it is unchecked. */
  static <T> T get(Future<T> future) {
    try {
      return future
          .toCompletionStage()
          .toCompletableFuture()
          .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause
          ? cause
          : new IllegalStateException(e.getCause());
    } catch (InterruptedException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits until it is so, or fails. */
  static void eventually(String what, BooleanSupplier isSo) {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!isSo.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new AssertionError("not within " + PATIENCE + ": " + what);
      }
      LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }
  }

  static Database open(Vertx vertx, DatabaseAddress address) {
    return get(Database.open(vertx, address));
  }

  /** All commits of a municipality, read in small portions. */
  static List<Commit> all(Ledger ledger, String municipality) {
    List<Commit> all = new ArrayList<>();
    List<Commit> next = get(ledger.after(municipality, 0, 7));
    while (!next.isEmpty()) {
      all.addAll(next);
      next = get(ledger.after(municipality, all.getLast().position(), 7));
    }
    return all;
  }

  /** All figures in force at a position, series by series in calendar order. */
  static List<Fact.Observed> figures(Ledger ledger, String municipality, long position) {
    return figures(get(ledger.inForce(municipality, position)));
  }

  static List<Fact.Observed> figures(FactsInForce facts) {
    List<Fact.Observed> all = new ArrayList<>();
    List<Fact.Observed> page = page(facts);
    while (!page.isEmpty()) {
      all.addAll(page);
      page = page(facts);
    }
    all.sort(
        Comparator.comparing((Fact.Observed each) -> each.series().toString())
            .thenComparing(each -> each.observation().period()));
    return all;
  }

  private static List<Fact.Observed> page(FactsInForce facts) {
    return get(Future.fromCompletionStage(facts.observations().next()));
  }

  /** A figure of a KPI for a year. */
  static Fact observed(String municipality, String kpi, int year, double value) {
    return new Fact.Observed(
        SeriesId.of(municipality, kpi), Observation.of(Period.ofYear(year), value));
  }

  static Fact withdrawn(String municipality, String kpi, int year) {
    return new Fact.Observed(
        SeriesId.of(municipality, kpi),
        Observation.missing(Period.ofYear(year), Missing.WITHDRAWN));
  }
}
