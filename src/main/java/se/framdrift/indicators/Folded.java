package se.framdrift.indicators;

/** A series' observations as a {@link Fold} sees them. */
@FunctionalInterface
interface Folded<S> {

  /** What is known of the observations that lie wholly inside. */
  S within(Stretch stretch);
}
