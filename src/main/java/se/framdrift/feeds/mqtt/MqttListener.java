package se.framdrift.feeds.mqtt;

import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.MqttServer;
import io.vertx.mqtt.MqttServerOptions;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Sink;

/**
 * A small broker for those who have none: takes what sensors publish, at quality of service 0 and
 * 1, and hands it to the feeds that declare no broker. A message is acknowledged after it is
 * durable. Nobody can subscribe, nothing is retained, no session is kept. All bounds are those of
 * {@link ListenerSettings}.
 *
 * <p>Start and close may be called from any thread; everything else is confined to one context.
 */
public final class MqttListener {

  private static final System.Logger LOG = System.getLogger(MqttListener.class.getName());

  private static final int VERSION_5 = 5;
  private static final long MAX_HELD_BYTES = 32L * 1_024 * 1_024;
  private static final int CONNECT_SECONDS = 10;

  /** Says whether the holder of a password may send figures. */
  @FunctionalInterface
  public interface Login {
    Future<Boolean> allows(String user, String password);
  }

  private final Vertx vertx;
  private final ListenerSettings settings;
  private final Login login;
  private final Supplier<List<ListeningFeed>> feeds;
  private final InstantSource clock;
  private final Inbox inbox;
  private final Courier courier;
  private final AtomicInteger open = new AtomicInteger();
  private final Map<String, Visitor> visitors = new HashMap<>();
  private final Tally tally = new Tally();
  private @Nullable MqttServer server;

  /**
   * @param feeds those in force; asked for each message, so it must be quick
   */
  public MqttListener(
      Vertx vertx,
      ListenerSettings settings,
      Login login,
      Supplier<List<ListeningFeed>> feeds,
      Sink sink,
      InstantSource clock) {
    this.vertx = vertx;
    this.settings = settings;
    this.login = login;
    this.feeds = feeds;
    this.clock = clock;
    this.inbox = new Inbox(settings.inFlight(), MAX_HELD_BYTES);
    this.courier = new Courier(inbox, sink, this::ledgerAway);
  }

  /** Listens; gives the port. */
  public Future<Integer> start() {
    MqttServerOptions options =
        new MqttServerOptions()
            .setHost(settings.host())
            .setPort(settings.port())
            .setMaxMessageSize(settings.maxPacket())
            .setMaxClientIdLength(200)
            .setTimeoutOnConnect(CONNECT_SECONDS);
    options.setTcpKeepAlive(true);
    if (settings.certificate() != null && settings.key() != null) {
      options
          .setSsl(true)
          .setKeyCertOptions(
              new PemKeyCertOptions()
                  .setCertPath(settings.certificate().toString())
                  .setKeyPath(settings.key().toString()));
      options.setSslHandshakeTimeout(CONNECT_SECONDS).setSslHandshakeTimeoutUnit(TimeUnit.SECONDS);
    }
    MqttServer created = MqttServer.create(vertx, options);
    server = created;
    created.endpointHandler(this::knock);
    created.exceptionHandler(
        failure -> LOG.log(System.Logger.Level.DEBUG, "a client was refused", failure));
    courier.start("mqtt-listener");
    return created.listen().map(MqttServer::actualPort);
  }

  /** What is under way becomes durable and is acknowledged first. */
  public Future<Void> close() {
    MqttServer listening = server;
    return courier
        .close()
        .eventually(() -> listening == null ? Future.succeededFuture() : listening.close());
  }

  /** Messages since the start; those that no feed takes are unmapped. */
  public MqttCounts counts() {
    return tally.counts();
  }

  /** How many clients are connected, or ask to be. */
  public int connections() {
    return open.get();
  }

  private void knock(MqttEndpoint endpoint) {
    if (open.incrementAndGet() > settings.connections()) {
      open.decrementAndGet();
      endpoint.reject(
          refusal(endpoint, MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE));
      return;
    }
    Visitor visitor = new Visitor(endpoint, vertx.getOrCreateContext(), this::offer, settings);
    endpoint.closeHandler(_ -> gone(visitor));
    endpoint.exceptionHandler(
        failure -> {
          LOG.log(System.Logger.Level.DEBUG, "a client is cut off", failure);
          visitor.cut();
        });
    String user = endpoint.auth() == null ? null : endpoint.auth().getUsername();
    String password = endpoint.auth() == null ? null : endpoint.auth().getPassword();
    if (password == null) {
      refuse(visitor);
      return;
    }
    Context context = vertx.getOrCreateContext();
    login
        .allows(user == null ? "" : user, password)
        .timeout(CONNECT_SECONDS, TimeUnit.SECONDS)
        .onComplete(
            answer ->
                context.runOnContext(
                    _ -> {
                      if (answer.succeeded() && answer.result()) {
                        welcome(visitor);
                      } else {
                        refuse(visitor);
                      }
                    }));
  }

  private void welcome(Visitor visitor) {
    if (visitor.gone()) {
      return;
    }
    Visitor before = visitors.put(visitor.id(), visitor);
    if (before != null) {
      before.cut(); // the same client, back before its old connection was found dead
    }
    visitor.welcome();
  }

  private static void refuse(Visitor visitor) {
    if (!visitor.gone()) {
      visitor
          .endpoint()
          .reject(
              refusal(visitor.endpoint(), MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED));
    }
  }

  private static MqttConnectReturnCode refusal(MqttEndpoint endpoint, MqttConnectReturnCode plain) {
    if (endpoint.protocolVersion() < VERSION_5) {
      return plain;
    }
    return plain == MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED
        ? MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED_5
        : MqttConnectReturnCode.CONNECTION_REFUSED_SERVER_UNAVAILABLE_5;
  }

  private void gone(Visitor visitor) {
    if (visitor.leaves()) {
      open.decrementAndGet();
      visitors.remove(visitor.id(), visitor);
    }
  }

  /** What becomes of a message that a client publishes. */
  enum Fate {
    TAKEN,
    NOBODYS,
    NO_ROOM
  }

  private Fate offer(String topic, byte[] payload, boolean retained, Runnable durable) {
    tally.message();
    List<Translator> readers =
        feeds.get().stream()
            .map(ListeningFeed::translator)
            .filter(reader -> reader.takes(topic))
            .toList();
    if (readers.isEmpty()) {
      tally.unmapped();
      return Fate.NOBODYS;
    }
    Message message = new Message(topic, payload, retained, clock.instant());
    if (!inbox.offer(new Parcel(message, readers, durable))) {
      tally.dropped();
      return Fate.NO_ROOM;
    }
    readers.forEach(reader -> reader.tally().message());
    return Fate.TAKEN;
  }

  private void ledgerAway(String why) {
    LOG.log(
        System.Logger.Level.WARNING, "mqtt listener: {0}; {1} messages wait", why, inbox.held());
  }
}
