package se.framdrift.pipeline;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.Catalog;
import se.framdrift.model.Change;
import se.framdrift.model.Commit;
import se.framdrift.model.Comparison;
import se.framdrift.model.Fact;
import se.framdrift.model.Period;

/**
 * Carries one municipality's figures into the ledgers of those that are ranked against it. Pure. An
 * engine reads its own ledger only, so it learns of others through comparison facts.
 */
final class Comparisons {

  private Comparisons() {}

  /** What a comparison is about. */
  record Key(String kpi, Period period, String group) {
    static Key of(Comparison comparison) {
      return new Key(comparison.kpi(), comparison.period(), comparison.group());
    }
  }

  /** A KPI that is ranked within a group. */
  record Ranked(String kpi, String group) {}

  /** What {@code catalog} ranks within groups that {@code member} belongs to. */
  static List<Ranked> ranked(Catalog catalog, String member) {
    return catalog.indicators().stream()
        .flatMap(indicator -> indicator.inputs().stream())
        .filter(input -> input.aggregate() instanceof Aggregate.Rank)
        .map(
            input -> new Ranked(input.series().kpi(), ((Aggregate.Rank) input.aggregate()).group()))
        .distinct()
        .filter(
            ranked -> {
              var group = catalog.comparisonGroups().get(ranked.group());
              return group != null && group.members().contains(member);
            })
        .toList();
  }

  /**
   * The comparison facts that another municipality needs after {@code commit}.
   *
   * @param ranked what it ranks
   * @param known the comparisons that it has
   */
  static List<Fact> after(Commit commit, List<Ranked> ranked, Map<Key, Comparison> known) {
    Map<Key, Comparison> wanted = new LinkedHashMap<>();
    for (Change change : commit.changes()) {
      if (!change.series().dimensions().isEmpty()) {
        continue;
      }
      for (Ranked each : ranked) {
        if (each.kpi().equals(change.series().kpi())) {
          Key key = new Key(each.kpi(), change.period(), each.group());
          Comparison before = wanted.getOrDefault(key, known.get(key));
          Comparison after = with(before, key, commit, change);
          if (before == null || !sameValue(before, after, commit.municipality())) {
            wanted.put(key, after);
          }
        }
      }
    }
    return new ArrayList<>(wanted.values().stream().map(Fact.Compared::new).toList());
  }

  private static Comparison with(
      @org.jspecify.annotations.Nullable Comparison before, Key key, Commit commit, Change change) {
    SortedMap<String, Comparison.Member> members =
        before == null ? new TreeMap<>() : new TreeMap<>(before.members());
    members.put(
        commit.municipality(),
        new Comparison.Member(change.after().value(), change.after().flag(), commit.position()));
    return new Comparison(key.kpi(), key.period(), key.group(), members);
  }

  private static boolean sameValue(Comparison before, Comparison after, String member) {
    Comparison.Member was = before.members().get(member);
    Comparison.Member is = after.members().get(member);
    return was != null
        && is != null
        && Objects.equals(was.value(), is.value())
        && was.flag().equals(is.flag());
  }
}
