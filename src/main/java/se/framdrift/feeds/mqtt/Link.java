package se.framdrift.feeds.mqtt;

import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.messages.MqttConnAckMessage;
import io.vertx.mqtt.messages.MqttPublishMessage;
import io.vertx.mqtt.messages.MqttSubAckMessage;
import java.util.List;
import java.util.Map;

/**
 * One connection with a broker, from the first packet to the last. Messages are acknowledged only
 * on the connection that brought them: on a later one the number may be another message's.
 *
 * <p>Confined to its context.
 */
final class Link {

  private static final int REFUSED = 0x80;

  private final Vertx vertx;
  private final Context context;
  private final Access access;
  private final Map<String, Integer> subscriptions;
  private final Ends ends;
  private final MqttClient client;
  private int unacknowledged;
  private boolean full;
  private boolean over;
  private long patience = -1;
  private String last = "the broker has closed the connection";

  /** What the connection tells; called on the context. */
  interface Ends {

    /** It is connected and subscribed. */
    void ready();

    /** A message came; false when there is no room for it. */
    boolean received(Received received);

    /** There was no room; nothing more is received until what was received is durable. */
    void full();

    /**
     * The connection is over; told once.
     *
     * @param emptied whether it was left because it was full, and all that it brought is durable
     */
    void over(String why, boolean emptied);
  }

  /**
   * A message.
   *
   * @param certain of quality of service 1: must not be lost
   * @param acknowledge to be run when it is durable, on any thread
   */
  record Received(
      String topic, Buffer payload, boolean retained, boolean certain, Runnable acknowledge) {}

  Link(Vertx vertx, Context context, Access access, Map<String, Integer> subscriptions, Ends ends) {
    this.vertx = vertx;
    this.context = context;
    this.access = access;
    this.subscriptions = subscriptions;
    this.ends = ends;
    this.client = MqttClient.create(vertx, access.options());
  }

  /**
   * Connects.
   *
   * @param subscribe also when the broker has kept the session
   */
  void open(boolean subscribe) {
    client.publishHandler(this::received);
    client.subscribeCompletionHandler(this::subscribed);
    client.exceptionHandler(failure -> last = Access.words(failure));
    client.closeHandler(_ -> over(last, false));
    patience =
        vertx.setTimer(
            Access.CONNECT_LIMIT.toMillis(), _ -> give("the broker does not answer", false));
    client
        .connect(access.broker().port(), access.broker().host(), access.serverName())
        .onSuccess(answer -> connected(answer, subscribe))
        .onFailure(failure -> over(Access.words(failure), false));
  }

  private void connected(MqttConnAckMessage answer, boolean subscribe) {
    if (over) {
      return;
    }
    if (answer.isSessionPresent() && !subscribe) {
      ready();
      return;
    }
    client.subscribe(subscriptions).onFailure(failure -> give(Access.words(failure), false));
  }

  private void subscribed(MqttSubAckMessage answer) {
    List<Integer> granted = answer.grantedQoSLevels();
    if (granted.stream().anyMatch(level -> level >= REFUSED)) {
      give("the broker refuses the subscription to one of " + subscriptions.keySet(), false);
    } else {
      ready();
    }
  }

  private void ready() {
    if (!over) {
      vertx.cancelTimer(patience);
      ends.ready();
    }
  }

  private void received(MqttPublishMessage message) {
    if (over || full) {
      return; // not acknowledged, so it comes again on the next connection
    }
    boolean certain = message.qosLevel() != MqttQoS.AT_MOST_ONCE;
    Runnable acknowledge =
        certain ? () -> context.runOnContext(_ -> acknowledge(message)) : () -> {};
    boolean taken =
        ends.received(
            new Received(
                message.topicName(), message.payload(), message.isRetain(), certain, acknowledge));
    if (taken && certain) {
      unacknowledged++;
    } else if (!taken) {
      full = true;
      ends.full();
      leaveWhenEmpty();
    }
  }

  private void acknowledge(MqttPublishMessage message) {
    if (!over && client.isConnected()) {
      message.ack();
      unacknowledged--;
      leaveWhenEmpty();
    }
  }

  /** Only a new connection brings again what was passed over on this one. */
  private void leaveWhenEmpty() {
    if (full && unacknowledged == 0) {
      give("too many messages waited", true);
    }
  }

  /** Leaves; nobody is told. */
  Future<Void> leave() {
    over = true;
    vertx.cancelTimer(patience);
    boolean connected = client.isConnected();
    Future<Void> left = client.disconnect();
    return connected ? left : Future.succeededFuture(); // an attempt ends by itself
  }

  private void give(String why, boolean emptied) {
    if (!over) {
      over(why, emptied);
      client.disconnect();
    }
  }

  private void over(String why, boolean emptied) {
    if (!over) {
      over = true;
      vertx.cancelTimer(patience);
      ends.over(why, emptied);
    }
  }
}
