package se.framdrift.feeds.running;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import se.framdrift.feeds.Sink;
import se.framdrift.model.Comparison;
import se.framdrift.model.FeedActivity;
import se.framdrift.model.FeedRun;

/**
 * What the running of feeds needs of the world. All may be called from any thread.
 *
 * @param sink takes rows
 * @param compare takes what other municipalities reached
 * @param told hears what this node does with each feed, at once and often; must return at once
 */
public record Edges(
    Leasing leases,
    Memory memory,
    History history,
    Sink sink,
    Compare compare,
    Consumer<FeedActivity> told) {

  /** Leases of this node: what only one node may do. They end after 30 s without renewal. */
  public interface Leasing {

    /** False while another node holds it. */
    Future<Boolean> take(String name);

    /** False when another node has taken it. */
    Future<Boolean> renew(String name);

    Future<Void> release(String name);
  }

  /** What feeds keep for later runs. */
  public interface Memory {

    Future<Optional<String>> recall(String municipality, String feed, String key);

    /** All or none. */
    Future<Void> keep(String municipality, String feed, Map<String, String> texts);
  }

  /** How runs ended. */
  public interface History {

    Future<Void> add(FeedRun run);

    /** Newest first. */
    Future<List<FeedRun>> newest(String municipality, String feed, int limit);
  }

  /** Completes when they are durable. */
  @FunctionalInterface
  public interface Compare {
    Future<?> compare(String municipality, String feed, List<Comparison> comparisons);
  }
}
