package se.framdrift.feeds.running;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.Sink;
import se.framdrift.model.Comparison;
import se.framdrift.model.Delivery;
import se.framdrift.model.FeedActivity;
import se.framdrift.model.FeedRun;
import se.framdrift.pipeline.Intake;

/** What feeds do to the world, kept in memory; leases as a database would, by a shared table. */
final class MemoryEdges implements Edges.Leasing, Edges.Memory, Edges.History, Edges.Compare, Sink {

  final String node;
  final Map<String, String> table;
  final List<Decoded> taken = Collections.synchronizedList(new ArrayList<>()); // of many
  final List<FeedActivity> told = new CopyOnWriteArrayList<>();
  final List<FeedRun> runs;
  final Map<String, String> memory;
  final List<Comparison> compared = new CopyOnWriteArrayList<>();
  volatile Supplier<Future<Boolean>> renewal = () -> Future.succeededFuture(true);

  /** A node by itself. */
  MemoryEdges() {
    this("one", new HashMap<>(), new ArrayList<>(), new TreeMap<>());
  }

  private MemoryEdges(
      String node, Map<String, String> table, List<FeedRun> runs, Map<String, String> memory) {
    this.node = node;
    this.table = table;
    this.runs = runs;
    this.memory = memory;
  }

  /** Another node on the same database. */
  MemoryEdges beside(String name) {
    return new MemoryEdges(name, table, runs, memory);
  }

  Edges edges() {
    return new Edges(this, this, this, this, this, told::add);
  }

  @Override
  public Future<Boolean> take(String name) {
    synchronized (table) {
      return Future.succeededFuture(
          table.putIfAbsent(name, node) == null || table.get(name).equals(node));
    }
  }

  @Override
  public Future<Boolean> renew(String name) {
    synchronized (table) {
      return node.equals(table.get(name)) ? renewal.get() : Future.succeededFuture(false);
    }
  }

  @Override
  public Future<Void> release(String name) {
    synchronized (table) {
      table.remove(name, node);
      return Future.succeededFuture();
    }
  }

  /** Another node takes a lease that has expired. */
  void takenBy(String other) {
    synchronized (table) {
      table.replaceAll((_, _) -> other);
    }
  }

  @Override
  public Future<Optional<String>> recall(String municipality, String feed, String key) {
    synchronized (memory) {
      return Future.succeededFuture(Optional.ofNullable(memory.get(key)));
    }
  }

  @Override
  public Future<Void> keep(String municipality, String feed, Map<String, String> texts) {
    synchronized (memory) {
      memory.putAll(texts);
      return Future.succeededFuture();
    }
  }

  @Override
  public Future<Void> add(FeedRun run) {
    synchronized (runs) {
      runs.addFirst(run);
      return Future.succeededFuture();
    }
  }

  @Override
  public Future<List<FeedRun>> newest(String municipality, String feed, int limit) {
    return Future.succeededFuture(runs().stream().limit(limit).toList());
  }

  /** Newest first. */
  List<FeedRun> runs() {
    synchronized (runs) {
      return List.copyOf(runs);
    }
  }

  @Override
  public Future<Intake> take(Delivery delivery, Decoded decoded) {
    taken.add(decoded);
    return Future.succeededFuture(
        new Intake(decoded.rows().size(), 0, 0, decoded.undecodable(), new TreeMap<>()));
  }

  @Override
  public Future<?> compare(String municipality, String feed, List<Comparison> comparisons) {
    compared.addAll(comparisons);
    return Future.succeededFuture();
  }
}
