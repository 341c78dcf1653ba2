package se.framdrift.indicators;

/**
 * A summary of observations that can be put together of the summaries of parts. It must be exact,
 * so that it depends on the observations alone and not on how they were parted. Summaries are kept
 * and put together again and again, so they must never change; folds that are equal are asked once.
 */
interface Fold<S> {

  /** Of no observation. */
  S none();

  /** Of two parts, the first earlier in calendar order. */
  S and(S first, S second);

  /**
   * Of the observations of a chunk from index {@code from} to before {@code to}, at least one;
   * whatever the chunks, the same as of each and all put together.
   */
  S of(Chunk chunk, int from, int to);
}
