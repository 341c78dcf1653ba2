package se.framdrift.feeds.mqtt;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Sink;
import se.framdrift.feeds.SubscribingFeed.Health;
import se.framdrift.feeds.SubscribingFeed.Subscription;

/**
 * Stays connected with a broker. The session is persistent: the broker keeps what comes at quality
 * of service 1 while we are away, and sends again what we have not acknowledged.
 *
 * <p>Confined to one Vert.x context. The client of Vert.x cannot stop reading, so when too many
 * messages wait for the ledger what comes further is passed over: it is not acknowledged. When
 * those that wait are durable, the connection is taken up anew, and the broker sends the rest
 * again.
 */
final class BrokerSubscription implements Subscription {

  private static final System.Logger LOG = System.getLogger(BrokerSubscription.class.getName());

  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(60);
  private static final Duration ROOM_PAUSE = Duration.ofMillis(250);
  private static final Duration STEADY = Duration.ofSeconds(30);
  private static final long MAX_HELD_BYTES = 16L * 1_024 * 1_024;

  private final Vertx vertx;
  private final Context context;
  private final Access access;
  private final MqttSettings settings;
  private final Translator translator;
  private final Health health;
  private final InstantSource clock;
  private final Inbox inbox;
  private final Courier courier;
  private final Backoff pauses =
      new Backoff(FIRST_PAUSE, LONGEST_PAUSE, () -> ThreadLocalRandom.current().nextDouble());

  private @Nullable Link link;
  private boolean subscribedOnce;
  private boolean closed;
  private long steadyTimer = -1;

  BrokerSubscription(
      Vertx vertx,
      Access access,
      MqttSettings settings,
      Translator translator,
      Sink sink,
      Health health,
      InstantSource clock) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
    this.access = access;
    this.settings = settings;
    this.translator = translator;
    this.health = health;
    this.clock = clock;
    this.inbox = new Inbox(settings.inFlight(), MAX_HELD_BYTES);
    this.courier = new Courier(inbox, sink, this::ledgerAway);
  }

  BrokerSubscription begin() {
    courier.start("mqtt-" + translator.feed());
    context.runOnContext(_ -> connect());
    return this;
  }

  /** What is under way becomes durable and is acknowledged first. */
  @Override
  public Future<Void> close() {
    return onContext(() -> closed = true).eventually(courier::close).eventually(this::leave);
  }

  private Future<Void> leave() {
    return onContext(() -> {}).compose(_ -> link == null ? Future.succeededFuture() : link.leave());
  }

  private Future<Void> onContext(Runnable step) {
    Promise<Void> done = Promise.promise();
    context.runOnContext(
        _ -> {
          step.run();
          done.complete();
        });
    return done.future();
  }

  private void connect() {
    if (closed) {
      return;
    }
    if (!inbox.roomy()) {
      later(ROOM_PAUSE);
      return;
    }
    Link opened = new Link(vertx, context, access, settings.subscriptions(), new Ends());
    link = opened;
    opened.open(!subscribedOnce);
  }

  private void later(Duration pause) {
    if (!closed) {
      vertx.setTimer(Math.max(1, pause.toMillis()), _ -> context.runOnContext(_ -> connect()));
    }
  }

  private void ledgerAway(String why) {
    LOG.log(
        System.Logger.Level.WARNING,
        "feed {0}: {1}; {2} messages wait",
        translator.feed(),
        why,
        inbox.held());
  }

  /** What the connection tells; on the context. */
  private final class Ends implements Link.Ends {

    @Override
    public void ready() {
      subscribedOnce = true;
      health.connected();
      steadyTimer = vertx.setTimer(STEADY.toMillis(), _ -> pauses.reset());
    }

    @Override
    public boolean received(Link.Received received) {
      if (closed) {
        return true; // not acknowledged: it comes again
      }
      translator.tally().message();
      Message message =
          new Message(
              received.topic(),
              received.payload().getBytes(),
              received.retained(),
              clock.instant());
      boolean taken = inbox.offer(new Parcel(message, List.of(translator), received.acknowledge()));
      if (!taken && !received.certain()) {
        translator.tally().dropped();
      }
      return taken || !received.certain();
    }

    @Override
    public void full() {
      health.cut("%d messages wait until they are durable".formatted(inbox.held()));
    }

    @Override
    public void over(String why, boolean emptied) {
      vertx.cancelTimer(steadyTimer);
      if (closed) {
        return;
      }
      link = null;
      if (emptied) {
        later(ROOM_PAUSE);
      } else {
        health.cut(why);
        later(pauses.pause());
      }
    }
  }
}
