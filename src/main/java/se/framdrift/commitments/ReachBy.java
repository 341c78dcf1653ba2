package se.framdrift.commitments;

/**
 * A level by a day: {@code klimatneutralitet 2030}. Before the deadline a level that is not reached
 * is judged by its pace, never by hope: see {@link Pace}.
 */
record ReachBy() implements MeasuredRule {

  @Override
  public Draft judge(Measured measured) {
    return new Level(measured, true, false).judge();
  }
}
