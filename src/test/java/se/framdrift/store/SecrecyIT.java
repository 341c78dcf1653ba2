package se.framdrift.store;

import static org.assertj.core.api.Assertions.assertThat;
import static se.framdrift.store.LedgerFixture.all;
import static se.framdrift.store.LedgerFixture.get;
import static se.framdrift.store.LedgerFixture.observed;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.framdrift.model.Change;
import se.framdrift.model.Claim;
import se.framdrift.model.Comparison;
import se.framdrift.model.Fact;
import se.framdrift.model.Item;
import se.framdrift.model.Missing;
import se.framdrift.model.Observation;
import se.framdrift.model.Outcome;
import se.framdrift.model.Period;
import se.framdrift.model.Receipt;
import se.framdrift.model.SeriesId;
import se.framdrift.model.StoredObservation;
import se.framdrift.model.Withdrawal;
import se.framdrift.testing.PostgresExtension;

/** Withdrawals in the ledger, and what becomes of figures that are withdrawn as confidential. */
@ExtendWith(PostgresExtension.class)
class SecrecyIT {

  private static final SeriesId SERIES = SeriesId.of("0001", "N1");
  private static final Period YEAR = Period.ofYear(2024);
  private static final double SECRET = 12_345.678;

  private Vertx vertx;
  private Database database;
  private Ledger ledger;

  @BeforeEach
  void open(DatabaseAddress address) {
    vertx = Vertx.vertx();
    database = LedgerFixture.open(vertx, address);
    ledger = new Ledger(database);
  }

  @AfterEach
  void close() {
    get(database.close());
    get(vertx.close());
  }

  @Test
  void aWithdrawalSaysWhyAndByWhomAndLeavesThePastAlone() {
    commit("0001", observed("0001", "N1", 2024, SECRET));

    Receipt receipt = commit("0001", withdrawn(Withdrawal.Code.ERROR, "fel enhet"));

    assertThat(receipt.outcomes()).containsExactly(Outcome.REVISED);
    Observation now = inForce(2);
    assertThat(now.missing()).isEqualTo(Missing.WITHDRAWN);
    assertThat(Objects.requireNonNull(now.withdrawal()).text()).isEqualTo("fel enhet");
    assertThat(now.withdrawal().by()).isEqualTo("Statistikenheten");
    assertThat(now.withdrawal().at()).isBefore(at(2)).isAfter(at(1));
    assertThat(inForce(1).value()).isEqualTo(SECRET);
    assertThat(commit("0001", withdrawn(Withdrawal.Code.ERROR, "fel enhet")).outcomes())
        .containsExactly(Outcome.UNCHANGED);
    assertThat(commit("0001", withdrawn(Withdrawal.Code.OTHER, "annat")).outcomes())
        .containsExactly(Outcome.REVISED);
    assertThat(commit("0001", observed("0001", "N1", 2024, 7)).outcomes())
        .containsExactly(Outcome.REVISED);
    assertThat(inForce(4).withdrawal()).isNull();
  }

  @Test
  void aConfidentialOneIsGoneFromEveryPositionAndEveryCommit() {
    commit("0001", observed("0001", "N1", 2023, 1), observed("0001", "N1", 2024, 5));
    commit("0001", observed("0001", "N1", 2024, SECRET));
    commit("0001", observed("0001", "N1", 2024, SECRET + 1));

    commit("0001", withdrawn(Withdrawal.Code.CONFIDENTIAL, "röjer en elev"));

    for (long position = 1; position <= 3; position++) {
      Observation past = inForce(position);
      assertThat(past.value()).isNull();
      assertThat(past.missing()).isEqualTo(Missing.HIDDEN);
      assertThat(past.isConfidential()).isTrue();
    }
    assertThat(inForce(4).missing()).isEqualTo(Missing.WITHDRAWN);
    assertThat(LedgerFixture.figures(ledger, "0001", 3)).hasSize(2);
    assertThat(get(new Observations(database).revisions(SERIES, 10, 0)))
        .filteredOn(stored -> stored.observation().period().equals(YEAR))
        .hasSize(4)
        .allSatisfy(stored -> assertThat(stored.observation().value()).isNull())
        .extracting(StoredObservation::position)
        .containsExactly(4L, 3L, 2L, 1L);
    assertThat(all(ledger, "0001"))
        .flatExtracting(se.framdrift.model.Commit::changes)
        .filteredOn(change -> change.period().equals(YEAR))
        .flatExtracting(SecrecyIT::values)
        .isEmpty();
    assertThat(all(ledger, "0001").getFirst().changes())
        .extracting(change -> change.after().value())
        .contains(1.0);
  }

