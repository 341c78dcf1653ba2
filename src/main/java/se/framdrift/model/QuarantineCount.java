package se.framdrift.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How many rows were refused for the same reason.
 *
 * @param municipality null where nobody knows whose they are
 * @param problem with an ellipsis for every number in it, so that the same reason is one
 * @param expected of one of them
 * @param first when the oldest was refused
 * @param last when the newest was refused
 */
public record QuarantineCount(
    String feed,
    @Nullable String municipality,
    String field,
    String problem,
    String expected,
    long rows,
    Instant first,
    Instant last) {}
