package se.framdrift.feeds.mqtt;

import java.time.InstantSource;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Feed;
import se.framdrift.feeds.FeedDeclaration;
import se.framdrift.feeds.FeedKind;

/**
 * Figures that come by MQTT: from a broker (a {@link BrokerFeed}), or, when none is declared,
 * through the built-in listener (a {@link ListeningFeed}).
 */
public final class MqttFeed implements FeedKind {

  private final Predicate<String> allowedHost;
  private final Function<String, @Nullable String> environment;
  private final InstantSource clock;

  /**
   * @param allowedHost whether the program may connect to a host (lower case); is asked for {@code
   *     host} and for {@code host:port}
   * @param environment the value of an environment variable, null when it is not set
   */
  public MqttFeed(
      Predicate<String> allowedHost,
      Function<String, @Nullable String> environment,
      InstantSource clock) {
    this.allowedHost = allowedHost;
    this.environment = environment;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "mqtt";
  }

  @Override
  public Feed open(FeedDeclaration declaration) {
    MqttSettings settings = MqttSettings.read(declaration);
    if (settings.mappings().isEmpty()) {
      throw new IllegalArgumentException("settings.map: nothing there; expected a mapping or more");
    }
    Broker broker = settings.broker();
    if (broker == null) {
      return new ListeningFeed(new Translator(declaration, settings));
    }
    boolean allowed =
        allowedHost.test(broker.host()) || allowedHost.test(broker.host() + ":" + broker.port());
    if (!allowed) {
      return new UnreachableFeed(broker.host(), new Translator(declaration, settings));
    }
    return new BrokerFeed(
        settings, broker, new Translator(declaration, settings), environment, clock);
  }
}
