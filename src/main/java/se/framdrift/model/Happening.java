package se.framdrift.model;

import java.time.Instant;

/**
 * Something that changed, and when and where it came from.
 *
 * @param position of the commit
 * @param ordinal within that commit: 0, 1, 2 …; the same whoever asks
 * @param at when it was committed
 * @param origin of the commit: the feed, {@code statement}, {@code catalog}, {@code tick} …
 */
public record Happening(long position, int ordinal, Instant at, String origin, Happened what) {}
