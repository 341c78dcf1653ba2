package se.framdrift.live;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrameType;
import io.vertx.core.http.impl.HttpServerConnection;
import io.vertx.core.http.impl.ws.WebSocketFrameImpl;
import io.vertx.core.internal.buffer.BufferInternal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * A text encoded once, whose bytes any number of sockets write without copying. Immutable; any
 * thread. The only class that uses Vert.x' internals.
 *
 * <p>Large texts lie outside the heap, so that a slow socket holds a reference and not a copy.
 * Small ones do not: the WebSocket encoder joins them with their header anyway.
 */
final class SharedText {

  /** Texts are written in frames of this size, so that a slow socket's progress can be seen. */
  static final int FRAME_BYTES = 16 * 1024;

  private static final int JOINED_BY_ENCODER = 1024;

  private final ByteBuf bytes;

  private SharedText(ByteBuf bytes) {
    this.bytes = bytes;
  }

  static SharedText of(String text) {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    if (encoded.length <= JOINED_BY_ENCODER) {
      return new SharedText(Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(encoded)));
    }
    ByteBuffer direct = ByteBuffer.allocateDirect(encoded.length).put(encoded).flip();
    return new SharedText(Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(direct)));
  }

  int length() {
    return bytes.readableBytes();
  }

  /** The same bytes as a buffer of its own indexes. */
  Buffer buffer() {
    return BufferInternal.buffer(bytes.duplicate());
  }

  /**
   * Writes {@code parts} as one text message. Every frame is a new object over the shared bytes: a
   * frame that is written to a second socket would be empty there.
   *
   * @return completes when the last byte has gone to the operating system
   */
  static Future<Void> write(ServerWebSocket socket, Runnable progress, SharedText... parts) {
    WebSocketFrameType type = WebSocketFrameType.TEXT;
    Future<Void> last = Future.succeededFuture();
    for (int part = 0; part < parts.length; part++) {
      ByteBuf bytes = parts[part].bytes;
      int length = bytes.readableBytes();
      for (int from = 0; from < length; from += FRAME_BYTES) {
        int size = Math.min(FRAME_BYTES, length - from);
        boolean isFinal = part == parts.length - 1 && from + size == length;
        ByteBuf slice = bytes.slice(bytes.readerIndex() + from, size);
        last = socket.writeFrame(new WebSocketFrameImpl(type, slice, isFinal));
        if (!socket.isClosed() && socket.writeQueueFull()) {
          last.onSuccess(_ -> progress.run());
        }
        type = WebSocketFrameType.CONTINUATION;
      }
    }
    return last;
  }

  /**
   * What ends the connection of {@code request} at once, without waiting for a peer that takes
   * nothing: neither a close frame nor what waits before it would ever leave. Ask before the
   * upgrade.
   */
  static Runnable cut(HttpServerRequest request) {
    if (request.connection() instanceof HttpServerConnection connection) {
      Channel channel = connection.channelHandlerContext().channel();
      return () -> {
        var _ = channel.pipeline().firstContext().close();
      };
    }
    throw new IllegalStateException("Not an HTTP/1.1 connection of Vert.x");
  }
}
