package se.framdrift.live;

import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * The viewers of one event loop. Confined to it, but for {@link #tell}, which any thread may call.
 */
final class LiveLoop {

  private final Context context;
  private final LiveMetrics metrics;
  private final AtomicInteger size = new AtomicInteger();
  private final Set<Viewer> viewers = new LinkedHashSet<>();
  private final Map<Channel, Set<Subscription>> followers = new HashMap<>();

  LiveLoop(Context context, LiveMetrics metrics) {
    this.context = context;
    this.metrics = metrics;
  }

  /** Runs {@code what} on the loop, unless nobody is there to see it. */
  void tell(Consumer<LiveLoop> what) {
    if (size.get() > 0) {
      context.runOnContext(_ -> what.accept(this));
    }
  }

  void add(Viewer viewer) {
    size.incrementAndGet();
    viewers.add(viewer);
  }

  /** Returns whether the viewer was still there. */
  boolean remove(Viewer viewer) {
    boolean there = viewers.remove(viewer);
    if (there) {
      size.decrementAndGet();
    }
    return there;
  }

  void follow(Subscription subscription) {
    followers.computeIfAbsent(subscription.channel(), _ -> new LinkedHashSet<>()).add(subscription);
  }

  void unfollow(Subscription subscription) {
    followers.getOrDefault(subscription.channel(), Set.of()).remove(subscription);
  }

  void push(Channel channel, Push push) {
    Set<Subscription> all = followers.getOrDefault(channel, Set.of());
    if (!all.isEmpty()) {
      all.forEach(subscription -> subscription.offer(push));
      metrics.pushed(push.at(), Instant.now());
    }
  }

  /** Asks for the hash only where somebody compares it. */
  void heartbeat(BoardChannel channel) {
    Set<Subscription> all = followers.getOrDefault(channel, Set.of());
    if (!all.isEmpty()) {
      Heartbeat beat = channel.heartbeat();
      all.forEach(subscription -> subscription.offer(beat));
    }
  }

  void restart(BoardChannel channel) {
    List.copyOf(followers.getOrDefault(channel, Set.of()))
        .forEach(subscription -> subscription.viewer().restart(subscription));
  }

  void sweep(long nanoTime) {
    List.copyOf(viewers).forEach(viewer -> viewer.sweep(nanoTime));
  }

  /** Completes when every viewer has been told, whether or not it still listened. */
  Future<Void> close() {
    return Future.join(
            List.copyOf(viewers).stream().map(viewer -> viewer.close(Disconnect.SHUTDOWN)).toList())
        .mapEmpty();
  }

  Context context() {
    return context;
  }
}
