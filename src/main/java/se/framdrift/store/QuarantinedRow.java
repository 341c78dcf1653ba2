package se.framdrift.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Rejection;

/**
 * A row that was refused.
 *
 * @param id grows with time
 * @param municipality whose row it would have been, null when that was never known
 * @param at when it was refused
 */
public record QuarantinedRow(
    long id, String feed, @Nullable String municipality, Instant at, Rejection rejection) {}
