package se.framdrift.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import se.framdrift.model.Commit;
import se.framdrift.model.Delivery;
import se.framdrift.model.FactsInForce;
import se.framdrift.model.RawFact;
import se.framdrift.model.SavedItems;

/** The street over a ledger that is empty, and that does not always answer. */
class StreetTest {

  private static final String LERUM = "1441";

  private final AtomicReference<Supplier<Future<List<Commit>>>> after =
      new AtomicReference<>(() -> Future.succeededFuture(List.of()));
  private final List<String> measured = new ArrayList<>();
  private final List<String> quarantined = new ArrayList<>();
  private final Pipeline pipeline =
      new Pipeline(
          edges(),
          new CatalogReading(
              _ -> {
                throw new IllegalStateException("there is no catalog");
              },
              _ -> {
                throw new IllegalStateException("there is no target");
              },
              (_, _) -> {
                throw new IllegalStateException("there is no formula");
              },
              (_, _, _) -> "",
              item -> new se.framdrift.boards.Board.Shown(item, null, null),
              _ -> ""),
          "epoch-1",
          InstantSource.fixed(Instant.parse("2026-11-22T02:00:00Z")));

  private Edges edges() {
    return new Edges(
        (_, _, _) -> Future.failedFuture("nothing is written here"),
        (_, _, _) -> after.get().get(),
        _ -> Future.succeededFuture(0L),
        (code, _) ->
            Future.succeededFuture(
                new FactsInForce(code, 0, null, null, null, List.of(), List.of(), List.of())),
        (_, _) -> Future.succeededFuture(new SavedItems(0, null, List.of())),
        (_, _, _, _, _) -> Future.succeededFuture(),
        () -> Future.succeededFuture(Instant.EPOCH),
        (feed, _) -> {
          quarantined.add(feed.feed());
          return Future.succeededFuture();
        },
        _ -> {},
        _ -> {},
        new Edges.Measures() {
          @Override
          public void committed(String municipality, Duration took, int facts) {}

          @Override
          public void applied(String municipality, Duration took) {}

          @Override
          public void ingested(Delivery delivery, Intake intake) {
            measured.add(delivery.feed());
          }

          @Override
          public void ledgerFailed(String municipality) {}
        });
  }

  @AfterEach
  void close() throws InterruptedException {
    pipeline.close();
  }

  private static <T> T get(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(1, TimeUnit.MINUTES);
  }

  @Test
  void aReplicaOutlivesAnErrorThatNobodyThoughtOf() throws Exception {
    AtomicReference<Boolean> thrown = new AtomicReference<>(false);
    after.set(
        () -> {
          if (!thrown.getAndSet(true)) {
            throw new StackOverflowError("a text that is nested too deeply");
          }
          return Future.succeededFuture(List.of());
        });

    get(pipeline.follow(LERUM));

    assertThat(thrown.get()).isTrue();
    get(pipeline.settled());
  }

  @Test
  void nothingIsSettledWhileTheLedgerCannotBeRead() throws Exception {
    get(pipeline.follow(LERUM));
    after.set(() -> Future.failedFuture(new java.net.ConnectException("refused")));

    assertThatThrownBy(() -> get(pipeline.settled())).hasRootCauseMessage("refused");

    after.set(() -> Future.succeededFuture(List.of()));
    get(pipeline.settled());
  }

  @Test
  void wordsOfAPersonDoNotBecomeAMeterOfTheirOwn() throws Exception {
    get(
        pipeline.take(
            Delivery.ofFeed("withdrawal").withOrigin("withdrawal: the meter was broken"),
            List.of(new RawFact(1, "9999:X", "2025", "1", null, null, null, null)),
            List.of()));

    assertThat(measured).containsExactly("withdrawal");
    assertThat(quarantined).containsExactly("withdrawal");
  }
}
