package se.framdrift.web;

import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request, read at the pace of its reader: while nobody reads, the request is paused
 * and at most {@value #AHEAD} pieces are held. To be made on the request's event loop; read on
 * another thread, which it blocks.
 */
final class RequestBytes extends InputStream {

  /** Pieces that are asked for ahead; one has at most 8 KiB. */
  static final int AHEAD = 16;

  private sealed interface Piece {
    record Bytes(Buffer buffer) implements Piece {}

    record End() implements Piece {}

    record Cut(Throwable cause) implements Piece {}
  }

  private final HttpServerRequest request;
  private final Context context;
  private final BlockingQueue<Piece> arrived = new LinkedBlockingQueue<>(); // AHEAD and an end
  private byte[] piece = {};
  private int at;
  private int read;
  private @Nullable Piece last;

  RequestBytes(HttpServerRequest request, Context context) {
    this.request = request;
    this.context = context;
    request.pause();
    request.handler(this::arrived);
    request.endHandler(_ -> arrived.add(new Piece.End()));
    request.exceptionHandler(e -> arrived.add(new Piece.Cut(e)));
    request.fetch(AHEAD);
  }

  private void arrived(Buffer buffer) {
    arrived.add(new Piece.Bytes(buffer));
  }

  /**
   * {@inheritDoc}
   *
   * @throws Cut when the sender has gone away
   */
  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, into.length);
    if (length == 0) {
      return 0;
    }
    while (at == piece.length) {
      if (!next()) {
        return -1;
      }
    }
    int count = Math.min(length, piece.length - at);
    System.arraycopy(piece, at, into, offset, count);
    at += count;
    return count;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  /** Whether what has arrived can be read without waiting. */
  @Override
  public int available() {
    return piece.length - at;
  }

  private boolean next() throws IOException {
    Piece next = last == null ? taken() : last;
    switch (next) {
      case Piece.Bytes(Buffer buffer) -> {
        piece = buffer.getBytes();
        at = 0;
        read++;
        if (read >= AHEAD / 2) {
          int more = read;
          read = 0;
          context.runOnContext(_ -> request.fetch(more));
        }
        return true;
      }
      case Piece.End _ -> {
        last = next;
        return false;
      }
      case Piece.Cut(Throwable cause) -> {
        last = next;
        throw new Cut(cause);
      }
    }
  }

  private Piece taken() throws InterruptedIOException {
    try {
      return arrived.take();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  /** The sender has gone away in the middle. */
  static final class Cut extends IOException {

    private static final long serialVersionUID = 1L;

    Cut(Throwable cause) {
      super("the sender has gone away", cause);
    }
  }
}
