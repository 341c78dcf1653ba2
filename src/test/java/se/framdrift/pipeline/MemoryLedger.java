package se.framdrift.pipeline;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Change;
import se.framdrift.model.Commit;
import se.framdrift.model.Comparison;
import se.framdrift.model.Fact;
import se.framdrift.model.FactsInForce;
import se.framdrift.model.Judgement;
import se.framdrift.model.Observation;
import se.framdrift.model.Outcome;
import se.framdrift.model.Pages;
import se.framdrift.model.Period;
import se.framdrift.model.Receipt;
import se.framdrift.model.SeriesId;
import se.framdrift.model.StatedTarget;
import se.framdrift.model.Statement;
import se.framdrift.model.Withdrawal;

/** The ledger of one municipality, as the functions of {@link Edges} promise it. Thread-safe. */
final class MemoryLedger {

  static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private record Cell(SeriesId series, Period period) {}

  private final String municipality;
  private final List<Commit> commits = new ArrayList<>();

  MemoryLedger(String municipality) {
    this.municipality = municipality;
  }

  synchronized Future<Receipt> append(String code, String origin, List<Fact> facts) {
    FactsInForce before = fold(commits.size());
    Map<Cell, Observation> known = cells(commits.size());
    Map<Comparisons.Key, Comparison> compared = compared(before);
    List<Change> changes = new ArrayList<>();
    List<Statement> statements = new ArrayList<>();
    List<Comparison> comparisons = new ArrayList<>();
    List<Judgement> judgements = new ArrayList<>();
    Fact.Catalogued catalog = null;
    Instant tick = null;
    for (Fact fact : facts) {
      switch (fact) {
        case Fact.Observed(SeriesId series, Observation observation) -> {
          Cell cell = new Cell(series, observation.period());
          Observation was = known.put(cell, observation);
          if (!observation.equals(was)) {
            changes.add(new Change(series, observation.period(), was, observation));
          }
        }
        case Fact.Withdrawn withdrawn -> {
          Cell cell = new Cell(withdrawn.series(), withdrawn.period());
          Observation observation = taken(withdrawn);
          Observation was = known.put(cell, observation);
          if (!observation.equals(was)) {
            changes.add(new Change(withdrawn.series(), withdrawn.period(), was, observation));
          }
        }
        case Fact.Judged(Judgement judgement) -> judgements.add(judgement);
        case Fact.Stated(Statement statement) -> statements.add(statement);
        case Fact.Compared(Comparison told) -> {
          Comparison was = compared.get(Comparisons.Key.of(told));
          Comparison is = was == null ? told : was.with(told);
          if (!is.equals(was)) {
            compared.put(Comparisons.Key.of(told), is);
            comparisons.add(is);
          }
        }
        case Fact.Catalogued next -> catalog = next;
        case Fact.Ticked(Instant at) -> tick = at;
      }
    }
    long position = commits.size() + 1;
    Commit commit =
        new Commit(
            municipality,
            position,
            BEGIN.plusSeconds(position),
            changes,
            statements,
            comparisons,
            catalog,
            tick,
            judgements,
            List.of());
    commits.add(commit);
    List<Outcome> outcomes = facts.stream().map(_ -> Outcome.ACCEPTED).toList();
    return Future.succeededFuture(new Receipt(position, commit, outcomes));
  }

  synchronized Future<List<Commit>> after(String code, long position, int limit) {
    int from = (int) Math.min(position, commits.size());
    return Future.succeededFuture(
        List.copyOf(commits.subList(from, Math.min(commits.size(), from + limit))));
  }

  synchronized Future<Long> position(String code) {
    return Future.succeededFuture((long) commits.size());
  }

  synchronized Future<FactsInForce> inForce(String code, long position) {
    return Future.succeededFuture(fold(position));
  }

  synchronized Commit commit(long position) {
    return commits.get((int) position - 1);
  }

  private FactsInForce fold(long position) {
    Map<Comparisons.Key, Comparison> compared = new LinkedHashMap<>();
    List<Statement> statements = new ArrayList<>();
    Map<String, Judgement> judged = new TreeMap<>();
    Fact.@Nullable Catalogued catalog = null;
    Instant tick = null;
    Instant at = null;
    for (Commit commit : commits.subList(0, (int) position)) {
      commit.comparisons().forEach(each -> compared.put(Comparisons.Key.of(each), each));
      statements.addAll(commit.statements());
      commit.judgements().forEach(each -> judged.put(each.commitment(), each));
      catalog = commit.catalog() == null ? catalog : commit.catalog();
      tick = commit.tick() == null ? tick : commit.tick();
      at = commit.at();
    }
    TreeMap<String, Fact.Observed> sorted = new TreeMap<>();
    cells(position)
        .forEach(
            (cell, observation) ->
                sorted.put(cell.toString(), new Fact.Observed(cell.series(), observation)));
    return new FactsInForce(
        municipality,
        position,
        at,
        catalog,
        tick,
        Pages.of(List.copyOf(sorted.values())),
        statements,
        List.copyOf(compared.values()),
        List.copyOf(judged.values()),
        targets(position));
  }

  private List<StatedTarget> targets(long position) {
    List<StatedTarget> stated = new ArrayList<>();
    Map<String, String> before = new HashMap<>();
    for (Commit commit : commits.subList(0, (int) position)) {
      if (commit.catalog() != null) {
        new JsonObject(commit.catalog().json())
            .getJsonArray("commitments", new JsonArray()).stream()
                .map(JsonObject.class::cast)
                .forEach(
                    each -> {
                      JsonObject target = each.getJsonObject("target");
                      String json = target == null ? "" : target.encode();
                      String id = each.getString("id");
                      if (!json.equals(before.put(id, json)) && target != null) {
                        stated.add(new StatedTarget(id, commit.at(), json));
                      }
                    });
      }
    }
    return stated;
  }

  private static Observation taken(Fact.Withdrawn withdrawn) {
    return Observation.withdrawn(
        withdrawn.period(),
        new Withdrawal(withdrawn.reason(), withdrawn.text(), withdrawn.by(), BEGIN));
  }

  private Map<Cell, Observation> cells(long position) {
    Map<Cell, Observation> cells = new LinkedHashMap<>();
    for (Commit commit : commits.subList(0, (int) position)) {
      commit
          .changes()
          .forEach(each -> cells.put(new Cell(each.series(), each.period()), each.after()));
    }
    return cells;
  }

  private static Map<Comparisons.Key, Comparison> compared(FactsInForce facts) {
    Map<Comparisons.Key, Comparison> compared = new LinkedHashMap<>();
    facts.comparisons().forEach(each -> compared.put(Comparisons.Key.of(each), each));
    return compared;
  }
}
