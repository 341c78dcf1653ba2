package se.framdrift.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static se.framdrift.model.Outcome.ACCEPTED;
import static se.framdrift.model.Outcome.REVISED;
import static se.framdrift.model.Outcome.UNCHANGED;
import static se.framdrift.store.LedgerFixture.get;
import static se.framdrift.store.LedgerFixture.observed;
import static se.framdrift.store.LedgerFixture.withdrawn;

import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import se.framdrift.model.Change;
import se.framdrift.model.Commit;
import se.framdrift.model.Comparison;
import se.framdrift.model.Fact;
import se.framdrift.model.Missing;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.Receipt;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Statement;
import se.framdrift.testing.PostgresExtension;

@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerIT {

  private static final Period YEAR = Period.ofYear(2025);

  private final Vertx vertx = Vertx.vertx();
  private final Database database;
  private final Ledger ledger;

  LedgerIT(DatabaseAddress address) {
    database = LedgerFixture.open(vertx, address);
    ledger = new Ledger(database);
  }

  @AfterAll
  void close() {
    get(database.close());
    get(vertx.close());
  }

  @Test
  void answersForEachFactWhatBecameOfIt() {
    assertThat(commit("0001", observed("0001", "N1", 2024, 1), observed("0001", "N1", 2025, 2)))
        .extracting(Receipt::position, Receipt::outcomes)
        .containsExactly(1L, List.of(ACCEPTED, ACCEPTED));
    assertThat(
            commit(
                "0001",
                observed("0001", "N1", 2024, 1),
                observed("0001", "N1", 2025, 3),
                withdrawn("0001", "N1", 2025)))
        .extracting(Receipt::position, Receipt::outcomes)
        .containsExactly(2L, List.of(UNCHANGED, REVISED, REVISED));
  }

  @Test
  void makesNoCommitWhenNothingIsNew() {
    commit("0002", observed("0002", "N1", 2024, 1));

    Receipt again = commit("0002", observed("0002", "N1", 2024, 1));

    assertThat(again).isEqualTo(new Receipt(1, null, List.of(UNCHANGED)));
    assertThat(get(ledger.position("0002"))).isEqualTo(1);
    assertThat(commit("0002")).isEqualTo(new Receipt(1, null, List.of()));
  }

  @Test
  void storesOneOfTwoFiguresForTheSamePeriodAndTheLastWins() {
    Receipt receipt =
        commit(
            "0003",
            observed("0003", "N1", 2024, 1),
            observed("0003", "N1", 2024, 1),
            observed("0003", "N1", 2024, 2));

    assertThat(receipt.outcomes()).containsExactly(ACCEPTED, UNCHANGED, REVISED);
    assertThat(get(ledger.after("0003", 0, 10)).getFirst().changes())
        .containsExactly(change("0003", 2024, null, 2.0));
    Receipt thereAndBack =
        commit("0003", observed("0003", "N1", 2024, 3), observed("0003", "N1", 2024, 2));
    assertThat(thereAndBack).isEqualTo(new Receipt(1, null, List.of(REVISED, REVISED)));
  }

  @Test
  void tellsAFigureFromTheSameFigureWithAnotherMarginFlagOrNumber() {
    SeriesId series = SeriesId.of("0004", "N1");
    List<Observation> each =
        List.of(
            new Observation(YEAR, 1.0, null, null, null, "A"),
            new Observation(YEAR, 1.0, null, 10L, null, "A"),
            new Observation(YEAR, 1.0, null, 10L, 0.5, "A"),
            new Observation(YEAR, 1.0, null, 10L, 0.5, "P"),
            new Observation(YEAR, null, Missing.HIDDEN, 10L, 0.5, "P"),
            new Observation(YEAR, -0.0, null, 10L, 0.5, "P"),
            new Observation(YEAR, 0.1 + 0.2, null, 10L, 0.5, "P"));
    for (Observation observation : each) {
      Fact fact = new Fact.Observed(series, observation);
      assertThat(commit("0004", fact, fact).outcomes().getLast()).isEqualTo(UNCHANGED);
    }
    assertThat(get(ledger.after("0004", 0, 10)))
        .extracting(commit -> commit.changes().getFirst().after())
        .containsExactlyElementsOf(each);
  }

  @Test
  void givesBackEveryKindOfFactAsItWas() {
    Fact.Catalogued catalog = new Fact.Catalogued("{\"å\":\"\\u0000\"}", "ab".repeat(32));
    Instant minute = Instant.parse("2026-01-01T00:00:00Z");
    Statement bare =
        new Statement(
            "lerum-a", Statement.State.DONE, LocalDate.of(2025, 3, 1), "KS 12", null, "KS", null);
    Statement full =
        new Statement(
            "lerum-b",
            Statement.State.STALLED,
            LocalDate.of(2025, 3, 2),
            "KS 13 \"§ 4\"",
            "https://example.org/",
            "KS",
            "åäö");
    SeriesId site = SeriesId.parse("0005:energy-kwh:site=torpskolan");
    Observation hour =
        new Observation(Period.parse("2025-08-31T22:00:00Z/PT1H"), 1e-9, null, 5L, 0.25, "E");

    Receipt receipt =
        commit(
            "0005",
            new Fact.Observed(site, hour),
            new Fact.Stated(bare),
            new Fact.Stated(full),
            new Fact.Compared(comparison(20.5)),
            catalog,
            new Fact.Ticked(minute));

    assertThat(receipt.outcomes()).containsOnly(ACCEPTED).hasSize(6);
    Commit read = get(ledger.after("0005", 0, 10)).getFirst();
    assertThat(read).isEqualTo(receipt.commit());
    assertThat(read)
        .isEqualTo(
            new Commit(
                "0005",
                1,
                read.at(),
                List.of(new Change(site, hour.period(), null, hour)),
                List.of(bare, full),
                List.of(comparison(20.5)),
                catalog,
                minute));
  }

  @Test
  void takesTheSameStatementComparisonAndCatalogOnce() {
    Fact stated =
        new Fact.Stated(
            new Statement(
                "a", Statement.State.DONE, LocalDate.of(2025, 1, 1), "KS 1", null, "KS", null));
    Fact catalog = new Fact.Catalogued("{}", "00".repeat(32));
    commit("0006", stated, new Fact.Compared(comparison(1)), catalog);

    assertThat(commit("0006", stated, new Fact.Compared(comparison(1)), catalog).outcomes())
        .containsOnly(UNCHANGED);
    assertThat(
            commit(
                    "0006",
                    new Fact.Compared(comparison(2)),
                    new Fact.Catalogued("[]", "11".repeat(32)))
                .outcomes())
        .containsExactly(REVISED, REVISED);
    assertThat(get(ledger.inForce("0006", 1)).comparisons()).containsExactly(comparison(1));
    assertThat(get(ledger.inForce("0006", 2)).comparisons()).containsExactly(comparison(2));
  }

  @Test
  void refusesATickThatIsNotAfterTheLastOrInTheFuture() {
    Instant minute = get(ledger.now()).truncatedTo(ChronoUnit.MINUTES);

    assertThat(commit("0007", new Fact.Ticked(minute)).outcomes()).containsExactly(ACCEPTED);
    assertThat(
            commit(
                "0007",
                new Fact.Ticked(minute),
                new Fact.Ticked(minute.minus(Duration.ofMinutes(1))),
                new Fact.Ticked(minute.plus(Duration.ofHours(1)))))
        .isEqualTo(new Receipt(1, null, List.of(UNCHANGED, UNCHANGED, UNCHANGED)));
  }

  @Test
  void refusesFactsOfAnotherMunicipalityAndTooMany() {
    assertThatThrownBy(() -> commit("0008", observed("0009", "N1", 2024, 1)))
        .isInstanceOf(IllegalArgumentException.class);
    Fact fact = observed("0008", "N1", 2024, 1);
    assertThatThrownBy(
            () ->
                get(ledger.commit("0008", "test", Collections.nCopies(Ledger.MAX_FACTS + 1, fact))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(get(ledger.position("0008"))).isZero();
  }

  @Test
  void findsThePositionOfAMoment() {
    Commit first = commitOf("0010", observed("0010", "N1", 2024, 1));
    Commit second = commitOf("0010", observed("0010", "N1", 2024, 2));

    assertThat(second.at()).isAfter(first.at());
    assertThat(get(ledger.positionAt("0010", first.at().minusNanos(1_000)))).isEmpty();
    assertThat(get(ledger.positionAt("0010", first.at()))).isEqualTo(Optional.of(1L));
    assertThat(get(ledger.positionAt("0010", second.at().plusSeconds(60))))
        .isEqualTo(Optional.of(2L));
    assertThat(get(ledger.municipalities())).contains("0010").isSorted().doesNotContain("0000");
  }

  @Test
  void doesNotAnswerForAPositionThatIsYetToCome() {
    commit("0011", observed("0011", "N1", 2024, 1));

    assertThat(LedgerFixture.figures(ledger, "0011", 0)).isEmpty();
    assertThatThrownBy(() -> get(ledger.inForce("0011", 2)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(get(ledger.inForce("0000", 0)).at()).isNull();
  }

  @Test
  void takesTwentyThousandRowsInOneCommitAndReadsThemBack() {
    List<Fact> rows =
        IntStream.range(0, 20_000)
            .mapToObj(i -> observed("0012", "N" + i / 100, 1900 + i % 100, i / 7.0))
            .toList();

    assertThat(get(ledger.commit("0012", "test", rows)).outcomes()).containsOnly(ACCEPTED);
    assertThat(get(ledger.commit("0012", "test", rows)).outcomes()).containsOnly(UNCHANGED);
    assertThat(Set.<Fact>copyOf(LedgerFixture.figures(ledger, "0012", 1)))
        .isEqualTo(Set.copyOf(rows));
    List<Fact> revised =
        IntStream.range(0, 20_000)
            .mapToObj(i -> observed("0012", "N" + i / 100, 1900 + i % 100, i / 9.0 - 1))
            .toList();
    assertThat(get(ledger.commit("0012", "test", revised)).outcomes()).containsOnly(REVISED);
    assertThat(get(ledger.after("0012", 0, 10)))
        .extracting(commit -> commit.changes().size())
        .containsExactly(20_000, 20_000);
  }

  @Test
  void givesAtLeastOneCommitHoweverLargeAndStopsAfterALargeOne() {
    for (int i = 0; i < 3; i++) {
      commit("0013", new Fact.Catalogued(noise(i, 2 * Ledger.MAX_PACKED_BYTES), "" + i));
    }

    assertThat(get(ledger.after("0013", 0, 10))).extracting(Commit::position).containsExactly(1L);
    assertThat(get(ledger.after("0013", 1, 10))).extracting(Commit::position).containsExactly(2L);
  }

  private static String noise(int seed, int length) {
    Random random = new Random(seed);
    StringBuilder text = new StringBuilder(length);
    while (text.length() < length) {
      text.append(Long.toString(random.nextLong(), 36));
    }
    return text.toString();
  }

  private static Comparison comparison(double value) {
    return new Comparison(
        "N1",
        YEAR,
        "riket",
        new TreeMap<>(
            Map.of(
                "0180", new Comparison.Member(value, "A", 17L),
                "1480", new Comparison.Member(null, "M", null))));
  }

  private static Change change(
      String municipality, int year, @Nullable Double before, double after) {
    Period period = Period.ofYear(year);
    return new Change(
        SeriesId.of(municipality, "N1"),
        period,
        before == null ? null : Observation.of(period, before),
        Observation.of(period, after));
  }

  private Commit commitOf(String municipality, Fact... facts) {
    Commit commit = commit(municipality, facts).commit();
    assertThat(commit).isNotNull();
    return Objects.requireNonNull(commit);
  }

  private Receipt commit(String municipality, Fact... facts) {
    return get(ledger.commit(municipality, "test", List.of(facts)));
  }
}
