package se.framdrift.indicators;

import se.framdrift.model.Period;

/**
 * A period as a series is searched for it.
 *
 * @param start as {@link Nanos}
 * @param end as {@link Nanos}
 */
record Place(long start, long end, Period period) {

  static Place of(Period period) {
    return new Place(Nanos.of(period.start()), Nanos.of(period.end()), period);
  }
}
