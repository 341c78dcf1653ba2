package se.framdrift.bench.live;

import java.util.Map;
import java.util.TreeMap;

/**
 * Publications by position. Where a frame itself tells when it was sent there are none here.
 *
 * @param updates how many were sent, bursts counted by what is in them
 * @param last position of the last
 * @param sentAt nanoTime of the sending by position
 * @param ackedAt nanoTime of the answer by position
 * @param posts in the commit at a position, where it is more than one
 */
record Sent(
    int updates,
    long last,
    TreeMap<Long, Long> sentAt,
    Map<Long, Long> ackedAt,
    Map<Long, Integer> posts) {}
