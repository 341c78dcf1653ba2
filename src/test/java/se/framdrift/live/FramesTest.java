package se.framdrift.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocket13FrameDecoder;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of frames, read by Netty's own decoder. */
class FramesTest {

  @ParameterizedTest(name = "{0} bytes")
  @ValueSource(
      ints = {0, 1, 125, 126, 127, 1_023, 1_024, 1_025, 16_383, 16_384, 16_385, 65_536, 100_000})
  void aMessageIsReadAsItWasWritten(int length) {
    String text = "å".repeat(length / 2) + "x".repeat(length % 2);
    for (SharedText shared : List.of(SharedText.of(text), SharedText.forMany(text))) {
      assertThat(shared.length()).isEqualTo(length);
      for (int socket = 0; socket < 3; socket++) {
        assertThat(read(shared.message())).as("socket %d", socket).containsExactly(text);
      }
    }
  }

  @ParameterizedTest(name = "{0} bytes between")
  @ValueSource(ints = {1, 16_384, 50_001})
  void aMessageInPartsIsOneMessage(int length) {
    SharedText shared = SharedText.forMany("s".repeat(length));
    for (int socket = 0; socket < 3; socket++) {
      List<ByteBuf> frames = new ArrayList<>(SharedText.of("{\"a\":").beginning());
      frames.addAll(shared.middle());
      frames.addAll(SharedText.of("}}").end());
      frames.addAll(SharedText.of("{}").message());
      assertThat(read(frames)).containsExactly("{\"a\":" + "s".repeat(length) + "}}", "{}");
    }
  }

  @Test
  void linesAreMessagesOfTheirOwn() {
    SharedText lines = SharedText.lines(List.of(SharedText.of("{\"a\":1}"), SharedText.of("{}")));
    assertThat(read(lines.message())).containsExactly("{\"a\":1}\n{}");
  }

  /** As a client would, which takes frames that are not masked. */
  private static List<String> read(List<ByteBuf> frames) {
    EmbeddedChannel client =
        new EmbeddedChannel(new WebSocket13FrameDecoder(false, false, SharedText.FRAME_BYTES));
    frames.forEach(frame -> client.writeInbound(frame.copy()));
    frames.forEach(frame -> frame.skipBytes(frame.readableBytes()));
    List<String> messages = new ArrayList<>();
    StringBuilder message = new StringBuilder();
    for (WebSocketFrame frame = client.readInbound(); frame != null; frame = client.readInbound()) {
      assertThat(frame)
          .isInstanceOf(
              message.isEmpty() ? TextWebSocketFrame.class : ContinuationWebSocketFrame.class);
      message.append(frame.content().toString(StandardCharsets.ISO_8859_1));
      if (frame.isFinalFragment()) {
        messages.add(
            new String(
                message.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8));
        message.setLength(0);
      }
      frame.release();
    }
    client.finishAndReleaseAll();
    assertThat(message).isEmpty();
    return messages;
  }
}
