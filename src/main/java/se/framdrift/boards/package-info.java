/** What a board shows: tiles, the positions at which they changed, and their states. Pure. */
@NullMarked
package se.framdrift.boards;

import org.jspecify.annotations.NullMarked;