  @Test
  void whatWasSaidToHaveBeenBeforeIsHiddenToo() {
    commit("0001", observed("0001", "N1", 2024, SECRET));
    commit("0001", LedgerFixture.withdrawn("0001", "N1", 2024));

    commit("0001", withdrawn(Withdrawal.Code.CONFIDENTIAL, "röjer en elev"));

    assertThat(all(ledger, "0001"))
        .flatExtracting(se.framdrift.model.Commit::changes)
        .flatExtracting(SecrecyIT::values)
        .isEmpty();
    assertThat(inForce(2).missing()).isEqualTo(Missing.WITHDRAWN);
  }

  @Test
  void keptAnswersLoseTheRefusedRowsAndAreStillAnswers() {
    commit("0001", observed("0001", "N1", 2024, SECRET));
    Idempotency answers = new Idempotency(database);
    get(answers.claim("anna", "k", "node"));
    String told =
        """
        {"accepted":2,"rejected":[{"row":1,"problem":"9 kWh after 12345.678 in the period before"}]}
        """;
    get(answers.keep("anna", "k", "node", new Claim.Answered("f", 200, told)));

    commit("0001", withdrawn(Withdrawal.Code.CONFIDENTIAL, "röjer en elev"));

    assertThat(get(answers.claim("anna", "k", "later")))
        .isInstanceOfSatisfying(
            Claim.Answered.class,
            kept ->
                assertThat(new JsonObject(kept.answer()))
                    .isEqualTo(
                        new JsonObject().put("accepted", 2).put("rejected", new JsonArray())));
  }

  private static List<Double> values(Change change) {
    return java.util.stream.Stream.of(change.before(), change.after())
        .filter(Objects::nonNull)
        .map(Observation::value)
        .filter(Objects::nonNull)
        .toList();
  }

  @Test
  void aNewFigureIsShownFromThenOnAndMayBeWithdrawnInItsTurn() {
    commit("0001", observed("0001", "N1", 2024, SECRET));
    commit("0001", withdrawn(Withdrawal.Code.CONFIDENTIAL, "röjer en elev"));

    commit("0001", observed("0001", "N1", 2024, 9));

    assertThat(inForce(3).value()).isEqualTo(9);
    assertThat(inForce(2).missing()).isEqualTo(Missing.WITHDRAWN);
    assertThat(inForce(1).missing()).isEqualTo(Missing.HIDDEN);

    commit("0001", withdrawn(Withdrawal.Code.CONFIDENTIAL, "även den"));

    assertThat(inForce(3).missing()).isEqualTo(Missing.HIDDEN);
    assertThat(Objects.requireNonNull(inForce(1).withdrawal()).text()).isEqualTo("röjer en elev");
  }

