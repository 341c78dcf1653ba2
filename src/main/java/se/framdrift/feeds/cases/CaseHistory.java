package se.framdrift.feeds.cases;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.OutsideFields.Refusal;

/**
 * Everything that is known to have happened to a case. Its state follows from the set of events, so
 * that the order in which they arrive does not matter.
 */
record CaseHistory(SortedSet<CaseEvent> events) {

  /** The most events that a case has. */
  static final int MOST = 200;

  static final CaseHistory NONE = new CaseHistory(Collections.emptySortedSet());

  CaseHistory {
    events = Collections.unmodifiableSortedSet(new TreeSet<>(events));
  }

  /** A time in which the clock stands still; {@code to} is null while it does. */
  record Pause(Instant from, @Nullable Instant to) {}

  /**
   * With one event more.
   *
   * @throws Refusal when no further event could make a possible course of it
   */
  CaseHistory with(CaseEvent event) {
    TreeSet<CaseEvent> more = new TreeSet<>(events);
    more.add(event);
    CaseHistory next = new CaseHistory(more);
    if (more.stream().filter(each -> each.what() == CaseEvent.What.OPENED).count() > 1) {
      throw new Refusal("at", "the case has been opened at another time", "each case opened once");
    }
    Instant opened = next.opened();
    if (opened != null && more.first().at().isBefore(opened)) {
      throw new Refusal(
          "at",
          "something happened to the case before it was opened",
          "paused, resumed, closed and reopened after opened");
    }
    if (more.size() > MOST) {
      throw new Refusal("event", "the case has too many events", "at most " + MOST);
    }
    return next;
  }

  /** When it was opened, null while that is not known. */
  @Nullable Instant opened() {
    return events.stream()
        .filter(each -> each.what() == CaseEvent.What.OPENED)
        .map(CaseEvent::at)
        .findFirst()
        .orElse(null);
  }

  /**
   * When it was closed for good: by the last closing that no reopening follows. Null while it is
   * open. A case that is reopened was not done, so its clock has gone on.
   */
  @Nullable Instant closed() {
    Instant closed = null;
    for (CaseEvent each : events) {
      switch (each.what()) {
        case CLOSED -> closed = each.at();
        case REOPENED -> closed = null;
        case OPENED, PAUSED, RESUMED -> {
          // the case stays open or closed
        }
      }
    }
    return closed;
  }

  /** When its clock stood still, in order. A closing ends a pause. */
  List<Pause> pauses() {
    List<Pause> pauses = new ArrayList<>();
    Instant from = null;
    for (CaseEvent each : events) {
      switch (each.what()) {
        case PAUSED -> from = from == null ? each.at() : from;
        case RESUMED, CLOSED -> {
          if (from != null && each.at().isAfter(from)) {
            pauses.add(new Pause(from, each.at()));
          }
          from = null;
        }
        case OPENED, REOPENED -> {
          // a pause goes on
        }
      }
    }
    if (from != null) {
      pauses.add(new Pause(from, null));
    }
    return pauses;
  }

  /** The same, but that from a moment on its clock does not stand still any longer. */
  CaseHistory runningFrom(Instant moment) {
    TreeSet<CaseEvent> kept = new TreeSet<>();
    for (CaseEvent each : events) {
      switch (each.what()) {
        case OPENED, CLOSED, REOPENED -> kept.add(each);
        case PAUSED, RESUMED -> {
          if (each.at().isBefore(moment)) {
            kept.add(each);
          }
        }
      }
    }
    kept.add(new CaseEvent(moment, CaseEvent.What.RESUMED));
    return new CaseHistory(kept);
  }

  /** Time from opening to closing without pauses; null while it is open. */
  @Nullable Duration took() {
    Instant opened = opened();
    Instant closed = closed();
    if (opened == null || closed == null) {
      return null;
    }
    Duration took = Duration.between(opened, closed);
    for (Pause pause : pauses()) {
      Instant to = pause.to();
      if (to != null && !to.isAfter(closed)) {
        took = took.minus(Duration.between(pause.from(), to));
      }
    }
    return took;
  }
}
