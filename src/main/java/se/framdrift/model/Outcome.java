package se.framdrift.model;

/** What the ledger did with a fact. */
public enum Outcome {
  /** New: nothing was known of it. */
  ACCEPTED,
  /** The same was already in force; nothing was written. */
  UNCHANGED,
  /** Another value was in force and is now history. */
  REVISED
}
