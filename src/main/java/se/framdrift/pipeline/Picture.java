package se.framdrift.pipeline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.framdrift.boards.Tile;
import se.framdrift.boards.Tile.CommitmentTile;
import se.framdrift.boards.Tile.IndicatorTile;
import se.framdrift.catalog.Catalog;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Document;
import se.framdrift.catalog.Formula;
import se.framdrift.catalog.Indicator;
import se.framdrift.catalog.Steadiness;
import se.framdrift.catalog.Target;
import se.framdrift.commitments.Assessment;
import se.framdrift.commitments.Assessor;
import se.framdrift.commitments.Claims;
import se.framdrift.commitments.Evidence;
import se.framdrift.commitments.Flapping;
import se.framdrift.commitments.Overriding;
import se.framdrift.commitments.TargetHistory;
import se.framdrift.commitments.Withdrawals;
import se.framdrift.indicators.Engine;
import se.framdrift.model.Change;
import se.framdrift.model.ClaimFinding;
import se.framdrift.model.Commit;
import se.framdrift.model.Comparison;
import se.framdrift.model.Fact;
import se.framdrift.model.FactsInForce;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Judgement;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Reason;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Statement;

/**
 * What one catalog makes of the facts: the engine's state, the reports, and the moment that time
 * has come to. Confined to one thread; no clock, no I/O.
 */
final class Picture {

  private final Catalog catalog;
  private final Engine engine;
  private final EvidenceReading figures;
  private final Moving moving;
  private final Map<String, Indicator> indicators = new HashMap<>();
  private final Map<String, Commitment> commitments = new HashMap<>();
  private final Map<String, List<Statement>> statements = new HashMap<>();
  private final Map<String, Set<String>> commitmentsOf = new HashMap<>();
  private final Map<String, Instant> due = new HashMap<>();
  private final Map<Comparisons.Key, Comparison> comparisons = new HashMap<>();
  private final Map<String, Judgement> judgements = new HashMap<>();
  private final Map<String, TargetHistory> targets;
  private final Withdrawals withdrawals = new Withdrawals();
  private @Nullable Instant tick;

  /** Of a catalog whose past is not known. */
  Picture(Catalog catalog, Formula.Compiler compiler) {
    this(catalog, compiler, Map.of());
  }

  /**
   * @param targets when the commitments' targets were stated, as far as it is known
   */
  Picture(Catalog catalog, Formula.Compiler compiler, Map<String, TargetHistory> targets) {
    this.catalog = catalog;
    this.targets = targets;
    this.engine = new Engine(catalog, compiler);
    catalog.indicators().forEach(each -> indicators.putIfAbsent(each.id(), each));
    catalog.commitments().forEach(each -> commitments.putIfAbsent(each.id(), each));
    this.figures = new EvidenceReading(catalog, engine, indicators);
    this.moving = new Moving(indicators.values(), figures);
    for (Commitment commitment : catalog.commitments()) {
      for (String indicator : commitment.judgedBy()) {
        commitmentsOf.computeIfAbsent(indicator, _ -> new LinkedHashSet<>()).add(commitment.id());
      }
    }
  }

  /**
   * Takes in everything that was in force; reads the figures page by page to their end.
   *
   * @param await waits for a page
   * @return how many figures there were
   */
  long begin(
      FactsInForce facts,
      Function<CompletionStage<List<Fact.Observed>>, List<Fact.Observed>> await) {
    long rows = 0;
    List<Fact.Observed> page = await.apply(facts.observations().next());
    while (!page.isEmpty()) {
      rows += page.size();
      page.forEach(this::observe);
      page = await.apply(facts.observations().next());
    }
    facts.judgements().forEach(each -> judgements.put(each.commitment(), each));
    facts.comparisons().forEach(this::compare);
    facts.statements().forEach(this::state);
    tick = facts.tick();
    moving.begin(now());
    return rows;
  }

  private void observe(Fact.Observed fact) {
    engine.apply(new Change(fact.series(), fact.observation().period(), null, fact.observation()));
    withdrawals.apply(fact.series(), fact.observation());
  }

  /**
   * Takes in one commit.
   *
   * @return ids of the tiles that may say something else now
   */
  Set<String> apply(Commit commit) {
    Set<String> touched = new LinkedHashSet<>();
    for (Change change : commit.changes()) {
      touched.addAll(engine.apply(change));
      withdrawals.apply(change.series(), change.after());
    }
    commit.comparisons().forEach(comparison -> touched.addAll(compare(comparison)));
    for (String indicator : List.copyOf(touched)) {
      touched.addAll(commitmentsOf.getOrDefault(indicator, Set.of()));
    }
    for (Statement statement : commit.statements()) {
      state(statement);
      touched.add(statement.commitment());
    }
    for (Judgement judgement : commit.judgements()) {
      judgements.put(judgement.commitment(), judgement);
      touched.add(judgement.commitment());
    }
    if (commit.tick() != null) {
      tick = commit.tick();
      catalog.commitments().forEach(commitment -> touched.add(commitment.id()));
    }
    touched.addAll(moving.apply(touched, now()));
    return touched;
  }

  /** The moment that everything is judged at. */
  private Instant now() {
    return tick == null ? Instant.EPOCH : tick;
  }

