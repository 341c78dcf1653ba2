package se.framdrift.web;

/**
 * What the operator's listener writes with. All may be called from any thread.
 *
 * @param take takes figures
 */
public record Writes(ObservationRoutes.Take take) {}