  @Test
  void othersThatWereToldOfItLoseItAtEveryPosition() {
    commit("0001", observed("0001", "N1", 2024, SECRET));
    commit("0002", compared(SECRET, 1L));
    commit("0002", compared("0003", 4.0, 1L));
    commit("0003", observed("0003", "N1", 2024, 4));

    commit("0001", withdrawn(Withdrawal.Code.CONFIDENTIAL, "röjer en elev"));

    assertThat(get(ledger.position("0002"))).isEqualTo(3);
    assertThat(get(ledger.position("0003"))).isEqualTo(1);
    for (long position = 1; position <= 3; position++) {
      Comparison then = get(ledger.inForce("0002", position)).comparisons().getFirst();
      assertThat(then.members().get("0001")).isEqualTo(new Comparison.Member(null, "Q", 2L));
    }
    assertThat(all(ledger, "0002").toString()).doesNotContain("12345.678").contains("4.0");

    assertThat(commit("0002", compared(SECRET, 1L)).outcomes()).containsExactly(Outcome.UNCHANGED);
    commit("0004", compared(SECRET, null));
    assertThat(all(ledger, "0004").toString()).doesNotContain("12345.678");
    commit("0004", compared(8, 3L));
    assertThat(get(ledger.inForce("0004", 2)).comparisons().getFirst().members())
        .containsEntry("0001", new Comparison.Member(8.0, "A", 3L));
  }

  @Test
  void tilesThatRestOnItAreReplacedAndCannotBeStoredAgain() {
    database.hideWith(
        new Hiding() {
          @Override
          public Set<String> resting(String catalog, Set<SeriesId> series, Set<String> tiles) {
            return catalog.contains("known") ? Set.of("a") : Set.of();
          }

          @Override
          public String tombstone(String tile, long position, Withdrawal withdrawal) {
            return "{\"hidden\":" + position + "}";
          }
        });
    commit("0001", new Fact.Catalogued("{\"known\":true}", "1"));
    commit("0001", observed("0001", "N1", 2024, SECRET));
    ItemStates items = new ItemStates(database);
    save(items, 2, item("a", 1, "before"), item("a", 2, "12345.678"), item("b", 2, "other"));

    Receipt receipt = commit("0001", withdrawn(Withdrawal.Code.CONFIDENTIAL, "röjer en elev"));

    assertThat(Objects.requireNonNull(receipt.commit()).anew()).containsExactly("a");
    save(items, 3, item("a", 2, "12345.678"), item("a", 3, "after"));
    assertThat(states(items, 1)).containsEntry("a", "{\"says\":\"before\"}");
    assertThat(states(items, 2))
        .containsEntry("a", "{\"hidden\":2}")
        .containsEntry("b", "{\"says\":\"other\"}");
    assertThat(states(items, 3)).containsEntry("a", "{\"says\":\"after\"}");
  }

  private static Item item(String id, long position, String says) {
    return new Item(id, position, "{\"says\":\"" + says + "\"}", false);
  }

  private static void save(ItemStates items, long applied, Item... states) {
    get(items.saveItems("0001", "board", List.of(states), applied, "1"));
  }

  private static Map<String, String> states(ItemStates items, long position) {
    Map<String, String> states = new TreeMap<>();
    get(items.items("0001", "board", position))
        .items()
        .forEach(item -> states.put(item.id(), item.json()));
    return states;
  }

  private Observation inForce(long position) {
    return LedgerFixture.figures(ledger, "0001", position).stream()
        .map(Fact.Observed::observation)
        .filter(observation -> observation.period().equals(YEAR))
        .findFirst()
        .orElseThrow();
  }

  private java.time.Instant at(long position) {
    return Objects.requireNonNull(get(ledger.inForce("0001", position)).at());
  }

  private Receipt commit(String municipality, Fact... facts) {
    return get(ledger.commit(municipality, "test", List.of(facts)));
  }

  private static Fact withdrawn(Withdrawal.Code reason, String text) {
    return new Fact.Withdrawn(SERIES, YEAR, reason, text, "Statistikenheten");
  }

  private static Fact compared(double value, @org.jspecify.annotations.Nullable Long source) {
    return compared("0001", value, source);
  }

  private static Fact compared(
      String member, double value, @org.jspecify.annotations.Nullable Long source) {
    TreeMap<String, Comparison.Member> members = new TreeMap<>();
    members.put(member, new Comparison.Member(value, "A", source));
    return new Fact.Compared(new Comparison("N1", YEAR, "all", members));
  }
}
