package se.framdrift.feeds.mqtt;

import java.util.concurrent.atomic.LongAdder;

/** Counts messages that become no rows. Thread-safe. */
final class Tally {

  private final LongAdder messages = new LongAdder();
  private final LongAdder unmapped = new LongAdder();
  private final LongAdder repeated = new LongAdder();
  private final LongAdder dropped = new LongAdder();

  void message() {
    messages.increment();
  }

  void unmapped() {
    unmapped.increment();
  }

  void repeated() {
    repeated.increment();
  }

  void dropped() {
    dropped.increment();
  }

  MqttCounts counts() {
    return new MqttCounts(messages.sum(), unmapped.sum(), repeated.sum(), dropped.sum());
  }
}
