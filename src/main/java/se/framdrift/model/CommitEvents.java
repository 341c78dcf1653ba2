package se.framdrift.model;

import java.time.Instant;
import java.util.List;

/**
 * What one commit brought that people want to be told at once.
 *
 * @param position of the commit
 * @param at when it was committed
 * @param events none for most commits
 */
public record CommitEvents(long position, Instant at, List<Event> events) {

  public CommitEvents {
    events = List.copyOf(events);
  }
}
