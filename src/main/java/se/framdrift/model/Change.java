package se.framdrift.model;

import org.jspecify.annotations.Nullable;

/**
 * What a commit did to one period of one series.
 *
 * @param before the observation in force until then, null for the first
 * @param after the observation in force from then on; a withdrawal is one that is missing
 */
public record Change(
    SeriesId series, Period period, @Nullable Observation before, Observation after) {}
