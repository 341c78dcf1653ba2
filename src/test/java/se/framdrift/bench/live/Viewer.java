package se.framdrift.bench.live;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One WebSocket that follows the board, with frames read by hand. Confined to one thread. */
final class Viewer implements FrameReader.Receiver {

  private static final byte[] NOTHING = {};
  private static final byte[] OFFSET = ascii("\"offset\":");
  private static final byte[] SENT = ascii("\"sent\":");
  private static final byte[] PUSH = ascii("{\"push\"");
  private static final byte[] SUBSCRIBED = ascii("{\"id\":2,\"subscribe\":");
  private static final byte[] UNSUBSCRIBED = ascii("{\"id\":3,\"unsubscribe\":");
  private static final String SUBSCRIBE = "{\"id\":2,\"subscribe\":{\"channel\":\"board:bench\"}}";
  private static final String UNSUBSCRIBE =
      "{\"id\":3,\"unsubscribe\":{\"channel\":\"board:bench\"}}";
  private static final String HISTORY =
      "{\"id\":4,\"history\":{\"channel\":\"board:bench\",\"limit\":-1}}";
  private static final byte[] ERROR = ascii("\"error\":");
  private static final byte[] SWITCHED = ascii("HTTP/1.1 101");
  private static final byte[] END_OF_HEAD = ascii("\r\n\r\n");

  private final ViewerGroup group;
  private final int number;
  private SocketChannel channel;
  private @Nullable SelectionKey key;
  private byte[] rest = NOTHING;
  private final FrameReader frames = new FrameReader(this);
  private boolean upgraded;
  private volatile boolean live;
  private volatile boolean gone;
  private volatile boolean deaf;
  private volatile long position = -1;

  Viewer(ViewerGroup group, int number) throws IOException {
    this.group = group;
    this.number = number;
    this.channel = SocketChannel.open();
  }

