package se.framdrift.testing;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.atomic.AtomicInteger;

/** A proxy before a server that passes on every request and every stream, but knows no WebSocket. */
public final class OldProxy implements AutoCloseable {

  private static final String HOST = "127.0.0.1";

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = vertx.createHttpClient();
  private final AtomicInteger refused = new AtomicInteger();
  private final int target;
  private final HttpServer server;

  /** Leads to {@code target}. */
  public OldProxy(int target) {
    this.target = target;
    this.server =
        vertx
            .createHttpServer(new HttpServerOptions().setHost(HOST).setPort(0))
            .requestHandler(this::pass)
            .listen()
            .await();
  }

  public int port() {
    return server.actualPort();
  }

  /** How many sockets were asked for. */
  public int refused() {
    return refused.get();
  }

  private void pass(HttpServerRequest request) {
    if (request.getHeader("upgrade") != null) {
      refused.incrementAndGet();
      request.response().setStatusCode(400).end();
      return;
    }
    request.pause();
    client
        .request(request.method(), target, HOST, request.uri())
        .compose(to -> ask(request, to))
        .compose(answer -> answer(request, answer))
        .onFailure(_ -> request.response().reset());
  }

  private static Future<HttpClientResponse> ask(
      HttpServerRequest request, HttpClientRequest to) {
    to.headers().addAll(request.headers()).remove("connection");
    request.response().closeHandler(_ -> to.reset());
    return to.send(request);
  }

  private static Future<Void> answer(
      HttpServerRequest request, HttpClientResponse answer) {
    request.response().setStatusCode(answer.statusCode());
    request.response().headers().addAll(answer.headers());
    return answer.pipeTo(request.response());
  }

  @Override
  public void close() {
    vertx.close().await();
  }
}
