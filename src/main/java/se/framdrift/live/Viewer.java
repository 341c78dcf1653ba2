package se.framdrift.live;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Someone who follows channels over one connection. Confined to the event loop that accepted it.
 *
 * <p>Publications that become due in one turn of the loop leave in one write at its end.
 */
abstract sealed class Viewer permits LiveSession, EventStream {

  private final LiveLoop loop;
  private @Nullable Subscription due;
  private @Nullable List<Subscription> furtherDue;

  Viewer(LiveLoop loop) {
    this.loop = loop;
  }

  /**
   * Whether something may be written now. A viewer that answers no comes back by itself, by {@link
   * Subscription#catchUp} for each of its boards, as soon as it may.
   */
  abstract boolean ready();

  /** Writes messages with publications, in one write. */
  abstract void put(List<SharedText> publications);

  abstract void write(Heartbeat beat);

  /** The channel was replaced by one that cannot be reached from where the viewer stands. */
  abstract void restart(Subscription subscription);

  /** Called about ten times in the shortest of the timeouts: pings, and ends who is overdue. */
  abstract void sweep(long nanoTime);

  /** Ends the connection; completes when it is gone or was told. */
  abstract Future<Void> close(Disconnect why);

  /** Ends the connection at once, whatever waits for it. */
  abstract void cut();

  /** As what a publication is written to this viewer. */
  abstract Together.Form form();

  /** Has what {@code subscription} lacks written at the end of this turn. */
  final void due(Subscription subscription) {
    if (due == null) {
      due = subscription;
      loop.due(this);
    } else {
      List<Subscription> further = furtherDue == null ? new ArrayList<>(2) : furtherDue;
      further.add(subscription);
      furtherDue = further;
    }
  }

  /** Writes what is due, if anything may be written. Whatever else is written comes after it. */
  final void flushDue(Together together) {
    Subscription first = due;
    List<Subscription> further = furtherDue == null ? List.of() : furtherDue;
    if (first == null) {
      return;
    }
    due = null;
    furtherDue = null;
    if (!ready()) {
      first.forget();
      further.forEach(Subscription::forget);
      return;
    }
    List<Push> pushes = first.take();
    if (!further.isEmpty()) {
      pushes = new ArrayList<>(pushes);
      for (Subscription subscription : further) {
        pushes.addAll(subscription.take());
      }
    }
    if (!pushes.isEmpty()) {
      put(together.messages(pushes, form()));
    }
  }

  /** The same outside of the loop's own turn. */
  final void flushDue() {
    if (due != null) {
      flushDue(new Together());
    }
  }
}
