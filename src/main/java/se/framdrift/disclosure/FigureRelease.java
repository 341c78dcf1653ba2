package se.framdrift.disclosure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Period;

/** What one figure may show now. Used once. */
final class FigureRelease {

  private final Plan plan;
  private final Figure figure;
  private final Period wave;
  private final Standing standing;
  private final int release;
  private final List<Gone> gone;

  private final List<@Nullable Contribution> now = new ArrayList<>();
  private final List<@Nullable Mark> marks = new ArrayList<>();
  private final Tables tables;

  private final List<Cell> cells = new ArrayList<>();
  private final List<Shown> shown = new ArrayList<>();
  private final SortedMap<String, Standing.Told> told = new TreeMap<>();
  private boolean released;

  FigureRelease(
      Plan plan, Figure figure, Period wave, Standing standing, List<Part> parts, List<Gone> gone) {
    this.plan = plan;
    this.figure = figure;
    this.wave = wave;
    this.standing = standing;
    this.release = standing.release() + 1;
    this.gone = gone.stream().filter(each -> each.figure().equals(figure.id())).toList();
    for (Part part : parts) {
      now.add(
          part.now().stream()
              .filter(each -> each.figure().equals(figure.id()))
              .findFirst()
              .orElse(null));
      marks.add(
          part.marks().stream()
              .filter(each -> each.contribution().figure().equals(figure.id()))
              .findFirst()
              .orElse(null));
    }
    this.tables = new Tables(plan, figure, now.stream().filter(Objects::nonNull).toList());
  }

  /** Decides. Hiding never waits; showing waits until enough have changed and the audit passes. */
  void decide(boolean over) {
    Set<Place> hidden = tables.hidden();
    long n = tables.n(Place.TOTAL);
    long needed = Math.max(plan.threshold(), over ? 0 : n / 20);
    if (n >= plan.threshold() && changed() >= needed) {
      show(hidden);
    }
    for (Place place : Place.all(plan, figure)) {
      Standing.Told before = standing.inForce().get(Standing.key(figure, place));
      boolean first = before == null && released && !told.containsKey(place.text());
      if (first || (before != null && before.shown() && hidden.contains(place))) {
        cells.addAll(tables.hiddenCells(place, wave));
        told.put(place.text(), Standing.Told.HIDDEN);
      }
    }
  }

  private void show(Set<Place> hidden) {
    Equations equations = equations();
    SortedMap<String, Long> micros = tables.micros();
    for (Set<String> dimensions : tables.choices()) {
      List<Place> places =
          Place.all(plan, figure).stream()
              .filter(place -> place.isTotal() || dimensions.contains(place.dimension()))
              .filter(place -> !hidden.contains(place))
              .toList();
      if (places.stream().allMatch(this::differsEnough)
          && equations.isSafeWith(places, release, micros)) {
        for (Place place : places) {
          cells.addAll(tables.cells(place, wave));
          shown.add(new Shown(figure.id(), place, release, micros));
          told.put(place.text(), new Standing.Told(true, tables.n(place), tables.yes(place)));
        }
        released = true;
        return;
      }
    }
  }

  private boolean unchanged(int part) {
    Mark mark = marks.get(part);
    return mark != null && mark.contribution().equals(now.get(part));
  }

  /** How many were added, changed or deleted since the figure was last released. */
  private long changed() {
    long changed = gone.stream().filter(Gone::isPending).mapToLong(Gone::count).sum();
    for (int i = 0; i < now.size(); i++) {
      boolean any = now.get(i) != null || marks.get(i) != null;
      changed += any && !unchanged(i) ? 1 : 0;
    }
    return changed;
  }

  /**
   * Whether a place is as it was, or its counts differ by the threshold at least. Who is deleted
   * and sent again counts as somebody else everywhere but here.
   */
  private boolean differsEnough(Place place) {
    Standing.Told before = standing.inForce().get(Standing.key(figure, place));
    if (before == null || !before.shown() || !isChanged(place)) {
      return true;
    }
    long yes = tables.yes(place) - before.yes();
    long no = tables.n(place) - tables.yes(place) - (before.n() - before.yes());
    long came = Math.max(yes, 0) + Math.max(no, 0);
    long went = Math.max(-yes, 0) + Math.max(-no, 0);
    return Math.max(came, went) >= plan.threshold();
  }

  private boolean isChanged(Place place) {
    if (gone.stream().anyMatch(each -> each.isPending() && place.holds(each.leaf()))) {
      return true;
    }
    for (int i = 0; i < now.size(); i++) {
      Contribution contribution = now.get(i);
      Mark mark = marks.get(i);
      boolean here =
          (contribution != null && place.holds(contribution.leaf()))
              || (mark != null && place.holds(mark.contribution().leaf()));
      if (here && !unchanged(i)) {
        return true;
      }
    }
    return false;
  }

  private Equations equations() {
    Equations equations = new Equations(plan);
    for (Gone each : gone) {
      int left = each.isPending() ? release : each.left();
      equations.count(each.leaf(), each.entered(), left, each.count());
    }
    for (int i = 0; i < now.size(); i++) {
      Contribution contribution = now.get(i);
      Mark mark = marks.get(i);
      if (mark != null) {
        int left = unchanged(i) ? Equations.NEVER : release;
        equations.count(mark.contribution().leaf(), mark.entered(), left, 1);
      }
      if (contribution != null && !unchanged(i)) {
        equations.count(contribution.leaf(), release, Equations.NEVER, 1);
      }
    }
    standing.history().stream()
        .filter(each -> each.figure().equals(figure.id()))
        .forEach(each -> equations.show(each.place(), each.release(), each.micros()));
    return equations;
  }

  /** Whether anything new is shown, not only hidden. */
  boolean isReleased() {
    return released;
  }

  List<Cell> cells() {
    return cells;
  }

  List<Shown> shown() {
    return shown;
  }

  /** By the text of the place. */
  Map<String, Standing.Told> told() {
    return told;
  }

  /** What a part has now been released with. */
  @Nullable Mark mark(int part) {
    Contribution contribution = now.get(part);
    if (!released || unchanged(part)) {
      return marks.get(part);
    }
    return contribution == null ? null : new Mark(contribution, release);
  }

  /** All of this figure that are no more, after this release. */
  List<Gone> gone() {
    if (!released) {
      return gone;
    }
    List<Gone> all = new ArrayList<>();
    for (Gone each : gone) {
      int left = each.isPending() ? release : each.left();
      all.add(new Gone(each.figure(), each.leaf(), each.entered(), left, each.count()));
    }
    for (int i = 0; i < now.size(); i++) {
      Mark mark = marks.get(i);
      if (mark != null && !unchanged(i)) {
        all.add(new Gone(figure.id(), mark.contribution().leaf(), mark.entered(), release, 1));
      }
    }
    return all;
  }
}
