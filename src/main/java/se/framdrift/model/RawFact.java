package se.framdrift.model;

import org.jspecify.annotations.Nullable;

/**
 * A row as a decoder found it, before anyone has asked whether it can be believed. Absent fields
 * are null; numbers are the text that was sent, with a decimal point.
 *
 * @param row data rows from 1
 * @param unit in which value and margin are given; null for the KPI's own
 * @param raw what the row was made of, so that it can be read again; null when these fields are all
 *     there is
 */
public record RawFact(
    int row,
    @Nullable String series,
    @Nullable String period,
    @Nullable String value,
    @Nullable String n,
    @Nullable String margin,
    @Nullable String flag,
    @Nullable String missing,
    @Nullable String unit,
    @Nullable RawText raw) {

  /** A row in the KPI's own unit, made of nothing but these fields. */
  public RawFact(
      int row,
      @Nullable String series,
      @Nullable String period,
      @Nullable String value,
      @Nullable String n,
      @Nullable String margin,
      @Nullable String flag,
      @Nullable String missing) {
    this(row, series, period, value, n, margin, flag, missing, null, null);
  }
}
