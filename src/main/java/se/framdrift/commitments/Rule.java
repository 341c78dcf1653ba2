package se.framdrift.commitments;

import se.framdrift.catalog.Commitment.Kind;

/** How a kind of commitment is judged. */
sealed interface Rule permits MeasuredRule, StatedRule {

  static Rule of(Kind kind) {
    return switch (kind) {
      case ADD_UNITS -> new AddUnits();
      case CHANGE_BY -> new ChangeBy();
      case SERVICE_TIME -> new ServiceTime();
      case REACH_BY -> new ReachBy();
      case KEEP_WITHIN -> new KeepWithin();
      case SURVEY_LEVEL -> new SurveyLevel();
      case MILESTONE -> new Milestone();
      case CONTINUOUS -> new Continuous();
    };
  }
}
