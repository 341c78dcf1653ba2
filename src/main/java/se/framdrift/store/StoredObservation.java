package se.framdrift.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Observation;

/**
 * A figure and when it was learned.
 *
 * @param knownSince moment of the commit that brought it
 * @param position of that commit
 * @param replacedAt position at which another took its place; null while in force, and always null
 *     in answers about a position, for those must not change
 * @param feed that brought it
 */
public record StoredObservation(
    Observation observation,
    Instant knownSince,
    long position,
    @Nullable Long replacedAt,
    String feed) {}