  /** Each viewer has an address of its own, as bounds for one address are no part of this. */
  void connect(Selector selector, int receiveBuffer) throws IOException {
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    if (receiveBuffer > 0) {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, receiveBuffer);
    }
    channel.bind(new InetSocketAddress("127.1.%d.%d".formatted(number / 250, 1 + number % 250), 0));
    boolean connected = channel.connect(group.subject().door());
    key = channel.register(selector, SelectionKey.OP_CONNECT, this);
    if (connected) {
      ask();
    }
  }

  /** Whether it has all up to a position, or can have nothing more. */
  boolean has(long sought) {
    return position >= sought || gone || deaf || !live;
  }

  /** Follows the board from now on, or no more; the group hears of the answer. */
  void follow(boolean on) {
    try {
      send(on ? SUBSCRIBE : UNSUBSCRIBE);
    } catch (IOException e) {
      lost(e.toString());
    }
  }

  /** Asks for all that the board shows, so many times; each answer is as large as a snapshot. */
  void askForAll(int times) {
    try {
      for (int i = 0; i < times; i++) {
        send(HISTORY);
      }
    } catch (IOException e) {
      lost(e.toString());
    }
  }

  /** Reads from the socket again, or no more. */
  void reads(boolean on) {
    deaf = !on;
    if (key != null && key.isValid()) {
      key.interestOps(on ? SelectionKey.OP_READ : 0);
    }
  }

  /** Takes what the socket has; {@code scratch} is anybody's. */
  void ready(byte[] scratch) {
    try {
      if (key != null && key.isConnectable()) {
        channel.finishConnect();
        ask();
      } else {
        read(scratch);
      }
    } catch (IOException e) {
      lost(e.toString());
    }
  }

  private void ask() throws IOException {
    reads(true);
    Subject subject = group.subject();
    write(
        ascii(
            """
            GET %s HTTP/1.1\r
            Host: %s:%d\r
            Upgrade: websocket\r
            Connection: Upgrade\r
            Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
            Sec-WebSocket-Version: 13\r
            \r
            """
                .formatted(
                    subject.path(), subject.door().getHostString(), subject.door().getPort())));
  }

  private void read(byte[] scratch) throws IOException {
    int kept = rest.length;
    System.arraycopy(rest, 0, scratch, 0, kept);
    int count = channel.read(ByteBuffer.wrap(scratch, kept, scratch.length - kept));
    if (count < 0) {
      lost("closed by the server");
      return;
    }
    int end = kept + count;
    int next = upgraded ? 0 : head(scratch, end);
    if (upgraded) {
      next = frames.read(scratch, next, end);
    }
    rest = next == end ? NOTHING : Arrays.copyOfRange(scratch, next, end);
  }

  private int head(byte[] bytes, int end) throws IOException {
    int body = Bytes.find(bytes, 0, end, END_OF_HEAD);
    if (body < 0) {
      return 0;
    }
    if (!Bytes.starts(bytes, 0, end, SWITCHED)) {
      throw new IOException(
          new String(bytes, 0, body, StandardCharsets.US_ASCII).lines().findFirst().orElse(""));
    }
    upgraded = true;
    if (group.subject().hasProtocol()) {
      send("{\"id\":1,\"connect\":{\"name\":\"bench\"}}");
      send(SUBSCRIBE);
    } else {
      joined(0);
    }
    return body;
  }

  @Override
  public void ping(byte[] payload) throws IOException {
    write(FrameReader.masked(0x8a, payload));
  }

  @Override
  public void closed(int code) {
    lost("closed with code " + code);
  }

  /** Messages are lines. */
  @Override
  public void text(byte[] bytes, int begin, int end, long now) throws IOException {
    int from = begin;
    for (int i = begin; i <= end; i++) {
      if (i == end || bytes[i] == '\n') {
        if (i > from) {
          line(bytes, from, i, now);
        }
        from = i + 1;
      }
    }
  }

  private void line(byte[] bytes, int begin, int end, long now) throws IOException {
    if (end - begin == 2) {
      send("{}");
    } else if (Bytes.starts(bytes, begin, end, PUSH)) {
      long offset = Bytes.lastNumber(bytes, begin, end, OFFSET);
      if (offset >= 0) {
        published(bytes, begin, end, offset, now);
      }
    } else if (Bytes.starts(bytes, begin, end, SUBSCRIBED)) {
      int place = Bytes.find(bytes, begin, end, OFFSET);
      joined(place < 0 ? 0 : Bytes.number(bytes, place, end));
    } else if (Bytes.starts(bytes, begin, end, UNSUBSCRIBED)) {
      live = false;
      group.left();
    } else if (Bytes.find(bytes, begin, Math.min(end, begin + 40), ERROR) >= 0) {
      throw new IOException(new String(bytes, begin, end - begin, StandardCharsets.UTF_8));
    }
  }

  private void published(byte[] bytes, int begin, int end, long offset, long now) {
    ArrivalLog log = group.log();
    if (log != null && offset > position) {
      boolean named = group.subject().hasProtocol();
      int sent = named ? -1 : Bytes.find(bytes, begin, Math.min(end, begin + 100), SENT);
      log.add(position, offset, sent < 0 ? 0 : Bytes.number(bytes, sent, end), now, end - begin);
      if (named) {
        log.look(offset, bytes, begin, end);
      }
    }
    position = Math.max(position, offset);
  }

  private void joined(long at) {
    position = at;
    live = true;
    group.joined();
  }

  private void lost(String why) {
    if (!gone) {
      close();
      group.lost(live, why);
    }
  }

  /** Ends the connection at once. */
  void close() {
    gone = true;
    try {
      channel.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void send(String text) throws IOException {
    write(FrameReader.masked(0x81, ascii(text)));
  }

  private void write(byte[] bytes) throws IOException {
    if (channel.write(ByteBuffer.wrap(bytes)) < bytes.length) {
      throw new IOException("the server takes no commands");
    }
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
