package se.framdrift.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A row that was refused.
 *
 * @param id grows with time
 * @param municipality whose row it would have been, null when that was never known
 * @param at when it was refused
 * @param source where it stood, as {@link Delivery#source}
 * @param format as {@link Delivery#format}
 * @param heading as {@link Delivery#heading}
 */
public record QuarantinedRow(
    long id,
    String feed,
    @Nullable String municipality,
    Instant at,
    String source,
    String format,
    @Nullable String heading,
    Rejection rejection) {}
