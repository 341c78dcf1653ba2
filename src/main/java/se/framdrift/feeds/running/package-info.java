/**
 * Runs feeds: those that fetch on their schedules, those that listen all the time, each on the node
 * that holds its lease. Knows no kind of feed.
 */
@NullMarked
package se.framdrift.feeds.running;

import org.jspecify.annotations.NullMarked;
