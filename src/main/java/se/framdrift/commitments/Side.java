package se.framdrift.commitments;

/** On which side of a target a figure lies with its whole interval. */
enum Side {
  GOOD,
  STRADDLING,
  BAD
}
