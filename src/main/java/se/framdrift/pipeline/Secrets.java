package se.framdrift.pipeline;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Catalog;
import se.framdrift.commitments.Withdrawals.Figure;
import se.framdrift.model.Delivery;
import se.framdrift.model.Fact;

/**
 * Keeps figures withdrawn that were withdrawn as confidential: a machine that says the same every
 * night would bring them back. Who sends figures by hand may.
 */
final class Secrets {

  /** Kinds of feed that are handed figures by somebody who means those. */
  private static final Set<String> BY_HAND = Set.of("push", "files");

  private Secrets() {}

  /** What a delivery must not bring back; empty for one that somebody sends by hand. */
  static Set<Figure> of(Delivery delivery, @Nullable Replica replica) {
    if (replica == null) {
      return Set.of();
    }
    Catalog catalog = replica.catalog();
    if (catalog == null || replica.showing().secret().isEmpty()) {
      return Set.of();
    }
    boolean machine =
        catalog.feeds().stream()
            .filter(feed -> feed.id().equals(delivery.feed()))
            .anyMatch(feed -> !BY_HAND.contains(feed.kind()));
    return machine ? replica.showing().secret() : Set.of();
  }

  /** The facts without those. */
  static SortedMap<String, List<Fact>> kept(
      SortedMap<String, List<Fact>> facts, Function<String, Set<Figure>> secret) {
    SortedMap<String, List<Fact>> kept = new TreeMap<>();
    facts.forEach(
        (code, all) -> {
          Set<Figure> of = secret.apply(code);
          List<Fact> left =
              of.isEmpty() ? all : all.stream().filter(fact -> !isOneOf(of, fact)).toList();
          if (!left.isEmpty()) {
            kept.put(code, left);
          }
        });
    return kept;
  }

  private static boolean isOneOf(Set<Figure> secret, Fact fact) {
    return fact instanceof Fact.Observed observed
        && secret.contains(new Figure(observed.series(), observed.observation().period()));
  }
}
