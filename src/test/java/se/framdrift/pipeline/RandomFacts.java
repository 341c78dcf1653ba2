package se.framdrift.pipeline;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import se.framdrift.catalogfiles.LoadedCatalog;
import se.framdrift.model.Comparison;
import se.framdrift.model.Fact;
import se.framdrift.model.Judgement;
import se.framdrift.model.Missing;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Statement;
import se.framdrift.model.Status;
import se.framdrift.model.Withdrawal;

/** A history that a seed decides: figures, revisions, reports, comparisons, ticks, catalogs. */
final class RandomFacts {

  private final LoadedCatalog loaded;
  private final Random random;
  private final List<SeriesId> series;
  private int minutes;

  RandomFacts(LoadedCatalog loaded, long seed) {
    this.loaded = loaded;
    this.random = new Random(seed);
    this.series = List.copyOf(loaded.catalog().series().keySet());
  }

  /** The first commit: nothing is shown before it. */
  List<Fact> first() {
    return List.of(new Fact.Catalogued(loaded.json(), loaded.sha256()), tick());
  }

  List<Fact> next() {
    List<Fact> facts = new ArrayList<>();
    switch (random.nextInt(14)) {
      case 0 -> facts.add(tick());
      case 1, 2 -> facts.add(new Fact.Stated(statement()));
      case 3 -> facts.add(new Fact.Compared(comparison()));
      case 12 -> facts.add(withdrawn());
      case 13 -> facts.add(new Fact.Judged(judgement()));
      case 4 -> facts.add(new Fact.Catalogued(loaded.json() + " ", "again-" + minutes));
      default -> {
        for (int rows = random.nextInt(1, 6); rows > 0; rows--) {
          facts.add(new Fact.Observed(series.get(random.nextInt(series.size())), observation()));
        }
      }
    }
    return facts;
  }

  private Fact tick() {
    minutes += random.nextInt(1, 400_000);
    return new Fact.Ticked(MemoryLedger.BEGIN.plusSeconds(60L * minutes));
  }

  private Observation observation() {
    Period period = Period.ofYear(2016 + random.nextInt(11));
    return random.nextInt(8) == 0
        ? Observation.missing(period, Missing.WITHDRAWN)
        : new Observation(
            period, random.nextInt(400) / 8.0, null, null, random.nextBoolean() ? 0.5 : null, "A");
  }

  private Fact withdrawn() {
    Withdrawal.Code[] codes = Withdrawal.Code.values();
    return new Fact.Withdrawn(
        series.get(random.nextInt(series.size())),
        Period.ofYear(2016 + random.nextInt(11)),
        codes[random.nextInt(codes.length)],
        "fel " + random.nextInt(3),
        "Ekonomikontoret");
  }

  /** Within the time that ticks pass through. */
  private Judgement judgement() {
    var commitments = loaded.catalog().commitments();
    String commitment = commitments.get(random.nextInt(commitments.size())).id();
    LocalDate from = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(3_000));
    Status.State[] states = Status.State.values();
    return random.nextInt(4) == 0
        ? new Judgement.Retraction(commitment, "KS", "klart")
        : new Judgement.Ruling(
            commitment,
            states[random.nextInt(states.length)],
            "KS",
            "skäl",
            from,
            from.plusDays(random.nextInt(366)));
  }

  private Statement statement() {
    var commitments = loaded.catalog().commitments();
    Statement.State[] states = Statement.State.values();
    return new Statement(
        commitments.get(random.nextInt(commitments.size())).id(),
        states[random.nextInt(states.length)],
        LocalDate.of(2025, 1 + random.nextInt(12), 1 + random.nextInt(28)),
        "KS " + random.nextInt(1_000),
        null,
        "KS",
        null);
  }

  private Comparison comparison() {
    List<Comparisons.Ranked> ranked = Comparisons.ranked(loaded.catalog(), "1441");
    Comparisons.Ranked each = ranked.get(random.nextInt(ranked.size()));
    var member = new Comparison.Member((double) random.nextInt(50), "A", (long) random.nextInt(20));
    return new Comparison(
        each.kpi(),
        Period.ofYear(2016 + random.nextInt(11)),
        each.group(),
        new TreeMap<>(Map.of("1441", member)));
  }
}
