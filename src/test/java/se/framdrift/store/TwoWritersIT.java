package se.framdrift.store;

import static org.assertj.core.api.Assertions.assertThat;
import static se.framdrift.store.LedgerFixture.get;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.model.Change;
import se.framdrift.model.Commit;
import se.framdrift.model.Fact;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.Receipt;
import se.framdrift.model.SeriesId;
import se.framdrift.testing.PostgresExtension;

/** Two nodes write the same periods at the same time, in any order. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoWritersIT {

  private final Vertx vertx = Vertx.vertx();
  private final Database one;
  private final Database other;

  TwoWritersIT(DatabaseAddress address) {
    one = LedgerFixture.open(vertx, address);
    other = LedgerFixture.open(vertx, address);
  }

  @AfterAll
  void close() {
    get(Future.join(one.close(), other.close()));
    get(vertx.close());
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 8);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyChangeSaysWhatWasInForceBeforeIt(long seed) {
    String municipality = "%04d".formatted(seed);
    Random random = new Random(seed);
    List<Ledger> ledgers = List.of(new Ledger(one), new Ledger(other));
    List<Future<Receipt>> sent = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      sent.add(
          ledgers
              .get(random.nextInt(2))
              .commit(municipality, "n" + i % 3, facts(random, municipality)));
      if (random.nextInt(4) == 0) {
        get(Future.all(sent));
      }
      if (random.nextInt(20) == 0) {
        get((random.nextBoolean() ? one : other).projected(municipality, Long.MAX_VALUE));
      }
    }
    get(Future.all(sent));

    Map<Batch.Cell, Observation> inForce = new HashMap<>();
    long position = 0;
    for (Commit commit : LedgerFixture.all(ledgers.getFirst(), municipality)) {
      assertThat(commit.position()).isEqualTo(++position);
      for (Change change : commit.changes()) {
        Batch.Cell cell = new Batch.Cell(change.series(), change.period());
        assertThat(inForce.put(cell, change.after())).isEqualTo(change.before());
        assertThat(change.after()).isNotEqualTo(change.before());
      }
    }
    assertThat(LedgerFixture.figures(ledgers.getLast(), municipality, position))
        .containsExactlyInAnyOrderElementsOf(
            inForce.entrySet().stream()
                .map(each -> new Fact.Observed(each.getKey().series(), each.getValue()))
                .toList());
  }

  private static List<Fact> facts(Random random, String municipality) {
    List<Fact> facts = new ArrayList<>();
    int size = 1 + random.nextInt(6);
    while (facts.size() < size) {
      Period period =
          switch (random.nextInt(3)) {
            case 0 ->
                Period.parse(
                    "2025-01-%02dT%02d:00Z/PT1H"
                        .formatted(1 + random.nextInt(9), random.nextInt(24)));
            case 1 -> Period.ofYear(2020 + random.nextInt(5));
            default -> Period.parse("2025-0%d".formatted(1 + random.nextInt(9)));
          };
      facts.add(
          new Fact.Observed(
              SeriesId.of(municipality, "N" + random.nextInt(4)),
              Observation.of(period, random.nextInt(3))));
    }
    return facts;
  }
}
