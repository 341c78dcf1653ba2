package se.framdrift.model;

import java.time.Instant;

/**
 * A commit of a municipality's ledger, as a moment.
 *
 * @param position 1, 2, 3 …
 * @param at when it was committed, by PostgreSQL's clock
 */
public record LedgerMoment(long position, Instant at) {}
