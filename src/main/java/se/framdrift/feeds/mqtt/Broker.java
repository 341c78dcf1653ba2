package se.framdrift.feeds.mqtt;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a broker is: {@code mqtt://host:1883} or, with TLS, {@code mqtts://host:8883}. */
record Broker(String host, int port, boolean tls) {

  private static final int PLAIN_PORT = 1883;
  private static final int TLS_PORT = 8883;

  /**
   * Reads an address.
   *
   * @throws IllegalArgumentException when it is none, or says more than where
   */
  static Broker parse(String text) {
    URI address = uri(text);
    String scheme = address.getScheme() == null ? "" : address.getScheme().toLowerCase(Locale.ROOT);
    boolean tls = scheme.equals("mqtts");
    @Nullable String host = address.getHost();
    boolean more =
        address.getUserInfo() != null
            || address.getQuery() != null
            || address.getFragment() != null
            || !(address.getPath().isEmpty() || address.getPath().equals("/"));
    if (host == null || more || !(tls || scheme.equals("mqtt"))) {
      throw new IllegalArgumentException(
          "not the address of a broker: %s; expected mqtt://host:1883 or mqtts://host:8883"
              .formatted(text));
    }
    int port = address.getPort() > 0 ? address.getPort() : tls ? TLS_PORT : PLAIN_PORT;
    String plain = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    return new Broker(plain.toLowerCase(Locale.ROOT), port, tls);
  }

  private static URI uri(String text) {
    try {
      URI address = URI.create(text);
      return address.isOpaque() ? URI.create("") : address;
    } catch (IllegalArgumentException _) {
      return URI.create(""); // refused by the caller, in its words
    }
  }

  @Override
  public String toString() {
    return "%s://%s:%d".formatted(tls ? "mqtts" : "mqtt", host, port);
  }
}
