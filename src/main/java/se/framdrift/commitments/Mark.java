package se.framdrift.commitments;

/**
 * A level to hold figures against.
 *
 * @param value in the indicator's unit
 * @param margin half the width of its own 95 % interval when it is itself a survey figure, else 0
 */
record Mark(double value, double margin) {

  static Mark exactly(double value) {
    return new Mark(value, 0);
  }
}
