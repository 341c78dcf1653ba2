package se.framdrift.pipeline;

import java.lang.System.Logger.Level;

/** Tells once that a ledger is away, and once that it is back. Confined to one thread. */
final class Outage {

  private static final System.Logger LOG = System.getLogger(Outage.class.getName());

  private final String municipality;
  private final Edges.Measures measures;
  private boolean begun;

  Outage(String municipality, Edges.Measures measures) {
    this.municipality = municipality;
    this.measures = measures;
  }

  /** The ledger could not be followed; it is tried again. */
  void failed(Throwable e) {
    measures.ledgerFailed(municipality);
    LOG.log(
        begun ? Level.DEBUG : Level.WARNING,
        "The ledger of " + municipality + " cannot be followed; it is tried again every second",
        e);
    begun = true;
  }

  /** The ledger has answered. */
  void over() {
    if (begun) {
      begun = false;
      LOG.log(Level.INFO, "The ledger of {0} is followed again", municipality);
    }
  }
}
