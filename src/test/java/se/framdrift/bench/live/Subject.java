package se.framdrift.bench.live;

import java.io.IOException;
import java.net.InetSocketAddress;

/** A server that is measured: a process of its own with WebSockets. */
interface Subject extends AutoCloseable {

  String name();

  long pid();

  InetSocketAddress door();

  String path();

  /** Whether viewers must connect and subscribe; elsewhere an open socket is a subscription. */
  boolean hasProtocol();

  /** Publishes for so many seconds, and returns what was sent when, after the last was sent. */
  Sent publish(Traffic traffic, double seconds) throws Exception;

  @Override
  void close() throws IOException;
}
