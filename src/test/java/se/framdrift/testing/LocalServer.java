package se.framdrift.testing;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPOutputStream;

/** Somebody else's server, on loopback: answers as it is told to, and badly when it is asked to. */
public final class LocalServer implements AutoCloseable {

  private static final String HOST = "127.0.0.1";

  private final Vertx vertx = Vertx.vertx();
  private final Reply usual;
  private final Queue<Reply> next = new ConcurrentLinkedQueue<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  /** Answers a request. */
  @FunctionalInterface
  public interface Reply {
    void to(HttpServerRequest request);
  }

  /** What was asked: path and query as they came. */
  public record Asked(String method, String uri, MultiMap headers) {}

  /** Starts it. */
  public LocalServer(Reply usual) {
    this.usual = usual;
    this.server =
        vertx
            .createHttpServer(new HttpServerOptions().setHost(HOST).setPort(0))
            .requestHandler(this::answer)
            .listen()
            .await();
  }

  private void answer(HttpServerRequest request) {
    asked.add(new Asked(request.method().name(), request.uri(), request.headers()));
    Reply reply = next.poll();
    (reply == null ? usual : reply).to(request);
  }

  /** The next requests are answered so, one each. */
  public LocalServer next(Reply... replies) {
    next.addAll(List.of(replies));
    return this;
  }

  /** Address of a path. */
  public URI at(String path) {
    return URI.create("http://%s:%d%s".formatted(HOST, server.actualPort(), path));
  }

  /** What has been asked, oldest first. */
  public List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** 200 with a body, and headers as name and value in turn. */
  public static Reply ok(String body, String... headers) {
    return status(200, body, headers);
  }

  /** Any status with a body, and headers as name and value in turn. */
  public static Reply status(int status, String body, String... headers) {
    return request -> {
      request.response().setStatusCode(status);
      for (int i = 0; i < headers.length; i += 2) {
        request.response().putHeader(headers[i], headers[i + 1]);
      }
      request.response().end(body);
    };
  }

  /** 200 with a packed body. */
  public static Reply gzip(byte[] body) {
    return request ->
        request.response().putHeader("content-encoding", "gzip").end(Buffer.buffer(packed(body)));
  }

  /** 200 with the first half of a packed body, which claims to be whole. */
  public static Reply halfGzip(byte[] body) {
    byte[] packed = packed(body);
    return request ->
        request
            .response()
            .putHeader("content-encoding", "gzip")
            .end(Buffer.buffer(packed).slice(0, packed.length / 2));
  }

  /** Promises the whole body, sends the first half and hangs up. */
  public static Reply cut(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return request -> {
      request.response().putHeader("content-length", Integer.toString(bytes.length));
      request
          .response()
          .write(Buffer.buffer(bytes).slice(0, bytes.length / 2))
          .onComplete(_ -> request.connection().close());
    };
  }

  /** Sends one byte of an endless body every few milliseconds. */
  public static Reply drip(Vertx vertx) {
    return request -> {
      request.response().setChunked(true);
      long timer = vertx.setPeriodic(10, _ -> request.response().write(" "));
      request.response().closeHandler(_ -> vertx.cancelTimer(timer));
    };
  }

  /** Says nothing at all. */
  public static Reply silence() {
    return _ -> {};
  }

  private static byte[] packed(byte[] body) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream packing = new GZIPOutputStream(packed)) {
      packing.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  @Override
  public void close() {
    server.close().await();
    vertx.close().await();
  }
}
