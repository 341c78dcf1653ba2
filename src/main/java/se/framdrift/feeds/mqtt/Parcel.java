package se.framdrift.feeds.mqtt;

import java.util.List;

/**
 * A message on its way to the ledger.
 *
 * @param readers the feeds that take it
 * @param durable run once when all that it says is durable; on any thread, must not block
 */
record Parcel(Message message, List<Translator> readers, Runnable durable) {

  Parcel {
    readers = List.copyOf(readers);
  }

  int bytes() {
    return message.payload().length + message.topic().length();
  }
}