  private Set<String> compare(Comparison comparison) {
    comparisons.put(Comparisons.Key.of(comparison), comparison);
    return engine.apply(comparison);
  }

  private void state(Statement statement) {
    statements.computeIfAbsent(statement.commitment(), _ -> new ArrayList<>()).add(statement);
  }

  /** Ids of every tile that this catalog shows. */
  Set<String> tiles() {
    Set<String> ids = new LinkedHashSet<>();
    catalog.indicators().forEach(indicator -> ids.add(indicator.id()));
    catalog.commitments().forEach(commitment -> ids.add(commitment.id()));
    return ids;
  }

  /** What a tile says now; empty for an id that the catalog does not have. */
  Optional<Tile> tile(String id) {
    Indicator indicator = indicators.get(id);
    return indicator == null
        ? Optional.ofNullable(commitments.get(id)).map(this::commitmentTile)
        : Optional.of(indicatorTile(indicator));
  }

  private Tile indicatorTile(Indicator indicator) {
    List<IndicatorValue> points = engine.values(indicator.id(), IndicatorTile.MAX_POINTS);
    if (points.isEmpty()) {
      return new IndicatorTile(indicator.id(), points, nothing(indicator), null, null);
    }
    Instant observed = points.getLast().period().end();
    Instant expected =
        catalog
            .reportingLag(indicator)
            .map(lag -> lag.after(figures.rhythm(indicator).after(observed)))
            .orElse(null);
    return new IndicatorTile(
        indicator.id(), points, null, observed, expected, moving.of(indicator.id()));
  }

  private Reason nothing(Indicator indicator) {
    for (Indicator.Input input : indicator.inputs()) {
      Catalog.Series series = catalog.series().get(input.series());
      LocalizedText missing = series == null ? null : series.feedMissing();
      if (missing != null) {
        return new Reason("no-feed", new java.util.TreeMap<>(), missing);
      }
    }
    return Reason.of("no-data", "inga uppgifter ännu", "no data yet");
  }

  private Tile commitmentTile(Commitment commitment) {
    List<Statement> reports = statements.getOrDefault(commitment.id(), List.of());
    Evidence evidence = figures.of(commitment, reports);
    Instant now = now();
    Assessment assessment = Assessor.assess(commitment, evidence, targets(commitment.id()), now);
    Overriding overriding = Overriding.of(judgements.get(commitment.id()), now);
    Instant next = overriding.due(assessment.due());
    if (next == null) {
      due.remove(commitment.id());
    } else {
      due.put(commitment.id(), next);
    }
    Target target = commitment.target();
    return new CommitmentTile(
        commitment.id(),
        withdrawals.named(assessment.status(), series(target)),
        target == null ? null : target.indicator(),
        assessment.judged(),
        assessment.targetNow(),
        Evidence.latest(reports),
        assessment.observedAt(),
        assessment.expectedNext(),
        overriding.now(),
        claim(commitment, reports),
        assessment.forecast());
  }

  /** How often a commitment's state would have changed; null where no newest figure decides. */
  @Nullable Flapping flapping(Commitment commitment, Steadiness steadiness) {
    return Flapping.preview(commitment, figures.of(commitment, List.of()), now(), steadiness);
  }

  /** What is known of when a commitment's target was stated. */
  TargetHistory targets(String commitment) {
    return targets.getOrDefault(commitment, TargetHistory.NONE);
  }

  private @Nullable ClaimFinding claim(Commitment commitment, List<Statement> reports) {
    Commitment.Claim claim = commitment.claim();
    if (claim == null) {
      return null;
    }
    String checked = claim.check() == null ? null : claim.check().indicator();
    LocalDate dated =
        catalog.documents().stream()
            .filter(document -> document.id().equals(commitment.document()))
            .findFirst()
            .map(Document::dated)
            .orElse(null);
    Evidence evidence = figures.of(checked, reports);
    return Claims.judge(commitment, evidence, dated, now()).orElse(null);
  }

  /** All that the target's indicator and those beside it are computed from, weights and all. */
  private Set<SeriesId> series(@Nullable Target target) {
    Set<SeriesId> series = new LinkedHashSet<>();
    if (target != null) {
      Stream.concat(Stream.of(target.indicator()), target.beside().indicators().stream())
          .flatMap(id -> Optional.ofNullable(indicators.get(id)).stream())
          .forEach(each -> series.addAll(each.series()));
    }
    return series;
  }

  @Nullable Commitment commitment(String id) {
    return commitments.get(id);
  }

  Catalog catalog() {
    return catalog;
  }

  Engine engine() {
    return engine;
  }

  Map<String, List<Statement>> statements() {
    return statements;
  }

  Map<Comparisons.Key, Comparison> comparisons() {
    return comparisons;
  }

  /** Figures that are withdrawn as confidential now. */
  Set<Withdrawals.Figure> secret() {
    return withdrawals.confidential();
  }

  @Nullable Instant tick() {
    return tick;
  }

  /** The next moment at which time alone can change a tile; null when none is known. */
  @Nullable Instant due() {
    return Stream.concat(due.values().stream(), Stream.ofNullable(moving.due()))
        .min(Instant::compareTo)
        .orElse(null);
  }
}
