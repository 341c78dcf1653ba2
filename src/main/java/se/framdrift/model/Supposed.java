package se.framdrift.model;

/**
 * What a tile says now, and what it would say.
 *
 * @param kind {@code commitment} or {@code indicator}
 * @param before a state's code; of an indicator its newest value or the code of why there is none
 * @param after as {@code before}
 */
public record Supposed(String id, String kind, String before, String after) {}
