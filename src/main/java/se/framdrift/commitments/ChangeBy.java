package se.framdrift.commitments;

/**
 * A share to change by: {@code 5 % lägre energiförbrukning}. The indicator gives the change against
 * the fixed baseline; without a baseline that can be trusted there is no change to speak of.
 */
record ChangeBy() implements MeasuredRule {

  @Override
  public Draft judge(Measured measured) {
    return switch (measured.path().baseline()) {
      case Baseline.Unknown(var reasons) -> Draft.unknown(measured.figures().shown(), reasons);
      case Baseline.None() when measured.target().baselineDate() == null ->
          Draft.unknown(measured.figures().shown(), Reasons.noBaseline(null));
      case Baseline.None(), Baseline.Known(_, _) -> new Level(measured, true, true).judge();
    };
  }
}
