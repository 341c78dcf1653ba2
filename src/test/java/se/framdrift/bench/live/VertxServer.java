package se.framdrift.bench.live;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import java.util.LinkedHashSet;
import java.util.Set;

/** A loop of {@code writeTextMessage} over all sockets, as a first draft in Vert.x has it. */
final class VertxServer {

  private final Set<ServerWebSocket> viewers = new LinkedHashSet<>();

  private VertxServer() {}

  public static void main(String[] words) throws Exception {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    try {
      VertxServer server = new VertxServer();
      HttpServer http =
          vertx
              .createHttpServer()
              .webSocketHandler(server::join)
              .listen(0, "127.0.0.1")
              .toCompletionStage()
              .toCompletableFuture()
              .get();
      Context context = vertx.getOrCreateContext(); // of the one loop there is
      Orders.obey(
          http.actualPort(),
          Orders.timer(),
          (first, count, bytes) -> context.runOnContext(_ -> server.publish(first, count, bytes)));
    } finally {
      vertx.close();
    }
  }

  private void join(ServerWebSocket socket) {
    viewers.add(socket);
    socket.closeHandler(_ -> viewers.remove(socket));
  }

  private void publish(long first, int count, int bytes) {
    for (long position = first; position < first + count; position++) {
      String text = Orders.message(position, bytes);
      for (ServerWebSocket viewer : viewers) {
        viewer.writeTextMessage(text);
      }
    }
  }
}
