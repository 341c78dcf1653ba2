package se.framdrift.store;

import static org.assertj.core.api.Assertions.assertThat;
import static se.framdrift.store.LedgerFixture.get;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import se.framdrift.model.Delivery;
import se.framdrift.model.QuarantineCount;
import se.framdrift.model.QuarantineFilter;
import se.framdrift.model.QuarantinedRow;
import se.framdrift.model.Rejection;
import se.framdrift.testing.PostgresExtension;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusedRowsIT {

  private final Vertx vertx = Vertx.vertx();
  private final Database database;
  private final Quarantine quarantine;
  private final RefusedRows rows;

  RefusedRowsIT(DatabaseAddress address) {
    database = LedgerFixture.open(vertx, address);
    quarantine = new Quarantine(database);
    rows = new RefusedRows(database);
  }

  @BeforeEach
  void refuseSome() {
    get(database.client().query("truncate quarantine").execute());
    refuse("lerum-push", "1441", "value", "900 % cannot be true of N00901", 3);
    refuse("lerum-push", "1441", "period", "2031 has not begun", 2);
    refuse("mjolby-push", "0586", "value", "901.5 % cannot be true of N00901", 1);
    refuse("push", null, "series", "not given", 1);
  }

  @AfterAll
  void close() {
    get(database.close());
    get(vertx.close());
  }

  private void refuse(
      String feed, @Nullable String municipality, String field, String problem, int times) {
    get(
        quarantine.add(
            Delivery.ofFeed(feed).of(municipality),
            IntStream.rangeClosed(1, times)
                .mapToObj(row -> new Rejection(row, field, problem, "better", "raw " + row))
                .toList()));
  }

  private static QuarantineFilter feed(String feed) {
    return new QuarantineFilter(feed, null, null, null, null, List.of());
  }

  private List<Long> ids(QuarantineFilter filter) {
    return get(rows.list(filter, 100, 0)).stream().map(QuarantinedRow::id).toList();
  }

  @Test
  void findsRowsByEverythingThatTheyAreAskedFor() {
    assertThat(get(rows.count(QuarantineFilter.ALL))).isEqualTo(7);
    assertThat(ids(feed("lerum-push")))
        .hasSize(5)
        .isSortedAccordingTo((a, b) -> Long.compare(b, a));
    assertThat(ids(new QuarantineFilter(null, "0586", null, null, null, List.of()))).hasSize(1);
    assertThat(ids(new QuarantineFilter(null, null, "value", null, null, List.of()))).hasSize(4);
    assertThat(ids(new QuarantineFilter(null, null, null, "… has not begun", null, List.of())))
        .hasSize(2);
    Instant later = Instant.parse("2100-01-01T00:00:00Z");
    assertThat(ids(new QuarantineFilter(null, null, null, null, later, List.of()))).isEmpty();
    List<Long> two = ids(QuarantineFilter.ALL).subList(0, 2);
    assertThat(ids(new QuarantineFilter(null, null, null, null, null, two))).isEqualTo(two);
  }

  @Test
  void countsTheSameReasonOnceWhateverNumbersAreInIt() {
    List<QuarantineCount> counts = get(rows.counts(QuarantineFilter.ALL, 100));

    assertThat(counts)
        .extracting(QuarantineCount::feed, QuarantineCount::problem, QuarantineCount::rows)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("lerum-push", "… % cannot be true of N00901", 3L),
            org.assertj.core.groups.Tuple.tuple("lerum-push", "… has not begun", 2L),
            org.assertj.core.groups.Tuple.tuple("mjolby-push", "… % cannot be true of N00901", 1L),
            org.assertj.core.groups.Tuple.tuple("push", "not given", 1L));
    assertThat(get(rows.counts(QuarantineFilter.ALL, 2))).hasSize(2);
  }

  @Test
  void handsEveryRowOnOnceHoweverSmallThePages() {
    List<Long> seen = new ArrayList<>();
    long total =
        get(
            rows.pages(
                QuarantineFilter.ALL,
                2,
                page -> {
                  page.forEach(each -> seen.add(each.id()));
                  return Future.succeededFuture();
                }));

    assertThat(total).isEqualTo(7);
    assertThat(seen).isEqualTo(ids(QuarantineFilter.ALL));
  }

  @Test
  void nobodyElseGetsWhatIsClaimedUntilItIsReleasedOrForgotten() {
    List<QuarantinedRow> first = get(rows.claim(QuarantineFilter.ALL, Long.MAX_VALUE, 4));
    List<QuarantinedRow> second = get(rows.claim(QuarantineFilter.ALL, Long.MAX_VALUE, 9));
    assertThat(first).hasSize(4);
    assertThat(second).hasSize(3).doesNotContainAnyElementsOf(first);

    get(rows.release(first.stream().map(QuarantinedRow::id).toList()));
    assertThat(get(rows.claim(QuarantineFilter.ALL, Long.MAX_VALUE, 9))).isEqualTo(first);

    get(
        database
            .client()
            .query("update quarantine set claimed = claimed - interval '2 minutes'")
            .execute());
    assertThat(get(rows.claim(QuarantineFilter.ALL, Long.MAX_VALUE, 9))).hasSize(7);
  }

  @Test
  void takenRowsGoAndOthersStayWithTheReasonOfToday() {
    List<Long> lerum = ids(feed("lerum-push"));
    Rejection today = new Rejection(1, "flag", "unknown flag Ü", "another", "");
    get(rows.claim(feed("lerum-push"), Long.MAX_VALUE, 9));

    get(rows.settle(lerum.subList(0, 3), Map.of(lerum.get(3), today)));

    List<QuarantinedRow> left = get(rows.list(feed("lerum-push"), 9, 0));
    assertThat(left).extracting(QuarantinedRow::id).isEqualTo(lerum.subList(3, 5));
    assertThat(left.getFirst().rejection().problem()).isEqualTo("unknown flag Ü");
    assertThat(left.getFirst().rejection().raw()).startsWith("raw");
  }

  @Test
  void twoRefusalsOfOneRowThatHaveTheSameReasonTodayBecomeOne() {
    refuse("lerum-push", "1441", "value", "another reason", 1);
    List<QuarantinedRow> same =
        get(rows.list(feed("lerum-push"), 9, 0)).stream()
            .filter(each -> each.rejection().raw().equals("raw 1"))
            .toList();
    assertThat(same).hasSize(3);
    Rejection today = new Rejection(1, "value", "still wrong", "better", "");

    get(rows.settle(List.of(), Map.of(same.get(0).id(), today, same.get(1).id(), today)));
    get(rows.settle(List.of(), Map.of(same.get(2).id(), today)));

    assertThat(get(rows.list(feed("lerum-push"), 9, 0)))
        .filteredOn(each -> each.rejection().raw().equals("raw 1"))
        .singleElement()
        .satisfies(each -> assertThat(each.rejection().problem()).isEqualTo("still wrong"));
  }

  private static Delivery read(String format, @Nullable String heading) {
    return new Delivery("lerum-mqtt", "1441", "lerum-mqtt", "t", format, heading);
  }

  private void refuse(Delivery delivery) {
    Rejection same = new Rejection(1, "value", "too much", "less", "21.5");
    get(quarantine.add(delivery, List.of(same)));
  }

  @Test
  void theSameTextThatIsReadInAnotherWayIsAnotherRow() {
    refuse(read("csv", "period;value"));
    refuse(read("csv", "value;period"));
    refuse(read("csv", null));
    refuse(read("json", null));
    refuse(read("csv", "period;value")); // again

    assertThat(get(rows.list(feed("lerum-mqtt"), 9, 0)))
        .extracting(QuarantinedRow::format, QuarantinedRow::heading)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("json", null),
            org.assertj.core.groups.Tuple.tuple("csv", null),
            org.assertj.core.groups.Tuple.tuple("csv", "value;period"),
            org.assertj.core.groups.Tuple.tuple("csv", "period;value"));
  }

  @Test
  void aTrialLeavesRowsThatAreReadInAnotherWayApartAndKnowsThemWhenTheyComeAgain() {
    refuse(read("json", "12:00"));
    refuse(read("json", "12:10"));
    Rejection today = new Rejection(1, "value", "too much today", "less", "21.5");
    List<Long> both = ids(feed("lerum-mqtt"));

    get(rows.settle(List.of(), Map.of(both.get(0), today, both.get(1), today)));
    get(quarantine.add(read("json", "12:10"), List.of(today)));

    assertThat(ids(feed("lerum-mqtt"))).hasSize(2).isEqualTo(both);
  }

  @Test
  void removesWhatIsMeantAndNothingElse() {
    assertThat(
            get(rows.remove(new QuarantineFilter(null, "1441", "period", null, null, List.of()))))
        .isEqualTo(2);
    assertThat(get(rows.count(QuarantineFilter.ALL))).isEqualTo(5);
  }

  @Test
  void sortsNoMoreThanTheNewestByReason() {
    get(
        database
            .client()
            .preparedQuery(
                """
                insert into quarantine (feed, municipality, row, field, problem, expected, raw)
                select 'big', '1441', i, 'value', i || ' cannot be', 'less', '{}'
                from generate_series(1, $1) i
                """)
            .execute(Tuple.of(120_000)));

    List<QuarantineCount> counts = get(rows.counts(feed("big"), 10));

    assertThat(counts).singleElement();
    assertThat(counts.getFirst().rows()).isEqualTo(RefusedRows.MAX_SORTED);
    assertThat(get(rows.count(feed("big")))).isEqualTo(120_000);
  }
}
