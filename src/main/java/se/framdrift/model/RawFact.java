package se.framdrift.model;

import org.jspecify.annotations.Nullable;

/**
 * A row as a decoder found it, before anyone has asked whether it can be believed. Absent fields
 * are null; numbers are the text that was sent.
 *
 * @param row data rows from 1
 */
public record RawFact(
    int row,
    @Nullable String series,
    @Nullable String period,
    @Nullable String value,
    @Nullable String n,
    @Nullable String margin,
    @Nullable String flag,
    @Nullable String missing) {}
