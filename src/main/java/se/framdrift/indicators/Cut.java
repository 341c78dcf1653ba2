package se.framdrift.indicators;

/**
 * A {@link Stretch} in {@link Nanos}.
 *
 * @param from no period that begins earlier is inside
 * @param until no period that ends later is inside
 * @param untilItself whether an instant at exactly {@code until} is inside
 */
record Cut(long from, long until, boolean untilItself) {

  static Cut of(Stretch stretch) {
    return new Cut(Nanos.of(stretch.from()), Nanos.of(stretch.until()), stretch.untilItself());
  }

  /** As {@link Stretch#reaches}. */
  boolean reaches(long start, long end) {
    return end < until || (end == until && (untilItself || start < until));
  }
}
