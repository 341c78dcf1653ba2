package se.framdrift.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.framdrift.store.LedgerFixture.eventually;
import static se.framdrift.store.LedgerFixture.get;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.framdrift.model.FeedRun;
import se.framdrift.testing.PostgresExtension;

@ExtendWith(PostgresExtension.class)
class FeedTablesIT {

  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Duration SHORT = Duration.ofMillis(300);

  private static Vertx vertx;
  private static Database database;

  @BeforeAll
  static void open(DatabaseAddress address) {
    vertx = Vertx.vertx();
    database = LedgerFixture.open(vertx, address);
  }

  @AfterAll
  static void close() {
    get(database.close());
    get(vertx.close());
  }

  @Test
  void aLeaseIsOneNodesUntilItGivesItBack() {
    Leases one = new Leases(database, "one", LONG);
    Leases two = new Leases(database, "two", LONG);

    assertThat(get(one.take("a"))).isTrue();
    assertThat(get(one.take("a"))).isTrue();
    assertThat(get(two.take("a"))).isFalse();
    assertThat(get(two.renew("a"))).isFalse();
    get(two.release("a"));
    assertThat(get(one.renew("a"))).isTrue();
    assertThat(get(two.take("another"))).isTrue();
    get(one.release("a"));
    assertThat(get(one.renew("a"))).isFalse();
    assertThat(get(two.take("a"))).isTrue();
  }

  @Test
  void aLeaseThatIsNotRenewedIsTakenAndItsHolderIsTold() {
    Leases killed = new Leases(database, "killed", SHORT);
    Leases next = new Leases(database, "next", LONG);
    assertThat(get(killed.take("b"))).isTrue();

    eventually("it expires", () -> get(next.take("b")));

    assertThat(get(killed.renew("b"))).isFalse();
    assertThat(get(killed.take("b"))).isFalse();
  }

  @Test
  void ofManyThatAskAtOnceOneIsGivenTheLease() {
    List<Future<Boolean>> asked = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      asked.add(new Leases(database, "node " + i, LONG).take("c"));
    }

    assertThat(asked.stream().map(LedgerFixture::get).filter(given -> given)).hasSize(1);
  }

  @Test
  void whatAFeedKeepsIsItsOwnAndTheNewestStands() {
    FeedMemory memory = new FeedMemory(database);
    get(memory.keep("1441", "a", Map.of("k", "v", "other", "x")));
    get(memory.keep("1441", "a", Map.of("k", "w")));

    assertThat(get(memory.recall("1441", "a", "k"))).contains("w");
    assertThat(get(memory.recall("1441", "a", "other"))).contains("x");
    assertThat(get(memory.recall("1441", "b", "k"))).isEmpty();
    assertThat(get(memory.recall("1281", "a", "k"))).isEmpty();
  }

  @Test
  void aFeedsMemoryIsBounded() {
    FeedMemory memory = new FeedMemory(database);
    Map<String, String> full = new TreeMap<>();
    IntStream.range(0, FeedMemory.MAX_KEYS).forEach(i -> full.put("key " + i, "value"));
    get(memory.keep("1441", "full", full));

    get(memory.keep("1441", "full", Map.of("key 7", "another value")));
    assertThatThrownBy(
            () -> get(memory.keep("1441", "full", Map.of("one more", "", "key 8", "no"))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(get(memory.recall("1441", "full", "key 7"))).contains("another value");
    assertThat(get(memory.recall("1441", "full", "key 8"))).contains("value");
    assertThatThrownBy(() -> get(memory.keep("1441", "a", Map.of("k".repeat(201), ""))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> get(memory.keep("1441", "a", Map.of("k", "v".repeat(8_193)))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theNewestRunsOfAFeedAreKeptAsTheyWereTold() {
    FeedRuns runs = new FeedRuns(database);
    FeedRun told = run("a", 1, FeedRun.Outcome.FAILED, "HTTP 500, and a \u0000");
    get(runs.add(run("a", 0, FeedRun.Outcome.DONE, null)));
    get(runs.add(told));
    get(runs.add(run("b", 2, FeedRun.Outcome.CUT, "the program stops")));

    assertThat(get(runs.newest("1441", "a", 10)))
        .containsExactly(
            run("a", 1, FeedRun.Outcome.FAILED, "HTTP 500, and a \uFFFD"),
            run("a", 0, FeedRun.Outcome.DONE, null));
    assertThat(get(runs.newest("1441", "b", 1)).getFirst().outcome())
        .isEqualTo(FeedRun.Outcome.CUT);
    assertThat(get(runs.newest("1281", "a", 1))).isEmpty();

    for (int i = 0; i < FeedRuns.KEPT + 5; i++) {
      get(runs.add(run("many", i, FeedRun.Outcome.DONE, null)));
    }
    assertThat(get(runs.newest("1441", "many", 1_000)))
        .hasSize(FeedRuns.KEPT)
        .startsWith(run("many", FeedRuns.KEPT + 4, FeedRun.Outcome.DONE, null));
    assertThat(
            get(database
                    .client()
                    .query("select count(*) from feed_run where feed = 'many'")
                    .execute())
                .iterator()
                .next()
                .getLong(0))
        .isEqualTo(FeedRuns.KEPT);
  }

  private static FeedRun run(String feed, int minute, FeedRun.Outcome outcome, String problem) {
    Instant started = Instant.parse("2026-11-22T12:00:00Z").plus(Duration.ofMinutes(minute));
    return new FeedRun("1441", feed, started, started.plusSeconds(7), outcome, 1, 2, 3, 4, problem);
  }
}
