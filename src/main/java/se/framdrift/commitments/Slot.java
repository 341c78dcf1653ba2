package se.framdrift.commitments;

import java.time.Instant;

/**
 * A stretch of time for which a figure is expected.
 *
 * @param start first instant
 * @param end first instant after what is measured: where the figure stands on a target path
 */
record Slot(Instant start, Instant end) {}
