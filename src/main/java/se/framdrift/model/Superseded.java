package se.framdrift.model;

/**
 * A row of a delivery that a later one of the same delivery replaced: both speak of the same period
 * of the same series, and the last one counts.
 *
 * @param row data rows from 1
 * @param by the row that counts
 */
public record Superseded(int row, int by) {}
