package se.framdrift.model;

/**
 * The state of one tile of a board, whole, at the position at which it last changed.
 *
 * @param id unique on its board
 * @param position the commit that made it so
 * @param json the tile's state as canonical JSON (RFC 8785), with its {@code id} and {@code
 *     position}
 * @param removed a tombstone: the tile is no longer on the board; {@code json} is then {@code
 *     {"id":…,"position":…,"removed":true}}
 */
public record Item(String id, long position, String json, boolean removed) {}
