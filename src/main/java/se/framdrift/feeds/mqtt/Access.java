package se.framdrift.feeds.mqtt;

import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.mqtt.MqttClientOptions;
import io.vertx.mqtt.MqttConnectionException;
import java.time.Duration;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * How to get in at a broker.
 *
 * @param password null for none
 */
record Access(Broker broker, MqttSettings settings, @Nullable String password) {

  /** A packet larger than this cuts the connection: no broker for sensors sends one. */
  static final int MAX_PACKET = 8 * 1_024 * 1_024;

  static final Duration CONNECT_LIMIT = Duration.ofSeconds(15);

  /** For one connection. */
  MqttClientOptions options() {
    MqttClientOptions options = new MqttClientOptions();
    options
        .setClientId(settings.clientId())
        .setCleanSession(false)
        .setKeepAliveInterval((int) settings.keepAlive().toSeconds())
        .setMaxMessageSize(MAX_PACKET)
        .setConnectTimeout((int) CONNECT_LIMIT.toMillis())
        .setTcpKeepAlive(true);
    options.setAutoAck(false);
    if (settings.user() != null) {
      options.setUsername(settings.user());
    }
    if (password != null) {
      options.setPassword(password);
    }
    if (broker.tls()) {
      options.setSsl(true).setHostnameVerificationAlgorithm("HTTPS");
      if (settings.ca() != null) {
        options.setTrustOptions(new PemTrustOptions().addCertPath(settings.ca()));
      }
    }
    return options;
  }

  /** The name that the broker's certificate is asked for; null for a bare address. */
  @Nullable String serverName() {
    boolean address = broker.host().matches("[0-9.]+|.*:.*");
    return broker.tls() && !address && broker.host().contains(".") ? broker.host() : null;
  }

  /** Why there is no connection, in words for the operator. */
  static String words(Throwable failure) {
    if (failure instanceof MqttConnectionException refused) {
      MqttConnectReturnCode code = refused.code();
      return switch (code) {
        case CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD, CONNECTION_REFUSED_NOT_AUTHORIZED ->
            "the broker refuses user or password";
        case CONNECTION_REFUSED_IDENTIFIER_REJECTED -> "the broker refuses the clientId";
        default -> "the broker refuses the connection: " + code;
      };
    }
    if (failure instanceof SSLException) {
      return "no TLS connection with the broker: " + failure.getMessage();
    }
    return "no connection with the broker: " + failure.getMessage();
  }
}
