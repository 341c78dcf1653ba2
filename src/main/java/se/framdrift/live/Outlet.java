package se.framdrift.live;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.impl.HttpServerConnection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where the ready-made frames of one WebSocket go out: below Vert.x, so that nothing is encoded,
 * wrapped or queued for one socket alone. Confined to the socket's event loop. With {@link
 * SharedText} the only class that uses Vert.x' internals.
 *
 * <p>Close frames go through Vert.x as before. It sends them after what was written here, since
 * both end in the same channel and it queues nothing of its own.
 */
final class Outlet extends ChannelInboundHandlerAdapter {

  private static final String BEFORE = "wsencoder";

  /** How long a close frame may take to leave, when nobody waits for the answer to it. */
  private static final int GOODBYE_MILLIS = 500;

  private final ChannelPipeline pipeline;
  private @Nullable ChannelHandlerContext place;
  private @Nullable Runnable drained;
  private @Nullable Consumer<Disconnect> unreadable;
  private boolean unread;

  private Outlet(ChannelPipeline pipeline) {
    this.pipeline = pipeline;
  }

  /** The outlet of the socket that {@code request} will be upgraded to. */
  static Outlet of(HttpServerRequest request) {
    if (request.connection() instanceof HttpServerConnection connection) {
      return new Outlet(connection.channelHandlerContext().pipeline());
    }
    throw new IllegalStateException("Not an HTTP/1.1 connection of Vert.x");
  }

  /**
   * Begins, after the upgrade. Before it nothing may be written.
   *
   * @param drained is run each time a full socket has room again
   */
  void open(Runnable drained) {
    this.drained = drained;
    if (pipeline.channel().isActive() && pipeline.context(BEFORE) != null) {
      pipeline.addBefore(BEFORE, "framdrift-live", this);
    }
  }

  /**
   * Vert.x would cut who sends a frame that cannot be read, and not say why.
   *
   * @param unreadable is told instead
   */
  void onUnreadable(Consumer<Disconnect> unreadable) {
    this.unreadable = unreadable;
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    Consumer<Disconnect> told = unreadable;
    if (told != null && cause instanceof CorruptedWebSocketFrameException frame) {
      boolean tooLong = frame.closeStatus().code() == Disconnect.TOO_BIG.code();
      told.accept(tooLong ? Disconnect.TOO_BIG : Disconnect.BAD_REQUEST);
      // nothing more is read of it, so its own goodbye would never be seen
      var _ = context.executor().schedule(this::cut, GOODBYE_MILLIS, TimeUnit.MILLISECONDS);
    } else {
      context.fireExceptionCaught(cause);
    }
  }

  @Override
  public void handlerAdded(ChannelHandlerContext context) {
    place = context;
  }

  @Override
  public void handlerRemoved(ChannelHandlerContext context) {
    place = null;
  }

  @Override
  public void channelWritabilityChanged(ChannelHandlerContext context) {
    boolean writable = context.channel().isWritable();
    read(context.channel().config(), writable);
    Runnable told = drained;
    if (told != null && writable) {
      told.run();
    }
    context.fireChannelWritabilityChanged();
  }

  /** Who takes no answers is not read: Vert.x answers every ping, and the answers would pile up. */
  private void read(ChannelConfig config, boolean writable) {
    if (!writable && config.isAutoRead()) {
      unread = true;
      config.setAutoRead(false);
    } else if (writable && unread) {
      unread = false;
      config.setAutoRead(true);
    }
  }

  /** Whether as much waits for the socket as may, after it was given what it takes. */
  boolean full() {
    if (!pipeline.channel().isWritable()) {
      flush();
    }
    return !pipeline.channel().isWritable();
  }

  /** How many bytes must go before there is room again; 0 when there is. */
  long owed() {
    return pipeline.channel().bytesBeforeWritable();
  }

  /** Writes frames in order; they leave with the next {@link #flush}. */
  void write(List<ByteBuf> frames) {
    ChannelHandlerContext out = place;
    if (out != null) {
      for (int i = 0; i < frames.size(); i++) {
        var _ = out.write(frames.get(i), out.voidPromise());
      }
    }
  }

  void flush() {
    ChannelHandlerContext out = place;
    if (out != null) {
      out.flush();
    }
  }

  /**
   * Ends the connection at once, without waiting for a peer that takes nothing: neither a close
   * frame nor what waits before it would ever leave.
   */
  void cut() {
    ChannelHandlerContext first = pipeline.firstContext();
    if (first != null) {
      var _ = first.close();
    }
  }
}
