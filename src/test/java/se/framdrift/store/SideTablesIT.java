package se.framdrift.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static se.framdrift.store.LedgerFixture.eventually;
import static se.framdrift.store.LedgerFixture.get;
import static se.framdrift.store.LedgerFixture.observed;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.pubsub.PgSubscriber;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import se.framdrift.model.Delivery;
import se.framdrift.model.Fact;
import se.framdrift.model.Item;
import se.framdrift.model.QuarantinedRow;
import se.framdrift.model.Rejection;
import se.framdrift.model.SavedItems;
import se.framdrift.model.SeriesId;
import se.framdrift.model.StoredObservation;
import se.framdrift.testing.PostgresExtension;

/** Series read back, items, quarantine, tokens and the listener. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SideTablesIT {

  private final Vertx vertx = Vertx.vertx();
  private final DatabaseAddress address;
  private final Database database;
  private final Ledger ledger;

  SideTablesIT(DatabaseAddress address) {
    this.address = address;
    database = LedgerFixture.open(vertx, address);
    ledger = new Ledger(database);
  }

  @AfterAll
  void close() {
    get(database.close());
    get(vertx.close());
  }

  @Test
  void readsASeriesAsItIsAndAsItWas() {
    Observations observations = new Observations(database);
    SeriesId series = SeriesId.of("0001", "N1");
    commit("0001", observed("0001", "N1", 2025, 2), observed("0001", "N1", 2024, 1));
    commit("0001", observed("0001", "N1", 2024, 3));

    assertThat(get(observations.observations(series, null, 10, 0)))
        .extracting(each -> each.observation().value(), StoredObservation::position)
        .containsExactly(tuple(3.0, 2L), tuple(2.0, 1L));
    assertThat(get(observations.observations(series, 1L, 10, 0)))
        .extracting(each -> each.observation().value(), StoredObservation::replacedAt)
        .containsExactly(tuple(1.0, null), tuple(2.0, null));
    assertThat(get(observations.observations(series, null, 1, 1)))
        .extracting(each -> each.observation().value())
        .containsExactly(2.0);
    assertThat(get(observations.revisions(series, 10, 0)))
        .extracting(StoredObservation::position, StoredObservation::replacedAt)
        .containsExactly(tuple(2L, null), tuple(1L, 2L), tuple(1L, null));
    assertThat(get(observations.count(series, null))).isEqualTo(2);
    assertThat(get(observations.count(series, 0L))).isZero();
    assertThat(get(observations.countRevisions(series))).isEqualTo(3);
    assertThat(get(observations.observations(series, null, 10, 0)).getFirst().knownSince())
        .isEqualTo(get(ledger.inForce("0001", 2)).at());
  }

  @Test
  void handsAWholeSeriesOnPageByPageAsOfOnePosition() {
    Observations observations = new Observations(database);
    commit(
        "0002",
        IntStream.range(0, 25)
            .mapToObj(i -> observed("0002", "N1", 1900 + i, i))
            .toArray(Fact[]::new));
    List<Integer> sizes = new ArrayList<>();
    List<Double> values = new ArrayList<>();

    Future<Long> all =
        observations.pages(
            SeriesId.of("0002", "N1"),
            1,
            10,
            page -> {
              sizes.add(page.size());
              page.forEach(each -> values.add(each.observation().value()));
              return ledger
                  .commit("0002", "test", List.of(observed("0002", "N1", 1924, -values.size())))
                  .mapEmpty();
            });

    assertThat(get(all)).isEqualTo(25);
    assertThat(sizes).containsExactly(10, 10, 5);
    assertThat(values)
        .containsExactlyElementsOf(IntStream.range(0, 25).mapToObj(i -> (double) i).toList());
  }

  @Test
  void keepsTheFirstStateOfAnItemAtAPosition() {
    ItemStates items = new ItemStates(database);
    assertThat(get(items.items("0003", "board"))).isEqualTo(new SavedItems(0, null, List.of()));
    get(items.saveItems("0003", "board", List.of(item("a", 1), item("b", 1)), 1, "e1"));
    get(items.saveItems("0003", "board", List.of(item("b", 3), item("c", 3)), 3, "e1"));

    Item other = new Item("b", 3, "{\"other\":true}", true);
    get(items.saveItems("0003", "board", List.of(other), 2, "e2"));

    assertThat(get(items.items("0003", "board")))
        .isEqualTo(new SavedItems(3, "e1", List.of(item("a", 1), item("b", 3), item("c", 3))));
    assertThat(get(items.items("0003", "board", 2)))
        .isEqualTo(new SavedItems(2, "e1", List.of(item("a", 1), item("b", 1))));
    assertThat(get(items.items("0003", "other")).items()).isEmpty();
    assertThatThrownBy(
            () ->
                get(
                    items.saveItems(
                        "0003",
                        "board",
                        Collections.nCopies(ItemStates.MAX_ITEMS + 1, item("a", 4)),
                        4,
                        "e1")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsRefusedRowsWhateverTheyHold() {
    Quarantine quarantine = new Quarantine(database);
    Rejection row = new Rejection(3, "period", "not a period", "2025", "1441:N1;20\u000025;å😀");

    get(quarantine.add(Delivery.ofFeed("push"), List.of(row)));
    get(
        quarantine.add(
            new Delivery("mqtt", "0586", "mqtt", "", Delivery.JSON, null), numbered(row, 20_000)));

    assertThat(get(quarantine.count("push"))).isEqualTo(1);
    assertThat(get(quarantine.count(null))).isEqualTo(20_001);
    QuarantinedRow kept = get(quarantine.list("push", 10, 0)).getFirst();
    assertThat(kept.rejection())
        .isEqualTo(new Rejection(3, "period", "not a period", "2025", "1441:N1;20�25;å😀"));
    assertThat(kept.municipality()).isNull();
    assertThat(get(quarantine.list(null, 1_000_000, 0))).hasSize(Quarantine.MAX_ROWS);
    get(quarantine.remove(List.of(kept.id())));
    assertThat(get(quarantine.keepNewest(20_000))).isZero();
    assertThat(get(quarantine.keepNewest(7))).isEqualTo(19_993);
    assertThat(get(quarantine.count(null))).isEqualTo(7);
    assertThat(get(quarantine.forgetBefore(Instant.now().plus(Duration.ofDays(1))))).isEqualTo(7);
    assertThatThrownBy(
            () ->
                get(
                    quarantine.add(
                        Delivery.ofFeed("x"), Collections.nCopies(Quarantine.MAX_ADDED + 1, row))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<Rejection> numbered(Rejection row, int count) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(i -> new Rejection(i, row.field(), row.problem(), row.expected(), row.raw()))
        .toList();
  }

  @Test
  void countsARowThatIsRefusedAgainInsteadOfKeepingItTwice() {
    Quarantine quarantine = new Quarantine(database);
    Delivery delivery =
        new Delivery("again", "1441", "again", "figures.csv", "csv", "series;period;value");
    List<Rejection> rows = numbered(new Rejection(1, "value", "not a number", "20.65", "a;b;c"), 3);

    get(quarantine.add(delivery, rows));
    get(quarantine.add(delivery, rows));

    List<QuarantinedRow> kept = get(quarantine.list("again", 10, 0));
    assertThat(kept).hasSize(3);
    assertThat(kept.getFirst().source()).isEqualTo("figures.csv");
    assertThat(kept.getFirst().format()).isEqualTo("csv");
    assertThat(kept.getFirst().heading()).isEqualTo("series;period;value");
    get(quarantine.remove(kept.stream().map(QuarantinedRow::id).toList()));
  }

  @Test
  void knowsATokenUntilItIsRevokedOrHasExpired() {
    Tokens tokens = new Tokens(database);
    Token.Issued issued = get(tokens.create("ingest", "energy meters", null));
    Token.Issued expired =
        get(tokens.create("ingest", "old", get(ledger.now()).minus(Duration.ofSeconds(1))));

    assertThat(get(tokens.check(issued.secret())))
        .get()
        .extracting(Token::role, Token::label, Token::id)
        .containsExactly("ingest", "energy meters", issued.id());
    assertThat(get(tokens.check(expired.secret()))).isEmpty();
    assertThat(get(tokens.check(issued.secret() + "x"))).isEmpty();
    assertThat(get(tokens.check("x".repeat(100_000)))).isEmpty();
    assertThat(issued.toString()).doesNotContain(issued.secret());
    assertThat(get(tokens.revoke(issued.id()))).isTrue();
    assertThat(get(tokens.revoke(issued.id()))).isFalse();
    assertThat(get(tokens.check(issued.secret()))).isEmpty();
    assertThat(get(tokens.list(10, 0))).extracting(Token::label).contains("old", "energy meters");
    assertThat(get(database.client().query("select token::text from token").execute()))
        .noneMatch(row -> row.getString(0).contains(issued.secret()));
  }

  @Test
  void hearsOfCommitsOfOthersAlsoAfterItsConnectionWasCut() {
    Queue<String> heard = new ConcurrentLinkedQueue<>();
    AtomicInteger connected = new AtomicInteger();
    Database other = LedgerFixture.open(vertx, address);
    LedgerListener listener =
        get(LedgerListener.listen(other, heard::add, connected::incrementAndGet));
    eventually("listening", () -> connected.get() == 1);
    commit("0004", observed("0004", "N1", 2024, 1));
    eventually("heard", () -> heard.contains("0004"));

    int cut =
        get(database
                .client()
                .preparedQuery(
                    "select pg_terminate_backend(pid) from pg_stat_activity"
                        + " where application_name = $1 and datname = current_database()")
                .execute(Tuple.of(LedgerListener.NAME)))
            .size();

    assertThat(cut).isEqualTo(1);
    eventually("listening again", () -> connected.get() == 2);
    get(new Ledger(other).commit("0006", "test", List.of(observed("0006", "N1", 2024, 1))));
    commit("0005", observed("0005", "N1", 2024, 1));
    eventually("heard again", () -> heard.contains("0005"));
    assertThat(heard).doesNotContain("0006");
    get(listener.close());
    get(other.close());
  }

  @Test
  void givesNoHintsWhileNobodyElseListensAndBeginsWhenSomebodyDoes() {
    Queue<String> overheard = new ConcurrentLinkedQueue<>();
    PgSubscriber ear = PgSubscriber.subscriber(vertx, address.options());
    ear.channel(Hints.CHANNEL).handler(overheard::add);
    get(ear.connect());
    LedgerListener mine = get(LedgerListener.listen(database, _ -> {}, () -> {}));
    eventually("it knows that it is alone", () -> database.hints().isAlone());
    commit("0007", observed("0007", "N1", 2024, 1));

    Database other = LedgerFixture.open(vertx, address);
    Queue<String> heard = new ConcurrentLinkedQueue<>();
    LedgerListener theirs = get(LedgerListener.listen(other, heard::add, () -> {}));
    eventually("it knows that it is not", () -> !database.hints().isAlone());
    commit("0008", observed("0008", "N1", 2024, 1));
    eventually("heard", () -> heard.contains("0008"));

    assertThat(overheard).noneMatch(hint -> hint.startsWith("0007 "));
    get(theirs.close());
    get(other.close());
    get(mine.close());
    get(ear.close());
    assertThat(database.hints().isAlone()).isFalse();
  }

  private static Item item(String id, long position) {
    return new Item(id, position, "{\"id\":\"%s\",\"å\":%d}".formatted(id, position), false);
  }

  private void commit(String municipality, Fact... facts) {
    get(ledger.commit(municipality, "test", List.of(facts)));
  }
}
