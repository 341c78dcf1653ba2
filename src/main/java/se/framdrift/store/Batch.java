package se.framdrift.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Change;
import se.framdrift.model.Comparison;
import se.framdrift.model.Fact;
import se.framdrift.model.Judgement;
import se.framdrift.model.Observation;
import se.framdrift.model.Outcome;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Statement;
import se.framdrift.model.Withdrawal;

/**
 * The facts of one transaction against what the ledger said before: who is new, who says nothing
 * new, and what is to be written. Pure; not thread-safe.
 */
final class Batch {

  /** A period of a series: what an observation speaks of. */
  record Cell(SeriesId series, Period period) {

    @Override
    public int hashCode() {
      return series.hashCode() * 31 + period.hashCode();
    }
  }

  /** What a comparison speaks of. */
  record Contest(String kpi, Period period, String group) {

    static Contest of(Comparison comparison) {
      return new Contest(comparison.kpi(), comparison.period(), comparison.group());
    }
  }

  /**
   * The ledger as the locked municipality row says.
   *
   * @param now PostgreSQL's clock
   */
  record Head(long position, @Nullable Instant tick, @Nullable String catalogSha256, Instant now) {}

  /**
   * What the ledger says of the contests and commitments that the batch speaks of.
   *
   * @param secrets what members of contests have withdrawn as confidential
   * @param judgements the newest of each commitment
   */
  record Known(
      Map<Contest, Comparison> comparisons,
      Secrets secrets,
      Set<Statement> statements,
      Map<String, Judgement> judgements) {

    static final Known NOTHING = new Known(Map.of(), Secrets.NONE, Set.of(), Map.of());
  }

  /** What is said of a cell: before the batch, and last in it. */
  private static final class Slot {
    private @Nullable Observation before;
    private @Nullable Observation after;
    private @Nullable Withdrawal secret;
  }

  /**
   * The result: what to write, and what to answer.
   *
   * @param secret what is withdrawn as confidential here
   */
  record Settled(CommitFacts facts, List<Outcome> outcomes, Map<Cell, Withdrawal> secret) {}

  private final List<Fact> facts;
  private final Map<Cell, Slot> cells;
  private final Slot[] slots;
  private final Set<Contest> contests = new LinkedHashSet<>();
  private final Set<String> commitments = new LinkedHashSet<>();

  /**
   * Sorts out what the facts speak of.
   *
   * @throws IllegalArgumentException when a series belongs to another municipality
   */
  Batch(String municipality, List<Fact> facts) {
    this.facts = List.copyOf(facts);
    this.cells = LinkedHashMap.newLinkedHashMap(facts.size());
    this.slots = new Slot[facts.size()];
    for (int i = 0; i < slots.length; i++) {
      switch (facts.get(i)) {
        case Fact.Observed(SeriesId series, Observation observation) ->
            slots[i] = slot(municipality, series, observation.period());
        case Fact.Withdrawn(SeriesId series, Period period, _, _, _) ->
            slots[i] = slot(municipality, series, period);
        case Fact.Judged(Judgement judgement) -> commitments.add(judgement.commitment());
        case Fact.Stated(Statement statement) -> commitments.add(statement.commitment());
        case Fact.Compared(Comparison comparison) -> contests.add(Contest.of(comparison));
        case Fact.Catalogued _, Fact.Ticked _ -> {}
      }
    }
  }

  private Slot slot(String municipality, SeriesId series, Period period) {
    if (!series.municipality().equals(municipality)) {
      throw new IllegalArgumentException(series + " is not of municipality " + municipality);
    }
    return cells.computeIfAbsent(new Cell(series, period), _ -> new Slot());
  }

  /** In the order in which the facts first name them; the same holds for the next two. */
  Set<Cell> cells() {
    return Collections.unmodifiableSet(cells.keySet());
  }

  List<Contest> contests() {
    return List.copyOf(contests);
  }

  List<String> commitments() {
    return List.copyOf(commitments);
  }

  /** Whether it speaks of figures and of nothing else. */
  boolean isFigures() {
    return facts.stream().allMatch(Fact.Observed.class::isInstance);
  }

  /** Whether something may be withdrawn as confidential. */
  boolean keepsSecret() {
    return facts.stream()
        .anyMatch(
            fact ->
                fact instanceof Fact.Withdrawn withdrawn
                    && withdrawn.reason() == Withdrawal.Code.CONFIDENTIAL);
  }

  int size() {
    return facts.size();
  }

  /**
   * Begins anew with what the ledger says of the cells; those that are not there are new.
   *
   * @param before by cell
   */
  void begin(Function<Cell, @Nullable Observation> before) {
    cells.forEach(
        (cell, slot) -> {
          slot.before = before.apply(cell);
          slot.after = slot.before;
          slot.secret = null;
        });
  }

