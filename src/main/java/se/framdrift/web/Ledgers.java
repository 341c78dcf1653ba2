package se.framdrift.web;

/**
 * What positions and answers are of.
 *
 * @param epoch of the ledger: positions of another one mean nothing here
 * @param engine version of what computes
 */
public record Ledgers(String epoch, String engine) {}
