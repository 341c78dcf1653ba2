package se.framdrift.bench.live;

/**
 * What is published.
 *
 * @param perSecond moments at which something is published
 * @param burst updates at each of them
 */
record Traffic(double perSecond, int burst) {

  int moments(double seconds) {
    return (int) Math.max(1, Math.round(perSecond * seconds));
  }

  /** Nanoseconds from the beginning to a moment. */
  long due(int moment) {
    return Math.round(moment * 1e9 / perSecond);
  }
}
