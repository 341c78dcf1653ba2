package se.framdrift.live;

import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The viewers of one event loop. Confined to it, but for {@link #tell}, which any thread may call.
 */
final class LiveLoop {

  private final Context context;
  private final LiveMetrics metrics;
  private final AtomicInteger size = new AtomicInteger();
  private final AtomicInteger followed = new AtomicInteger();
  private final Set<Viewer> viewers = new LinkedHashSet<>();
  private final Map<Channel, Set<Subscription>> followers = new HashMap<>();
  private List<Viewer> due = new ArrayList<>();
  private @Nullable Instant dueSince;

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
    if (followers
        .computeIfAbsent(subscription.channel(), _ -> new LinkedHashSet<>())
        .add(subscription)) {
      followed.incrementAndGet();
    }
  }

  void unfollow(Subscription subscription) {
    Set<Subscription> all = followers.get(subscription.channel());
    if (all != null && all.remove(subscription)) {
      followed.decrementAndGet();
      if (all.isEmpty()) {
        followers.remove(subscription.channel());
      }
    }
  }

  /** How many subscriptions its viewers have. Any thread. */
  int followed() {
    return followed.get();
  }

  void push(Channel channel, List<Push> pushes) {
    Set<Subscription> all = followers.getOrDefault(channel, Set.of());
    if (all.isEmpty()) {
      return;
    }
    for (Push push : pushes) {
      List.copyOf(all).forEach(subscription -> subscription.offer(push));
    }
    if (dueSince == null && !due.isEmpty()) {
      dueSince = pushes.getFirst().at();
    }
  }

  /**
   * Has {@code viewer} flushed when everything has run that waits for this loop now: what else
   * becomes due to it until then leaves in the same write.
   */
  void due(Viewer viewer) {
    if (due.isEmpty()) {
      context.runOnContext(_ -> flush());
    }
    due.add(viewer);
  }

  private void flush() {
    long began = System.nanoTime();
    List<Viewer> now = due;
    Instant since = dueSince;
    due = new ArrayList<>();
    dueSince = null;
    Together together = new Together();
    now.forEach(viewer -> viewer.flushDue(together));
    metrics.written(System.nanoTime() - began);
    if (since != null) {
      metrics.pushed(since, Instant.now());
    }
  }

  /** Asks for the hash only where somebody compares it. */
  void heartbeat(BoardChannel channel) {
    Set<Subscription> all = followers.getOrDefault(channel, Set.of());
    if (!all.isEmpty()) {
      Heartbeat beat = channel.heartbeat();
      List.copyOf(all).forEach(subscription -> subscription.offer(beat));
    }
  }

  void restart(Channel channel) {
    List.copyOf(followers.getOrDefault(channel, Set.of()))
        .forEach(subscription -> subscription.viewer().restart(subscription));
  }

  void sweep(long nanoTime) {
    dismiss();
    List.copyOf(viewers).forEach(viewer -> viewer.sweep(nanoTime));
  }

  /** Those who follow what is not shown to them any more start over, and are told that. */
  void dismiss() {
    List<Subscription> over = new ArrayList<>();
    followers.forEach(
        (channel, all) -> {
          Map<Audience, Boolean> seen = new HashMap<>(2);
          for (Subscription each : all) {
            if (!seen.computeIfAbsent(each.audience(), audience -> audience.sees(channel))) {
              over.add(each);
            }
          }
        });
    for (Subscription each : over) {
      each.forget(); // what is due to it may be what it must not see
      each.viewer().restart(each);
    }
  }

  /** Completes when every viewer has been told, whether or not it still listened. */
  Future<Void> close() {
    return Future.join(
            List.copyOf(viewers).stream().map(viewer -> viewer.close(Disconnect.SHUTDOWN)).toList())
        .mapEmpty();
  }

  void cut() {
    List.copyOf(viewers).forEach(Viewer::cut);
  }

  Context context() {
    return context;
  }
}
