package se.framdrift.live;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.CommitEvents;
import se.framdrift.wire.CanonicalJson;
import se.framdrift.wire.EventJson;

/**
 * What happened, commit by commit: one publication for each commit that brought events, never
 * merged and never left out. Guarded by its own lock; any thread.
 *
 * <p>The newest {@value #MOST} are held. A viewer who lacks more than these is told to start over,
 * and then gets the newest {@value #FRESH} at once.
 */
final class EventsChannel implements Channel {

  /** What the name of a channel of events begins with. */
  static final String PREFIX = "events:";

  /** Publications that a viewer who comes back can get. */
  static final int MOST = 300;

  /** Commits whose events a fresh viewer gets. */
  static final int FRESH = 100;

  /** What a commit brought, as it is told on its own and among others. */
  private record Told(Push push, String json) {}

  private final String name;
  private final Deque<Told> held = new ArrayDeque<>();
  private String epoch;
  private long position;
  private long complete; // everything after this position is held
  private long pushed;
  private @Nullable SharedText snapshot;

  /**
   * @param events the newest, oldest first
   * @param complete the position after which all are among them
   * @param position up to which they reach
   */
  EventsChannel(
      String municipality, String epoch, List<CommitEvents> events, long complete, long position) {
    this.name = PREFIX + municipality;
    this.epoch = epoch;
    restart(epoch, events, complete, position);
  }

  /** Holds exactly these from now on. Viewers must start over. */
  synchronized void restart(
      String newEpoch, List<CommitEvents> events, long completeAfter, long upTo) {
    epoch = newEpoch;
    held.clear();
    complete = completeAfter;
    position = completeAfter;
    events.forEach(this::hold);
    position = upTo;
    pushed = upTo;
    snapshot = null;
  }

  /** Whether what happened after a position, and up to another one, only adds to what is told. */
  synchronized boolean continues(String nextEpoch, long after, long upTo) {
    return nextEpoch.equals(epoch) && after <= position && upTo >= position;
  }

  @Override
  public String name() {
    return name;
  }

  /**
   * Takes what one commit brought; of a commit that was taken already nothing.
   *
   * @return whether it brought anything
   */
  synchronized boolean add(CommitEvents events) {
    if (events.position() <= position) {
      return false;
    }
    boolean any = !events.events().isEmpty();
    if (any) {
      hold(events);
      snapshot = null;
    }
    position = events.position();
    return any;
  }

  private void hold(CommitEvents events) {
    long after = held.isEmpty() ? complete : held.getLast().push().position();
    String json = EventJson.write(events);
    Push push = Push.ofEvents(name, epoch, after, events.position(), events.at(), json);
    held.add(new Told(push, json));
    if (held.size() > MOST) {
      complete = held.remove().push().position();
    }
  }

  @Override
  public synchronized boolean reaches(long viewer) {
    return viewer >= complete;
  }

  @Override
  public synchronized List<Push> since(long viewer) {
    List<Push> lacking = new ArrayList<>();
    Iterator<Told> newestFirst = held.descendingIterator();
    while (newestFirst.hasNext()) {
      Push push = newestFirst.next().push();
      if (push.position() <= viewer) {
        break;
      }
      lacking.addFirst(push);
    }
    return lacking;
  }

  @Override
  public synchronized List<Push> take() {
    List<Push> fresh = since(pushed);
    pushed = position;
    return fresh;
  }

  @Override
  public synchronized Joined join(@Nullable String viewersEpoch, long offset) {
    boolean recovered =
        epoch.equals(viewersEpoch) && offset >= 0 && offset <= position && reaches(offset);
    return recovered
        ? new Joined(epoch, position, true, null, since(offset))
        : new Joined(epoch, position, false, snapshot(), List.of());
  }

  /** What is held after {@code offset}; all of it if {@code viewersEpoch} is null. */
  synchronized Joined history(@Nullable String viewersEpoch, long offset) {
    return viewersEpoch == null
        ? new Joined(epoch, position, true, null, since(Long.MIN_VALUE))
        : join(viewersEpoch, offset);
  }

  /** {@code {"position":…,"at":…,"commits":[…]}}: the newest commits with events, oldest first. */
  private SharedText snapshot() {
    SharedText made = snapshot;
    if (made == null) {
      Instant at = held.isEmpty() ? null : held.getLast().push().at();
      made =
          SharedText.forMany(
              "{\"at\":%s,\"commits\":[%s],\"position\":%d}"
                  .formatted(
                      at == null ? "null" : CanonicalJson.string(at.toString()),
                      held.stream()
                          .skip(Math.max(0, held.size() - FRESH))
                          .map(Told::json)
                          .collect(Collectors.joining(",")),
                      position));
      snapshot = made;
    }
    return made;
  }
}
