package se.framdrift.live;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A text encoded once, whose bytes any number of sockets write without copying, the headers of its
 * WebSocket frames (RFC 6455, 5.2) included. Immutable; any thread.
 *
 * <p>What many sockets write lies outside the heap: none of them copies it, and a slow one holds a
 * reference. It belongs to the garbage collector; nobody counts references.
 */
final class SharedText {

  /** Texts are written in frames of this size, so that a slow socket's progress can be seen. */
  static final int FRAME_BYTES = 16 * 1024;

  private static final int LONGEST_HEADER = 4;
  private static final int SHORT_PAYLOAD = 125;
  private static final int CONTINUATION = 0;
  private static final int TEXT = 1;
  private static final int FINAL = 0x80;
  private static final int TWO_BYTES_OF_LENGTH = 126;

  private final ByteBuf bytes;
  private final @Nullable ByteBuf onlyFrame; // header and bytes together, where one frame is enough
  private @Nullable List<ByteBuf> middle;

  private SharedText(ByteBuf bytes, @Nullable ByteBuf onlyFrame) {
    this.bytes = bytes;
    this.onlyFrame = onlyFrame;
  }

  /** A text for one socket. */
  static SharedText of(String text) {
    return of(text, false);
  }

  /** A text for many sockets. */
  static SharedText forMany(String text) {
    return of(text, true);
  }

  private static SharedText of(String text, boolean many) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    if (encoded.length > FRAME_BYTES) {
      return new SharedText(held(ByteBuffer.allocateDirect(encoded.length).put(encoded)), null);
    }
    int most = LONGEST_HEADER + encoded.length;
    ByteBuffer framed = many ? ByteBuffer.allocateDirect(most) : ByteBuffer.allocate(most);
    header(framed, TEXT | FINAL, encoded.length);
    int begin = framed.position();
    ByteBuf frame = held(framed.put(encoded));
    return new SharedText(frame.slice(begin, encoded.length), frame);
  }

  private static ByteBuf held(ByteBuffer written) {
    return Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(written.flip()));
  }

  /** Messages of their own, one a line, in one text. */
  static SharedText lines(List<SharedText> messages) {
    StringBuilder all = new StringBuilder();
    for (SharedText message : messages) {
      all.append(all.isEmpty() ? "" : "\n").append(message);
    }
    return forMany(all.toString());
  }

  int length() {
    return bytes.readableBytes();
  }

  /** The same bytes as a buffer of its own indexes. */
  Buffer buffer() {
    return BufferInternal.buffer(bytes.duplicate());
  }

  /** The same in parts of at most {@link #FRAME_BYTES}. */
  List<Buffer> buffers() {
    List<Buffer> parts = new ArrayList<>(1);
    int from = 0;
    do {
      int size = Math.min(FRAME_BYTES, length() - from);
      parts.add(BufferInternal.buffer(bytes.slice(bytes.readerIndex() + from, size)));
      from += size;
    } while (from < length());
    return parts;
  }

  /** The bytes of a whole text message, with own indexes each time; to be written in this order. */
  List<ByteBuf> message() {
    return onlyFrame == null ? frames(TEXT, true) : List.of(onlyFrame.duplicate());
  }

  /** The same for the beginning of a message that goes on. */
  List<ByteBuf> beginning() {
    return frames(TEXT, false);
  }

  /** The same for a part of a message, neither its beginning nor its end. */
  List<ByteBuf> middle() {
    List<ByteBuf> made;
    synchronized (this) {
      if (middle == null) {
        middle = frames(CONTINUATION, false);
      }
      made = middle;
    }
    return made.stream().map(ByteBuf::duplicate).toList();
  }

  /** The same for the end of a message that has begun. */
  List<ByteBuf> end() {
    return frames(CONTINUATION, true);
  }

  private List<ByteBuf> frames(int first, boolean ends) {
    List<ByteBuf> frames = new ArrayList<>();
    int code = first;
    int length = length();
    int from = 0;
    do {
      int size = Math.min(FRAME_BYTES, length - from);
      boolean isFinal = ends && from + size == length;
      ByteBuffer header = ByteBuffer.allocate(LONGEST_HEADER);
      header(header, isFinal ? code | FINAL : code, size);
      frames.add(held(header));
      frames.add(bytes.slice(bytes.readerIndex() + from, size));
      code = CONTINUATION;
      from += size;
    } while (from < length);
    return frames;
  }

  private static void header(ByteBuffer to, int code, int size) {
    to.put((byte) code);
    if (size <= SHORT_PAYLOAD) {
      to.put((byte) size);
    } else {
      to.put((byte) TWO_BYTES_OF_LENGTH).putShort((short) size);
    }
  }

  @Override
  public String toString() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
