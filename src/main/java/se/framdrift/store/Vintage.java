package se.framdrift.store;

import java.time.Instant;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;

/**
 * A figure as a commit brought it.
 *
 * @param position of the commit
 * @param at moment of the commit
 * @param feed origin of the commit
 */
record Vintage(Observation observation, long position, Instant at, String feed) {

  Period period() {
    return observation.period();
  }
}
