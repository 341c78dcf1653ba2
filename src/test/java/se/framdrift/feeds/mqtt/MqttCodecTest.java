package se.framdrift.feeds.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.mqtt.MqttDecoder;
import io.netty.handler.codec.mqtt.MqttPublishMessage;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/**
 * The network cuts packets anywhere. Netty 4.2.13 took a small one for too long when its header
 * came in two pieces, which cut off senders at random; the version is pinned to a later one.
 */
class MqttCodecTest {

  @Test
  void readsAPacketThatComesByteByByte() {
    byte[] topic = "meter/aspenas/temp".getBytes(StandardCharsets.US_ASCII);
    ByteBuf packet = Unpooled.buffer();
    packet.writeByte(0x32).writeByte(2 + topic.length + 2 + 4);
    packet.writeShort(topic.length).writeBytes(topic).writeShort(7).writeBytes(new byte[4]);
    EmbeddedChannel channel = new EmbeddedChannel(new MqttDecoder(1_000));

    while (packet.isReadable()) {
      channel.writeInbound(packet.readBytes(1));
    }

    MqttPublishMessage message = channel.readInbound();
    assertThat(message.decoderResult().cause()).isNull();
    assertThat(message.variableHeader().topicName()).isEqualTo("meter/aspenas/temp");
    message.release();
    packet.release();
    channel.finishAndReleaseAll();
  }
}
