/**
 * What can be said of a feed from what has come of it: its rhythm, how far behind it is, and how it
 * stands. Pure: no clock and no I/O.
 */
@NullMarked
package se.framdrift.feeds.health;

import org.jspecify.annotations.NullMarked;
