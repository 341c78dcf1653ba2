package se.framdrift.live;

import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.impl.HttpClientConnectionInternal;
import io.vertx.core.json.JsonObject;
import io.vertx.core.parsetools.RecordParser;
import org.jspecify.annotations.Nullable;

/** Over server-sent events. */
final class ChaosStream extends ChaosViewer {

  private final HttpClient client;
  private volatile @Nullable HttpClientResponse stream;

  ChaosStream(String name, String channel, ChaosOracle oracle, HttpClient client) {
    super(name, channel, oracle);
    this.client = client;
  }

  @Override
  void come(int port) {
    cut();
    int mine = anew();
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.GET)
            .setHost("127.0.0.1")
            .setPort(port)
            .setURI("/connection/uni_sse?channel=" + channel());
    String last = lastEventId();
    if (!last.isEmpty()) {
      options.putHeader("last-event-id", last);
    }
    client
        .request(options)
        .compose(request -> request.send())
        .onSuccess(response -> begin(response, mine));
  }

  private void begin(HttpClientResponse response, int mine) {
    if (!isCurrent(mine)) {
      response.request().connection().close();
      return;
    }
    stream = response;
    response.exceptionHandler(_ -> gone(response));
    response.endHandler(_ -> gone(response));
    RecordParser lines =
        RecordParser.newDelimited(
            "\n",
            line -> {
              String text = line.toString();
              if (text.startsWith("data: {\"channel\"") && isCurrent(mine)) {
                hear(new JsonObject(text.substring("data: ".length())));
              }
            });
    response.handler(lines);
  }

  private void hear(JsonObject message) {
    if (message.containsKey("subscribe")) {
      subscribed(message.getJsonObject("subscribe"));
    } else {
      published(message.getJsonObject("pub"));
    }
  }

  private void gone(HttpClientResponse ended) {
    if (stream == ended) {
      stream = null;
    }
  }

  @Override
  void cut() {
    anew();
    HttpClientResponse open = stream;
    stream = null;
    if (open != null) {
      read(open, true);
      open.request().connection().close();
    }
  }

  @Override
  void stall() {
    read(stream, false);
  }

  @Override
  void flow() {
    read(stream, true);
  }

  private static void read(@Nullable HttpClientResponse open, boolean on) {
    if (open != null
        && open.request().connection() instanceof HttpClientConnectionInternal inside) {
      inside.channelHandlerContext().channel().config().setAutoRead(on);
    }
  }

  @Override
  boolean isGone() {
    return stream == null;
  }
}
