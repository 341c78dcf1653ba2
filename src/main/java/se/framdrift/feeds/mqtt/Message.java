package se.framdrift.feeds.mqtt;

import java.time.Instant;

/**
 * A message as it came.
 *
 * @param payload not copied; must not change
 * @param retained kept by the broker from an earlier time: its arrival says nothing of its age
 * @param arrival when we received it
 */
record Message(String topic, byte[] payload, boolean retained, Instant arrival) {}
