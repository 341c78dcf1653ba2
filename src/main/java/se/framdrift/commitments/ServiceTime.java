package se.framdrift.commitments;

/**
 * A share of all cases due that are closed in time: {@code klotter åtgärdas inom 48 timmar}. It has
 * to be kept up, so a good figure before the deadline is on track, not met.
 */
record ServiceTime() implements MeasuredRule {

  @Override
  public Draft judge(Measured measured) {
    return new Level(measured, false, false).judge();
  }
}
