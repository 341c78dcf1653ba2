package se.framdrift.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Lets through what a page of this very listener asks for, and what no page asks for. A browser
 * lets any page open a WebSocket to any address, so without this a foreign page could read through
 * an operator's browser what is not public.
 */
public final class SameOrigin implements Handler<RoutingContext> {

  @Override
  public void handle(RoutingContext ctx) {
    String origin = ctx.request().getHeader(HttpHeaders.ORIGIN);
    if (origin == null || sameAuthority(origin, ctx.request().authority())) {
      ctx.next();
    } else {
      ctx.response().setStatusCode(403).end("A page of another site may not read here.\n");
    }
  }

  private static boolean sameAuthority(String origin, @Nullable HostAndPort authority) {
    try {
      URI page = URI.create(origin);
      int port = page.getPort() >= 0 ? page.getPort() : usual(page.getScheme());
      return authority != null
          && authority.host().equalsIgnoreCase(page.getHost())
          && (authority.port() >= 0 ? authority.port() : usual(page.getScheme())) == port;
    } catch (IllegalArgumentException _) {
      return false; // "null", or no address at all
    }
  }

  private static int usual(@Nullable String scheme) {
    return "https".equals(scheme) ? 443 : 80;
  }
}
