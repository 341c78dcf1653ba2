package se.framdrift.disclosure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Period;

/** Rows beside a ledger, as the store keeps them, without a store. */
final class Crowd {

  static final Period WAVE = Period.parse("2026-Q1");

  private static final class Kept {
    private List<Contribution> now;
    private @Nullable Mark mark;

    Kept(List<Contribution> now) {
      this.now = now;
    }
  }

  private final Plan plan;
  private final Map<String, Kept> rows = new LinkedHashMap<>();
  private List<Gone> gone = new ArrayList<>();
  private Standing standing = Standing.NONE;

  Crowd(Plan plan) {
    this.plan = plan;
  }

  void put(String id, Contribution... contributions) {
    Kept kept = rows.get(id);
    if (kept == null) {
      rows.put(id, new Kept(List.of(contributions)));
    } else {
      kept.now = List.of(contributions);
    }
  }

  void delete(String id) {
    Kept kept = rows.remove(id);
    if (kept != null) {
      if (kept.mark != null) {
        gone.add(kept.mark.gone());
      }
    }
  }

  /** The cells of the next release; none when nothing may change. */
  List<Cell> release(boolean over) {
    List<Part> parts = rows.values().stream().map(row -> new Part(row.now, row.mark)).toList();
    Optional<Release> next = Releases.next(plan, WAVE, over, standing, parts, gone);
    if (next.isEmpty()) {
      return List.of();
    }
    standing = next.get().standing();
    gone = new ArrayList<>(next.get().gone());
    int i = 0;
    for (Kept row : rows.values()) {
      row.mark = next.get().marks().get(i++).orElse(null);
    }
    return next.get().cells();
  }

  Standing standing() {
    return standing;
  }

  static Leaf leaf(String... namesAndValues) {
    TreeMap<String, String> groups = new TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      groups.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new Leaf(groups, "");
  }
}
