package se.framdrift.validate;

import se.framdrift.model.Fact;
import se.framdrift.model.Rejection;

/** The outcome of a check: a fact, or the reason against the row. */
public sealed interface Checked {

  /** A row that can be believed. */
  record Accepted(int row, Fact.Observed fact) implements Checked {}

  /** A row that cannot. */
  record Refused(Rejection rejection) implements Checked {}
}
