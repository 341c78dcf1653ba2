package se.framdrift.feeds.mqtt;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.Sink;
import se.framdrift.feeds.SubscribingFeed;

/** A feed that subscribes at a broker. Thread-safe. */
public final class BrokerFeed implements SubscribingFeed {

  private final MqttSettings settings;
  private final Broker broker;
  private final Translator translator;
  private final Function<String, @Nullable String> environment;
  private final InstantSource clock;

  BrokerFeed(
      MqttSettings settings,
      Broker broker,
      Translator translator,
      Function<String, @Nullable String> environment,
      InstantSource clock) {
    this.settings = settings;
    this.broker = broker;
    this.translator = translator;
    this.environment = environment;
    this.clock = clock;
  }

  @Override
  public Future<Subscription> subscribe(Vertx vertx, Sink sink, Health health) {
    String variable = settings.passwordVariable();
    String password = variable == null ? null : environment.apply(variable);
    if (variable != null && password == null) {
      health.cut(
          "the environment variable %s, which holds the password, is not set".formatted(variable));
      return Future.succeededFuture(Future::succeededFuture);
    }
    Access access = new Access(broker, settings, password);
    return Future.succeededFuture(
        new BrokerSubscription(vertx, access, settings, translator, sink, health, clock).begin());
  }

  @Override
  public Decoded again(String format, @Nullable String heading, String raw) {
    return translator.again(heading, raw);
  }

  /** What became of the messages that brought no rows. */
  public MqttCounts counts() {
    return translator.tally().counts();
  }
}
