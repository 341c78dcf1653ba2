package se.framdrift.indicators;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import se.framdrift.model.Period;

/** A stretch of time that ends with an observation, for each that begins late enough. */
interface ObservedReach extends Reach {

  /** No value belongs to an observation that begins earlier. */
  Instant first();

  @Override
  default Entries entries(List<Timeline> series) {
    return Entries.of(series, first());
  }

  @Override
  default Optional<Period> added(Period observed) {
    return Optional.empty();
  }

  @Override
  default boolean isByObservation() {
    return true;
  }
}
