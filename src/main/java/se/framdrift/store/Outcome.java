package se.framdrift.store;

/** What became of one fact. */
public enum Outcome {
  /** It is new. */
  ACCEPTED,
  /** The ledger said so already; nothing was written. Also a tick that came too late or early. */
  UNCHANGED,
  /** It replaces what the ledger said; a withdrawal is one of these. */
  REVISED
}
