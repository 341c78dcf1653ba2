/**
 * Boards to browsers: the Centrifugo client protocol (JSON, version 2) over WebSockets, and one-way
 * server-sent events.
 *
 * <p>A session is a position: what a viewer lacks is always the items whose position is above its
 * own. That gives the first snapshot, the live change, the merged change for a slow viewer, and
 * resumption after any time, with no queue per session and no history buffer.
 */
@NullMarked
package se.framdrift.live;

import org.jspecify.annotations.NullMarked;
