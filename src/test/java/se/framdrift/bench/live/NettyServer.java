package se.framdrift.bench.live;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * As little as a WebSocket server in Java can do: each message is made once, as the bytes of its
 * frame, and written and flushed once for each socket; those of a burst are joined.
 */
final class NettyServer {

  private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final Set<Channel> viewers = new LinkedHashSet<>();

  private NettyServer() {}

  public static void main(String[] words) throws Exception {
    NettyServer server = new NettyServer();
    try {
      Orders.obey(server.listen(), server.loop, server::publish);
    } finally {
      server.loop.shutdownGracefully();
    }
  }

  private int listen() throws InterruptedException {
    Channel listening =
        new ServerBootstrap()
            .group(loop)
            .channel(NioServerSocketChannel.class)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    channel.config().setTcpNoDelay(true);
                    channel
                        .pipeline()
                        .addLast(new HttpServerCodec(), new HttpObjectAggregator(8_192))
                        .addLast(new Upgrade());
                  }
                })
            .bind("127.0.0.1", 0)
            .sync()
            .channel();
    return ((InetSocketAddress) listening.localAddress()).getPort();
  }

  private void publish(long first, int count, int bytes) {
    ByteBuf joined = Unpooled.directBuffer(count * (bytes + 4));
    for (long position = first; position < first + count; position++) {
      byte[] text = Orders.message(position, bytes).getBytes(StandardCharsets.UTF_8);
      joined.writeByte(0x81);
      if (text.length < 126) {
        joined.writeByte(text.length);
      } else {
        joined.writeByte(126).writeShort(text.length);
      }
      joined.writeBytes(text);
    }
    for (Channel viewer : viewers) {
      ChannelHandlerContext end = viewer.pipeline().firstContext();
      end.writeAndFlush(joined.retainedDuplicate(), viewer.voidPromise());
    }
    joined.release();
  }

  private final class Upgrade extends SimpleChannelInboundHandler<FullHttpRequest> {

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
      String here = "ws://" + request.headers().get("Host") + "/";
      new WebSocketServerHandshakerFactory(here, null, false)
          .newHandshaker(request)
          .handshake(context.channel(), request);
      context.pipeline().replace(this, "viewer", new Listening());
      viewers.add(context.channel());
    }
  }

  private final class Listening extends SimpleChannelInboundHandler<WebSocketFrame> {

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
      // viewers of a bare server have nothing to say
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      viewers.remove(context.channel());
    }
  }
}
