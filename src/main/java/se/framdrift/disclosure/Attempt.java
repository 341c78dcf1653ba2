package se.framdrift.disclosure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import se.framdrift.disclosure.Standing.Told;
import se.framdrift.disclosure.Standing.Why;
import se.framdrift.model.Period;

/** What all figures of a wave may show now. Used once. */
final class Attempt {

  private record Slot(Figure figure, Place place) {}

  private final Plan plan;
  private final Period wave;
  private final Standing standing;
  private final List<Part> parts;
  private final List<Gone> gone;
  private final int release;
  private final Map<String, Tables> tables = new HashMap<>();
  private final Map<Slot, Why> hidden = new LinkedHashMap<>();
  private final Map<Slot, Shown> chosen = new LinkedHashMap<>();
  private final Map<Slot, Why> held = new HashMap<>();

  private final List<Cell> cells = new ArrayList<>();
  private final TreeMap<String, Told> told;

  Attempt(Plan plan, Period wave, Standing standing, List<Part> parts, List<Gone> gone) {
    this.plan = plan;
    this.wave = wave;
    this.standing = standing;
    this.parts = parts;
    this.gone = gone;
    this.release = standing.release() + 1;
    this.told = new TreeMap<>(standing.inForce());
    for (Figure figure : plan.figures()) {
      List<Contribution> all =
          parts.stream()
              .flatMap(part -> part.now().stream())
              .filter(each -> each.subject().equals(figure.subject()))
              .toList();
      Tables table = new Tables(plan, figure, all);
      tables.put(figure.id(), table);
      Map<Place, Why> why = table.hidden();
      for (Place place : Place.all(plan, figure)) {
        Why each = why.get(place);
        if (each != null) {
          hidden.put(new Slot(figure, place), each);
        }
      }
    }
  }

  private Tables table(Figure figure) {
    return Objects.requireNonNull(tables.get(figure.id()));
  }

  /** Hides what must not stand any longer; whoever answered is too few for it now. */
  void hide() {
    hidden.forEach(
        (slot, why) -> {
          Told before = told.get(key(slot));
          if (before != null) {
            if (before.shown()) {
              cells.addAll(Tables.hiddenCells(plan, slot.figure(), slot.place(), wave));
            }
            told.put(key(slot), new Told(false, before.release(), why));
          }
        });
  }

  /** Chooses what can be shown together, as much as possible, and tells it. */
  void show() {
    List<Slot> candidates = candidates();
    Equations equations = new Equations(plan, history(), parts, gone, release);
    if (!isSafe(equations, candidates)) {
      for (Set<Slot> some : bunches(candidates)) {
        if (!isSafe(equations, some)) {
          some.forEach(each -> isSafe(equations, List.of(each)));
        }
      }
    }
    for (Slot each : candidates) {
      if (!chosen.containsKey(each)) {
        boolean solvable = equations.isSolvable(List.copyOf(with(List.of(each)).values()));
        held.put(each, solvable ? Why.COMPLEMENTARY : Why.GIVES_AWAY);
      }
    }
    for (Figure figure : plan.figures()) {
      Place.all(plan, figure).forEach(place -> tell(new Slot(figure, place)));
    }
  }

  private static String key(Slot slot) {
    return Standing.key(slot.figure(), slot.place());
  }

  /** Those that pass by themselves, in the order of the plan. */
  private List<Slot> candidates() {
    List<Slot> candidates = new ArrayList<>();
    for (Figure figure : plan.figures()) {
      for (Place place : Place.all(plan, figure)) {
        Slot slot = new Slot(figure, place);
        if (hidden.containsKey(slot)) {
          continue;
        }
        if (!differsEnough(slot)) {
          held.put(slot, Why.TOO_FEW_CHANGED);
        } else if (table(figure).n(place) < plan.threshold()) {
          held.put(slot, Why.TOO_FEW);
        } else if (!table(figure).isShowable(place, wasHeld(slot))) {
          held.put(slot, Why.GIVES_AWAY);
        } else {
          candidates.add(slot);
        }
      }
    }
    return candidates;
  }

  /**
   * Whether a place was never shown since it would have given somebody away: whoever knows this
   * program may guess why, and what is shown later would prove it.
   */
  private boolean wasHeld(Slot slot) {
    Told before = standing.inForce().get(key(slot));
    return before != null && before.release() == 0 && before.why() == Why.GIVES_AWAY;
  }

  /** Whether a place is as it was, or so many have changed that nobody is known by it. */
  private boolean differsEnough(Slot slot) {
    Told before = standing.inForce().get(key(slot));
    if (before == null || before.release() == 0) {
      return true;
    }
    Churn churn = Churn.of(slot.figure().subject(), slot.place(), before.release(), parts, gone);
    return !churn.any() || churn.people() >= plan.threshold();
  }

  /** With what is published elsewhere, as it is now. */
  private List<Shown> history() {
    List<Shown> all = new ArrayList<>(standing.history());
    all.addAll(published());
    return all;
  }

  private List<Shown> published() {
    return plan.published().stream()
        .map(each -> table(plan.figure(each.figure())).shown(each.place(), release))
        .toList();
  }

  /** Totals first, then a dimension of a figure at a time. */
  private static List<Set<Slot>> bunches(List<Slot> candidates) {
    Map<String, Set<Slot>> bunches = new LinkedHashMap<>();
    candidates.stream()
        .filter(each -> each.place().isTotal())
        .forEach(each -> bunches.put(each.figure().id(), new HashSet<>(Set.of(each))));
    candidates.stream()
        .filter(each -> !each.place().isTotal())
        .forEach(
            each ->
                bunches
                    .computeIfAbsent(
                        each.figure().id() + ";" + each.place().dimension(),
                        _ -> new LinkedHashSet<>())
                    .add(each));
    return List.copyOf(bunches.values());
  }

  private boolean isSafe(Equations equations, Collection<Slot> more) {
    Map<Slot, Shown> all = with(more);
    boolean safe = equations.isSafeWith(List.copyOf(all.values()));
    if (safe) {
      chosen.putAll(all);
    }
    return safe;
  }

  /** What is chosen so far, and these. */
  private Map<Slot, Shown> with(Collection<Slot> more) {
    Map<Slot, Shown> all = new LinkedHashMap<>(chosen);
    more.forEach(each -> all.put(each, table(each.figure()).shown(each.place(), release)));
    return all;
  }

  private void tell(Slot slot) {
    Told before = standing.inForce().get(key(slot));
    Why why = hidden.get(slot);
    if (chosen.containsKey(slot)) {
      cells.addAll(table(slot.figure()).cells(slot.place(), wave));
      told.put(key(slot), new Told(true, release, Why.NOTHING));
    } else if (before == null) {
      if (!hidden.containsKey(new Slot(slot.figure(), Place.TOTAL))) {
        cells.addAll(Tables.hiddenCells(plan, slot.figure(), slot.place(), wave));
        told.put(key(slot), new Told(false, 0, why == null ? why(slot) : why));
      }
    } else if (why == null) {
      told.put(key(slot), new Told(before.shown(), before.release(), why(slot)));
    }
  }

  private Why why(Slot slot) {
    return held.getOrDefault(slot, Why.GIVES_AWAY);
  }

  List<Cell> cells() {
    return cells;
  }

  /** After an attempt at showing. */
  Standing standing() {
    List<Shown> history = new ArrayList<>(standing.history());
    history.addAll(published());
    history.addAll(chosen.values());
    return new Standing(release, history, told);
  }

  /** When something was only hidden. */
  Standing standingHidden() {
    return new Standing(standing.release(), standing.history(), told);
  }

  int release() {
    return release;
  }
}
