package se.framdrift.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import se.framdrift.model.Fact;
import se.framdrift.model.Missing;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

/** What the tests of the store share. */
final class LedgerFixture {

  private LedgerFixture() {}

  /** Waits for the future, from a test's thread. */
  static <T> T get(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    } catch (java.util.concurrent.ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException | java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  static Database open(Vertx vertx, DatabaseAddress address) {
    return get(Database.open(vertx, address));
  }

  /** A figure of KPI {@code kpi} for a year. */
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
