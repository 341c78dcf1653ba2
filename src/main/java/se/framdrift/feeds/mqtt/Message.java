package se.framdrift.feeds.mqtt;

import java.time.Instant;

/** A message as it came. Immutable, since its payload is not to be changed. */
final class Message {

  private final String topic;
  private final byte[] payload;
  private final boolean retained;
  private final Instant arrival;

  /**
   * @param payload not copied; must not change
   * @param retained kept by the broker from an earlier time: its arrival says nothing of its age
   * @param arrival when we received it
   */
  Message(String topic, byte[] payload, boolean retained, Instant arrival) {
    this.topic = topic;
    this.payload = payload;
    this.retained = retained;
    this.arrival = arrival;
  }

  String topic() {
    return topic;
  }

  byte[] payload() {
    return payload;
  }

  boolean retained() {
    return retained;
  }

  Instant arrival() {
    return arrival;
  }
}
