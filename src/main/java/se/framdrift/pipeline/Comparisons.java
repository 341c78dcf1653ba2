package se.framdrift.pipeline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import se.framdrift.catalog.Catalog;
import se.framdrift.model.Commit;
import se.framdrift.model.Comparison;
import se.framdrift.model.Fact;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

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

  /** A KPI that is compared within a group. */
  record Ranked(String kpi, String group) {}

  /** What {@code catalog} compares within groups that {@code member} belongs to. */
  static List<Ranked> ranked(Catalog catalog, String member) {
    return catalog.indicators().stream()
        .flatMap(indicator -> indicator.compared().stream())
        .map(compared -> new Ranked(compared.kpi(), compared.group()))
        .distinct()
        .filter(
            ranked -> {
              var group = catalog.comparisonGroups().get(ranked.group());
              return group != null && group.members().contains(member);
            })
        .toList();
  }

  /** One figure of a member, and the position of its ledger that it was seen at. */
  record Seen(String member, SeriesId series, Observation observation, long position) {

    private Comparison of(Key key) {
      SortedMap<String, Comparison.Member> members = new TreeMap<>();
      members.put(member, new Comparison.Member(observation.value(), observation.flag(), position));
      return new Comparison(key.kpi(), key.period(), key.group(), members);
    }
  }

  /** What a commit says of its municipality. */
  static List<Seen> seen(Commit commit) {
    return commit.changes().stream()
        .map(
            change ->
                new Seen(commit.municipality(), change.series(), change.after(), commit.position()))
        .toList();
  }

  /**
   * The comparison facts that another municipality lacks of what was seen: that member's figure
   * alone, which its ledger joins to the others'.
   *
   * @param ranked what it ranks
   * @param known the comparisons that it has
   */
  static List<Fact> missing(List<Seen> seen, List<Ranked> ranked, Map<Key, Comparison> known) {
    Map<Key, Comparison> wanted = new LinkedHashMap<>();
    for (Seen each : seen) {
      for (Ranked rank : ranked) {
        if (each.series().dimensions().isEmpty() && rank.kpi().equals(each.series().kpi())) {
          Key key = new Key(rank.kpi(), each.observation().period(), rank.group());
          Comparison told = each.of(key);
          Comparison before = known.get(key);
          if (before == null || !before.with(told).equals(before)) {
            wanted.merge(key, told, Comparison::with);
          }
        }
      }
    }
    return wanted.values().stream().<Fact>map(Fact.Compared::new).toList();
  }
}
