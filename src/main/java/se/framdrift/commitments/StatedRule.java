package se.framdrift.commitments;

/** A kind without formula: people's reports decide. */
sealed interface StatedRule extends Rule permits Milestone, Continuous {

  Draft judge(Reports reports);
}
