package se.framdrift.live;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets viewers in, or tells them why not. Any event loop. */
final class Entrance {

  private final LiveSettings settings;
  private final LiveMetrics metrics;
  private final Admission admission;
  private final ClientAddress addresses;
  private final Supplier<LiveLoop> loops;

  /**
   * @param loops that of the thread that asks
   */
  Entrance(
      LiveSettings settings, LiveMetrics metrics, Admission admission, Supplier<LiveLoop> loops) {
    this.settings = settings;
    this.metrics = metrics;
    this.admission = admission;
    this.addresses = new ClientAddress(settings.proxies());
    this.loops = loops;
  }

  void serve(Router router, Audience audience) {
    router.get("/connection/websocket").handler(request -> acceptSocket(request, audience));
    router.get("/connection/uni_sse").handler(request -> acceptStream(request, audience));
  }

  private void acceptSocket(RoutingContext request, Audience audience) {
    if (!"websocket".equalsIgnoreCase(request.request().getHeader("upgrade"))) {
      request.response().setStatusCode(426).putHeader("upgrade", "websocket").end();
      return;
    }
    Admission.Place place = admit(request);
    if (place != null) {
      Outlet outlet = Outlet.of(request.request());
      request
          .request()
          .toWebSocket()
          .onSuccess(socket -> join(socket, outlet, place, audience))
          .onFailure(_ -> place.leave());
    }
  }

  private void acceptStream(RoutingContext request, Audience audience) {
    String name = request.request().getParam("channel");
    Channel channel = name == null ? null : audience.channel(name);
    if (channel == null) {
      request.fail(name == null ? 400 : 404);
      return;
    }
    Admission.Place place = admit(request);
    if (place != null) {
      String last = request.request().getHeader("last-event-id");
      EventStream stream =
          new EventStream(
              request.response(),
              cut(request.request()),
              place,
              loops.get(),
              channel,
              audience,
              settings,
              metrics);
      stream.start(last == null ? "" : last);
      if (admission.isClosed()) {
        stream.close(Disconnect.SHUTDOWN);
      }
    }
  }

  /** Over HTTP/2 a stream is ended and not the connection, which others may share. */
  private static Runnable cut(HttpServerRequest request) {
    return request.version() == HttpVersion.HTTP_2
        ? request.response()::reset
        : Outlet.of(request)::cut;
  }

  /** Null for whoever was told to stay outside. */
  private Admission.@Nullable Place admit(RoutingContext request) {
    return switch (admission.enter(addresses.of(request.request()), System.nanoTime())) {
      case Admission.Place place -> place;
      case Admission.Refused why -> {
        metrics.refused(why);
        request
            .response()
            .setStatusCode(why.status())
            .putHeader("retry-after", Integer.toString(why.retryAfter()))
            .end(why.detail() + "\n");
        yield null;
      }
    };
  }

  private void join(
      ServerWebSocket socket, Outlet outlet, Admission.Place place, Audience audience) {
    LiveSession session =
        new LiveSession(socket, outlet, place, loops.get(), audience, settings, metrics);
    session.start();
    outlet.onUnreadable(session::close);
    socket.exceptionHandler(
        failure -> {
          if (failure instanceof IllegalStateException) { // so many frames are no message
            session.close(Disconnect.TOO_BIG);
          }
        });
    if (admission.isClosed()) {
      session.close(Disconnect.SHUTDOWN);
    }
  }
}