  /** Takes the facts one after another, after {@link #begin}. */
  Settled settle(Head head, Known known) {
    Settlement settlement = new Settlement(head, known);
    List<Outcome> outcomes = new ArrayList<>(facts.size());
    for (int i = 0; i < slots.length; i++) {
      outcomes.add(
          switch (facts.get(i)) {
            case Fact.Observed(_, Observation observation) -> observe(slots[i], observation);
            case Fact.Withdrawn withdrawn -> withdraw(slots[i], withdrawn, head.now());
            case Fact.Judged(Judgement judgement) -> settlement.judge(judgement);
            case Fact.Stated(Statement statement) -> settlement.state(statement);
            case Fact.Compared(Comparison comparison) -> settlement.compare(comparison);
            case Fact.Catalogued catalog -> settlement.replace(catalog);
            case Fact.Ticked(Instant at) -> settlement.tick(at);
          });
    }
    return new Settled(
        settlement.facts(changes()), Collections.unmodifiableList(outcomes), secret());
  }

  private Map<Cell, Withdrawal> secret() {
    Map<Cell, Withdrawal> secret = new LinkedHashMap<>();
    cells.forEach(
        (cell, slot) -> {
          if (slot.secret != null) {
            secret.put(cell, slot.secret);
          }
        });
    return secret;
  }

  private static Outcome withdraw(Slot slot, Fact.Withdrawn fact, Instant now) {
    Withdrawal withdrawal = new Withdrawal(fact.reason(), fact.text(), fact.by(), now);
    Observation last = slot.after;
    Withdrawal known = last == null ? null : last.withdrawal();
    if (known != null && known.saysAs(withdrawal)) {
      return Outcome.UNCHANGED;
    }
    slot.secret = withdrawal.isConfidential() ? withdrawal : slot.secret;
    return observe(slot, Observation.withdrawn(fact.period(), withdrawal));
  }

  private static Outcome observe(Slot slot, Observation observation) {
    Observation last = slot.after;
    if (observation.equals(last)) {
      return Outcome.UNCHANGED;
    }
    slot.after = observation;
    return last == null ? Outcome.ACCEPTED : Outcome.REVISED;
  }

  /** What differs, in the end, from what the ledger said; no secret is said again as before. */
  private List<Change> changes() {
    List<Change> changes = new ArrayList<>(cells.size());
    cells.forEach(
        (cell, slot) -> {
          Observation after = slot.after;
          if (after != null && !after.equals(slot.before)) {
            Observation before =
                slot.before == null || slot.secret == null || slot.before.value() == null
                    ? slot.before
                    : Observation.hidden(cell.period(), slot.secret);
            changes.add(new Change(cell.series(), cell.period(), before, after));
          }
        });
    return changes;
  }

  /** The state while the facts are taken one after another. */
  private static final class Settlement {

    private final Head head;
    private final Known known;
    private final Map<Contest, Comparison> comparisons = new LinkedHashMap<>();
    private final List<Statement> statements = new ArrayList<>();
    private final List<Judgement> judgements = new ArrayList<>();
    private final Map<String, Judgement> judged;
    private final Set<Statement> stated;
    private Fact.@Nullable Catalogued catalog;
    private @Nullable Instant tick;

    Settlement(Head head, Known known) {
      this.head = head;
      this.known = known;
      this.stated = new HashSet<>(known.statements());
      this.judged = new HashMap<>(known.judgements());
    }

    Outcome judge(Judgement judgement) {
      Judgement last = judged.get(judgement.commitment());
      boolean nothing =
          judgement instanceof Judgement.Retraction && !(last instanceof Judgement.Ruling);
      if (nothing || judgement.equals(last)) {
        return Outcome.UNCHANGED;
      }
      judged.put(judgement.commitment(), judgement);
      judgements.add(judgement);
      return last == null ? Outcome.ACCEPTED : Outcome.REVISED;
    }

    Outcome compare(Comparison told) {
      Comparison comparison = known.secrets().kept(told);
      Contest contest = Contest.of(comparison);
      Comparison pending = comparisons.get(contest);
      Comparison before = pending != null ? pending : known.comparisons().get(contest);
      Comparison after = before == null ? comparison : before.with(comparison);
      if (after.equals(before)) {
        return Outcome.UNCHANGED;
      }
      comparisons.put(contest, after);
      return before == null ? Outcome.ACCEPTED : Outcome.REVISED;
    }

    Outcome state(Statement statement) {
      if (!stated.add(statement)) {
        return Outcome.UNCHANGED;
      }
      statements.add(statement);
      return Outcome.ACCEPTED;
    }

    Outcome replace(Fact.Catalogued next) {
      String before = catalog != null ? catalog.sha256() : head.catalogSha256();
      if (next.sha256().equals(before)) {
        return Outcome.UNCHANGED;
      }
      catalog = next;
      return before == null ? Outcome.ACCEPTED : Outcome.REVISED;
    }

    Outcome tick(Instant at) {
      Instant last = tick != null ? tick : head.tick();
      if (at.isAfter(head.now()) || (last != null && !at.isAfter(last))) {
        return Outcome.UNCHANGED;
      }
      tick = at;
      return Outcome.ACCEPTED;
    }

    /** What differs, in the end, from what the ledger said. */
    CommitFacts facts(List<Change> changes) {
      List<Comparison> compared = new ArrayList<>(comparisons.values());
      compared.removeIf(each -> each.equals(known.comparisons().get(Contest.of(each))));
      boolean back = catalog != null && catalog.sha256().equals(head.catalogSha256());
      return new CommitFacts(
          changes, statements, compared, back ? null : catalog, tick, judgements, List.of());
    }
  }
}
