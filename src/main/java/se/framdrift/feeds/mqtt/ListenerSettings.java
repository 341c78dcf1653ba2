package se.framdrift.feeds.mqtt;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How the built-in listener listens. Its bounds hold for all its clients together unless they say
 * otherwise.
 *
 * @param port 0 takes a free one
 * @param certificate PEM file; null for no TLS
 * @param key PEM file (PKCS 8) of the certificate's key; null for no TLS
 * @param connections the most that are open
 * @param inFlight the most messages that are not yet durable
 * @param inFlightOfOne the same of one connection
 * @param maxPacket larger packets cut the connection, in bytes
 */
public record ListenerSettings(
    String host,
    int port,
    @Nullable Path certificate,
    @Nullable Path key,
    int connections,
    int inFlight,
    int inFlightOfOne,
    int maxPacket) {

  public ListenerSettings {
    if ((certificate == null) != (key == null)) {
      throw new IllegalArgumentException("TLS needs both a certificate and its key");
    }
  }

  /** Without TLS, bounds as a small installation needs them. */
  public static ListenerSettings plain(String host, int port) {
    return new ListenerSettings(host, port, null, null, 200, 4_000, 1_000, 512 * 1_024);
  }

  /** The same with TLS. */
  public ListenerSettings withTls(Path pemCertificate, Path pemKey) {
    return new ListenerSettings(
        host, port, pemCertificate, pemKey, connections, inFlight, inFlightOfOne, maxPacket);
  }
}
