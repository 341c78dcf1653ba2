package se.framdrift.indicators;

import se.framdrift.model.Observation;

/** A fold that looks at one observation after the other, with its period. */
interface FoldOfEach<S> extends Fold<S> {

  /** Of one observation, which may be missing. */
  S of(Observation observation);

  @Override
  default S of(Chunk chunk, int from, int to) {
    S all = of(chunk.observation(from));
    for (int i = from + 1; i < to; i++) {
      all = and(all, of(chunk.observation(i)));
    }
    return all;
  }
}
