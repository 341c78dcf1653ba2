package se.framdrift.testing;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A port that leads to another one, which may change: a database that moves and comes back. */
public final class Gate implements AutoCloseable {

  private static final String HOST = "127.0.0.1";

  private final Vertx vertx = Vertx.vertx();
  private final NetClient client = vertx.createNetClient();
  private final Set<NetSocket> open = ConcurrentHashMap.newKeySet();
  private final NetServer server;
  private volatile int target;

  /** Leads to {@code target}. */
  public Gate(int target) {
    this.target = target;
    this.server =
        vertx
            .createNetServer(new NetServerOptions().setHost(HOST).setPort(0))
            .connectHandler(this::join)
            .listen()
            .await();
  }

  public int port() {
    return server.actualPort();
  }

  /** From now on leads to another port; what is open stays. */
  public void leadTo(int port) {
    target = port;
  }

  /** What is open now stays open, and nothing comes through any more; what is opened later does. */
  public void swallow() {
    open.forEach(NetSocket::pause);
  }

  private void join(NetSocket from) {
    from.pause();
    open.add(from);
    from.closeHandler(_ -> open.remove(from));
    client
        .connect(target, HOST)
        .onSuccess(
            to -> {
              from.pipeTo(to);
              to.pipeTo(from);
            })
        .onFailure(_ -> from.close());
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
