package se.framdrift.bench.live;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Finds the frames of a server in bytes, and joins those of one message. For one socket. */
final class FrameReader {

  /** What becomes of them. */
  interface Receiver {

    void text(byte[] bytes, int begin, int end, long now) throws IOException;

    void ping(byte[] payload) throws IOException;

    void closed(int code);
  }

  private static final int CONTINUATION = 0;
  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final byte[] NOTHING = {};
  private static final byte[] NO_MASK = {0, 0, 0, 0};

  private final Receiver receiver;
  private byte[] message = NOTHING;

  FrameReader(Receiver receiver) {
    this.receiver = receiver;
  }

  /** Reads all whole frames; returns where the first begins that is not whole. */
  int read(byte[] bytes, int begin, int end) throws IOException {
    long now = System.nanoTime();
    int at = begin;
    while (end - at >= 2) {
      int length = bytes[at + 1] & 0x7f;
      int first = at + 2;
      if (length == 126) {
        first = at + 4;
        length = end < first ? 0 : (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff;
      } else if (length == 127) {
        first = at + 10;
        length = end < first ? 0 : ByteBuffer.wrap(bytes, at + 6, 4).getInt();
      }
      if (end < first + length) {
        break;
      }
      frame(bytes, bytes[at] & 0x0f, bytes[at] < 0, first, first + length, now);
      at = first + length;
    }
    return at;
  }

  private void frame(byte[] bytes, int opcode, boolean isFinal, int begin, int end, long now)
      throws IOException {
    switch (opcode) {
      case TEXT, CONTINUATION -> {
        if (isFinal && opcode == TEXT) {
          receiver.text(bytes, begin, end, now);
        } else {
          part(bytes, isFinal, begin, end, now);
        }
      }
      case PING -> receiver.ping(Arrays.copyOfRange(bytes, begin, end));
      case CLOSE -> receiver.closed((bytes[begin] & 0xff) << 8 | bytes[begin + 1] & 0xff);
      default -> {}
    }
  }

  private void part(byte[] bytes, boolean isFinal, int begin, int end, long now)
      throws IOException {
    int length = message.length;
    message = Arrays.copyOf(message, length + end - begin);
    System.arraycopy(bytes, begin, message, length, end - begin);
    if (isFinal) {
      receiver.text(message, 0, message.length, now);
      message = NOTHING;
    }
  }

  /** A small frame of a client, whose mask of zeros leaves it as it is. */
  static byte[] masked(int head, byte[] payload) {
    ByteBuffer frame = ByteBuffer.allocate(6 + payload.length);
    frame.put((byte) head).put((byte) (0x80 | payload.length)).put(NO_MASK).put(payload);
    return frame.array();
  }
}
