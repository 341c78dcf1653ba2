package se.framdrift.store;

import static org.assertj.core.api.Assertions.assertThat;
import static se.framdrift.store.LedgerFixture.get;

import io.vertx.core.Vertx;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.model.Commit;
import se.framdrift.model.Comparison;
import se.framdrift.model.Fact;
import se.framdrift.model.FactsInForce;
import se.framdrift.model.Judgement;
import se.framdrift.model.Missing;
import se.framdrift.model.Observation;
import se.framdrift.model.Pages;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;
import se.framdrift.model.StatedTarget;
import se.framdrift.model.Statement;
import se.framdrift.model.Status;
import se.framdrift.model.Withdrawal;
import se.framdrift.testing.PostgresExtension;

/** The fact tables against the commits: two ways to the same answer. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FactsInForceIT {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<String> PERIODS =
      List.of("2024", "2024-Q4", "2024-12", "2024-12-31", "2024-07-01/P12M", "2024-W52");

  private static final List<String> TARGETS =
      List.of("{\"value\": 600}", "null", "{\"value\": 500, \"deadline\": \"2026-10-14\"}");

  private final Vertx vertx = Vertx.vertx();
  private final Database database;
  private final Ledger ledger;

  FactsInForceIT(DatabaseAddress address) {
    database = LedgerFixture.open(vertx, address);
    ledger = new Ledger(database);
  }

  @AfterAll
  void close() {
    get(database.close());
    get(vertx.close());
  }

  static LongStream seeds() {
    return LongStream.rangeClosed(1, 12);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void atEveryPositionEqualWhatFoldingTheCommitsGives(long seed) {
    String municipality = "%04d".formatted(seed);
    Random random = new Random(seed);
    for (int i = 0; i < 25; i++) {
      List<Fact> facts = new ArrayList<>();
      int size = random.nextInt(12);
      while (facts.size() < size) {
        facts.add(fact(municipality, random));
      }
      get(ledger.commit(municipality, "test", facts));
    }

    Fold fold = new Fold(municipality);
    compare(fold, 0);
    for (Commit commit : LedgerFixture.all(ledger, municipality)) {
      fold.apply(commit);
      compare(fold, commit.position());
    }
    assertThat(fold.position).isEqualTo(get(ledger.position(municipality))).isPositive();
  }

  private void compare(Fold fold, long position) {
    FactsInForce facts = get(ledger.inForce(fold.municipality, position));
    assertThat(facts)
        .usingRecursiveComparison()
        .ignoringFields("observations")
        .isEqualTo(fold.facts());
    assertThat(LedgerFixture.figures(facts)).isEqualTo(fold.observed());
  }

  private static Fact fact(String municipality, Random random) {
    return switch (random.nextInt(12)) {
      case 0 ->
          new Fact.Stated(
              new Statement(
                  "c" + random.nextInt(3),
                  random.nextBoolean() ? Statement.State.DONE : Statement.State.STARTED,
                  LocalDate.of(2025, 1, 1 + random.nextInt(3)),
                  "KS 1",
                  random.nextBoolean() ? null : "https://example.org",
                  "KS",
                  null));
      case 1 ->
          new Fact.Compared(
              new Comparison(
                  "N" + random.nextInt(2),
                  Period.ofYear(2024 + random.nextInt(2)),
                  "riket",
                  new TreeMap<>(
                      Map.of("0180", new Comparison.Member(0.1 * random.nextInt(3), "A", null)))));
      case 10 ->
          new Fact.Withdrawn(
              series(municipality, random),
              Period.parse(PERIODS.get(random.nextInt(PERIODS.size()))),
              random.nextBoolean() ? Withdrawal.Code.ERROR : Withdrawal.Code.CONFIDENTIAL,
              "fel " + random.nextInt(2),
              "KS");
      case 11 -> new Fact.Judged(judgement(random));
      case 2 -> new Fact.Ticked(START.plusSeconds(60L * random.nextInt(100)));
      case 3 -> {
        int version = random.nextInt(TARGETS.size());
        yield new Fact.Catalogued(
            "{\"v\":%d,\"commitments\":[{\"id\":\"c0\",\"target\":%s},{\"id\":\"c1\",\"target\":{\"value\": %d}}]}"
                .formatted(version, TARGETS.get(version), version / 2),
            "sha-" + version);
      }
      default -> new Fact.Observed(series(municipality, random), observation(random));
    };
  }

  private static Judgement judgement(Random random) {
    String commitment = "c" + random.nextInt(2);
    LocalDate from = LocalDate.of(2026, 1, 1 + random.nextInt(3));
    return random.nextInt(3) == 0
        ? new Judgement.Retraction(commitment, "KS", "klart")
        : new Judgement.Ruling(commitment, Status.State.MET, "KS", "skäl", from, from.plusDays(30));
  }

  private static SeriesId series(String municipality, Random random) {
    String gender = random.nextBoolean() ? "" : ":gender=K";
    return SeriesId.parse(municipality + ":N" + random.nextInt(3) + gender);
  }

  private static Observation observation(Random random) {
    Period period = Period.parse(PERIODS.get(random.nextInt(PERIODS.size())));
    return switch (random.nextInt(5)) {
      case 0 -> Observation.missing(period, Missing.WITHDRAWN);
      case 1 -> new Observation(period, random.nextGaussian(), null, 100L, 0.1, "E");
      default -> Observation.of(period, random.nextInt(3));
    };
  }

  /** The simplest reading of a ledger. */
  private static final class Fold {

    private final String municipality;
    private final TreeMap<String, TreeMap<Period, Observation>> observations = new TreeMap<>();
    private final TreeMap<String, Comparison> comparisons = new TreeMap<>();
    private final TreeMap<String, Judgement> judgements = new TreeMap<>();
    private final TreeMap<String, String> stated = new TreeMap<>();
    private final List<StatedTarget> targets = new ArrayList<>();
    private FactsInForce facts;
    private long position;

    Fold(String municipality) {
      this.municipality = municipality;
      this.facts =
          new FactsInForce(municipality, 0, null, null, null, List.of(), List.of(), List.of());
    }

    void apply(Commit commit) {
      position = commit.position();
      for (var change : commit.changes()) {
        var series = observations.computeIfAbsent(change.series().toString(), _ -> new TreeMap<>());
        assertThat(series.put(change.period(), change.after())).isEqualTo(change.before());
      }
      for (var each : commit.comparisons()) {
        comparisons.put(each.kpi() + " " + each.period() + " " + each.group(), each);
      }
      List<Statement> statements = new ArrayList<>(facts.statements());
      statements.addAll(commit.statements());
      commit.judgements().forEach(each -> judgements.put(each.commitment(), each));
      state(commit);
      facts =
          new FactsInForce(
              municipality,
              position,
              commit.at(),
              commit.catalog() == null ? facts.catalog() : commit.catalog(),
              commit.tick() == null ? facts.tick() : commit.tick(),
              Pages.of(List.of()),
              statements,
              List.copyOf(comparisons.values()),
              List.copyOf(judgements.values()),
              List.copyOf(targets));
    }

    private void state(Commit commit) {
      if (commit.catalog() == null) {
        return;
      }
      int version = Integer.parseInt(commit.catalog().sha256().substring("sha-".length()));
      state("c0", commit.at(), TARGETS.get(version));
      state("c1", commit.at(), "{\"value\": %d}".formatted(version / 2));
    }

    private void state(String commitment, Instant at, String target) {
      String before = stated.put(commitment, target);
      if (!target.equals(before) && !target.equals("null")) {
        targets.add(new StatedTarget(commitment, at, target));
      }
    }

    List<Fact.Observed> observed() {
      List<Fact.Observed> observed = new ArrayList<>();
      observations.forEach(
          (id, periods) ->
              periods
                  .values()
                  .forEach(each -> observed.add(new Fact.Observed(SeriesId.parse(id), each))));
      return observed;
    }

    FactsInForce facts() {
      return facts;
    }
  }
}
