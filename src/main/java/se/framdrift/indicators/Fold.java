package se.framdrift.indicators;

import se.framdrift.model.Observation;

/**
 * A summary of observations that can be put together of the summaries of parts. It must be exact,
 * so that it depends on the observations alone and not on how they were parted.
 */
interface Fold<S> {

  /** Of no observation. */
  S none();

  /** Of one observation, which may be missing. */
  S of(Observation observation);

  /** Of two parts, the first earlier in calendar order. */
  S and(S first, S second);
}
