package se.framdrift.pipeline;

import io.vertx.core.Future;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import se.framdrift.catalog.Catalog;
import se.framdrift.model.Commit;
import se.framdrift.model.Fact;
import se.framdrift.model.SeriesId;

/**
 * Tells municipalities what those have that they are ranked against. Each commit is told as it is
 * applied; what a stop or an outage has swallowed is found again by holding the figures in force
 * against what is known. Every node does so; telling twice changes nothing. Thread-safe.
 */
final class Relay {

  private static final System.Logger LOG = System.getLogger(Relay.class.getName());

  /** The most figures of a series that are held against what is known. */
  private static final int MAX_FIGURES = 1_000;

  private final Map<String, Replica> replicas;
  private final BiFunction<String, List<Fact>, Future<?>> record;
  private final Set<String> behind = ConcurrentHashMap.newKeySet();

  /**
   * @param replicas those that are followed, as they come to be
   * @param record commits comparison facts of a municipality
   */
  Relay(Map<String, Replica> replicas, BiFunction<String, List<Fact>, Future<?>> record) {
    this.replicas = replicas;
    this.record = record;
  }

  /** To be called when a commit has been applied. */
  void applied(Commit commit) {
    if (commit.catalog() != null) {
      behind(commit.municipality());
    }
    if (commit.changes().isEmpty()) {
      return;
    }
    List<Comparisons.Seen> seen = Comparisons.seen(commit);
    replicas.forEach(
        (code, replica) -> {
          List<Comparisons.Ranked> ranked = ranked(replica, code, commit.municipality());
          if (!ranked.isEmpty()) {
            tell(code, replica, seen, ranked);
          }
        });
  }

  /** Says that a municipality may lack figures of others. */
  void behind(String municipality) {
    behind.add(municipality);
  }

  /** Gives those who are behind what they lack. Costs nothing when nobody is. */
  void reconcile() {
    for (String code : List.copyOf(behind)) {
      Replica replica = replicas.get(code);
      if (replica != null && replica.catalog() != null) {
        behind.remove(code);
        replicas.keySet().forEach(member -> reconcile(code, replica, member));
      }
    }
  }

  private void reconcile(String code, Replica replica, String member) {
    List<Comparisons.Ranked> ranked = ranked(replica, code, member);
    Replica source = replicas.get(member);
    if (ranked.isEmpty() || source == null) {
      return;
    }
    source
        .ask(view -> ranked.stream().flatMap(each -> figures(view, member, each)).toList())
        .onSuccess(seen -> tell(code, replica, seen, ranked))
        .onFailure(e -> failed(code, e));
  }

  private static Stream<Comparisons.Seen> figures(
      View view, String member, Comparisons.Ranked ranked) {
    SeriesId series = new SeriesId(member, ranked.kpi(), new java.util.TreeMap<>());
    return view.observations(series, MAX_FIGURES).stream()
        .map(each -> new Comparisons.Seen(member, series, each, view.position()));
  }

  private static List<Comparisons.Ranked> ranked(Replica replica, String code, String member) {
    Catalog catalog = replica.catalog();
    return catalog == null || code.equals(member) ? List.of() : Comparisons.ranked(catalog, member);
  }

  private void tell(
      String code, Replica replica, List<Comparisons.Seen> seen, List<Comparisons.Ranked> ranked) {
    replica
        .comparisons()
        .map(known -> Comparisons.missing(seen, ranked, known))
        .compose(
            facts ->
                facts.isEmpty()
                    ? Future.succeededFuture()
                    : record.apply(code, new ArrayList<>(facts)).<Void>mapEmpty())
        .onFailure(e -> failed(code, e));
  }

  private void failed(String code, Throwable e) {
    LOG.log(Level.DEBUG, "Comparisons for " + code + " will be told later", e);
    behind(code);
  }
}
