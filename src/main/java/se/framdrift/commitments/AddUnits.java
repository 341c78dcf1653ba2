package se.framdrift.commitments;

/**
 * So many more: {@code 600 nya skolplatser}. The indicator gives opened less closed since the
 * baseline day; what is planned is in no figure, so it counts for nothing here.
 */
record AddUnits() implements MeasuredRule {

  @Override
  public Draft judge(Measured measured) {
    return new Level(measured, true, false).judge();
  }
}
