package se.framdrift.commitments;

/**
 * A level that a sample was asked about: {@code i topp när tryggheten rankas}. Every figure needs
 * its margin of error, whatever the KPI says of itself.
 */
record SurveyLevel() implements MeasuredRule {

  @Override
  public Draft judge(Measured measured) {
    return new Level(measured, true, false).judge();
  }
}
