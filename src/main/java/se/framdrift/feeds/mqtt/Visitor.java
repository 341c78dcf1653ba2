package se.framdrift.feeds.mqtt;

import io.netty.handler.codec.mqtt.MqttProperties;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Context;
import io.vertx.mqtt.MqttEndpoint;
import io.vertx.mqtt.messages.MqttPublishMessage;
import io.vertx.mqtt.messages.MqttSubscribeMessage;
import io.vertx.mqtt.messages.MqttUnsubscribeMessage;
import io.vertx.mqtt.messages.codes.MqttDisconnectReasonCode;
import io.vertx.mqtt.messages.codes.MqttPubAckReasonCode;
import io.vertx.mqtt.messages.codes.MqttSubAckReasonCode;
import io.vertx.mqtt.messages.codes.MqttUnsubAckReasonCode;
import java.util.List;

/**
 * A client of the listener. Messages are acknowledged in the order in which they came, after they
 * are durable. Who publishes more than may be in flight is cut off: at quality of service 1 it
 * sends again what was not acknowledged, at 0 the message alone is dropped.
 *
 * <p>Confined to its context.
 */
final class Visitor {

  private static final int VERSION_5 = 5;

  private final MqttEndpoint endpoint;
  private final Context context;
  private final Receiver receiver;
  private final ListenerSettings settings;
  private int inFlight;
  private boolean closing;
  private boolean gone;

  /** Takes what is published. */
  @FunctionalInterface
  interface Receiver {
    MqttListener.Fate offer(String topic, byte[] payload, boolean retained, Runnable durable);
  }

  Visitor(MqttEndpoint endpoint, Context context, Receiver receiver, ListenerSettings settings) {
    this.endpoint = endpoint;
    this.context = context;
    this.receiver = receiver;
    this.settings = settings;
  }

  MqttEndpoint endpoint() {
    return endpoint;
  }

  /** Its own name, or the one that it was given. */
  String id() {
    return String.valueOf(endpoint.clientIdentifier());
  }

  boolean gone() {
    return gone;
  }

  /** True the first time. */
  boolean leaves() {
    boolean first = !gone;
    gone = true;
    return first;
  }

  /** Lets it in, and says in MQTT 5 what is not done here. */
  void welcome() {
    endpoint.publishHandler(this::published);
    endpoint.subscribeHandler(this::subscribe);
    endpoint.unsubscribeHandler(this::unsubscribe);
    if (!fifth()) {
      endpoint.accept(false);
      return;
    }
    MqttProperties bounds = new MqttProperties();
    bounds.add(number(MqttProperties.RECEIVE_MAXIMUM, settings.inFlightOfOne()));
    bounds.add(number(MqttProperties.MAXIMUM_QOS, 1));
    bounds.add(number(MqttProperties.MAXIMUM_PACKET_SIZE, settings.maxPacket()));
    bounds.add(number(MqttProperties.SESSION_EXPIRY_INTERVAL, 0));
    endpoint.accept(false, bounds);
  }

  private static MqttProperties.IntegerProperty number(int property, int value) {
    return new MqttProperties.IntegerProperty(property, value);
  }

  private boolean fifth() {
    return endpoint.protocolVersion() == VERSION_5;
  }

  private void published(MqttPublishMessage message) {
    if (gone || closing) {
      return;
    }
    if (message.qosLevel() == MqttQoS.EXACTLY_ONCE) {
      cut(MqttDisconnectReasonCode.QOS_NOT_SUPPORTED);
      return;
    }
    boolean certain = message.qosLevel() == MqttQoS.AT_LEAST_ONCE;
    int id = message.messageId();
    MqttListener.Fate fate =
        inFlight >= settings.inFlightOfOne()
            ? MqttListener.Fate.NO_ROOM
            : receiver.offer(
                message.topicName(),
                message.payload().getBytes(),
                message.isRetain(),
                () -> context.runOnContext(_ -> durable(certain, id)));
    switch (fate) {
      case TAKEN -> inFlight++;
      case NOBODYS -> acknowledge(certain, id, MqttPubAckReasonCode.NO_MATCHING_SUBSCRIBERS);
      case NO_ROOM -> {
        if (certain) {
          cut(MqttDisconnectReasonCode.RECEIVE_MAXIMUM_EXCEEDED);
        }
      }
    }
  }

  private void durable(boolean certain, int id) {
    inFlight--;
    acknowledge(certain, id, MqttPubAckReasonCode.SUCCESS);
  }

  private void acknowledge(boolean certain, int id, MqttPubAckReasonCode reason) {
    if (certain && !gone && endpoint.isConnected()) {
      if (fifth()) {
        endpoint.publishAcknowledge(id, reason, MqttProperties.NO_PROPERTIES);
      } else {
        endpoint.publishAcknowledge(id);
      }
    }
  }

  private void subscribe(MqttSubscribeMessage message) {
    if (fifth()) {
      List<MqttSubAckReasonCode> no =
          message.topicSubscriptions().stream()
              .map(_ -> MqttSubAckReasonCode.NOT_AUTHORIZED)
              .toList();
      endpoint.subscribeAcknowledge(message.messageId(), no, MqttProperties.NO_PROPERTIES);
    } else {
      List<MqttQoS> no = message.topicSubscriptions().stream().map(_ -> MqttQoS.FAILURE).toList();
      endpoint.subscribeAcknowledge(message.messageId(), no);
    }
  }

  private void unsubscribe(MqttUnsubscribeMessage message) {
    if (fifth()) {
      List<MqttUnsubAckReasonCode> none =
          message.topics().stream()
              .map(_ -> MqttUnsubAckReasonCode.NO_SUBSCRIPTION_EXISTED)
              .toList();
      endpoint.unsubscribeAcknowledge(message.messageId(), none, MqttProperties.NO_PROPERTIES);
    } else {
      endpoint.unsubscribeAcknowledge(message.messageId());
    }
  }

  /** Closes the connection, if it is open. */
  void cut() {
    if (!gone && !closing) {
      closing = true;
      endpoint.close();
    }
  }

  private void cut(MqttDisconnectReasonCode why) {
    if (fifth() && endpoint.isConnected() && !closing) {
      closing = true;
      endpoint.disconnect(why, MqttProperties.NO_PROPERTIES);
    } else {
      cut();
    }
  }
}
