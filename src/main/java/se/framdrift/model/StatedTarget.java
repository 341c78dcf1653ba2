package se.framdrift.model;

import java.time.Instant;

/**
 * A target of a commitment as a catalog in the ledger stated it, other than the catalog before.
 *
 * @param at when that catalog was committed
 * @param json the target in the catalog's canonical JSON
 */
public record StatedTarget(String commitment, Instant at, String json) {}
