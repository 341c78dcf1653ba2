package se.framdrift.web;

import io.vertx.core.Handler;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.Locale;
import java.util.Set;

/**
 * Lets through only what was sent to a name that this listener goes by. A foreign page can make its
 * own name point to an address of the reader's machine (DNS rebinding) and would then be of the
 * same origin as the listener; the name in its requests gives it away.
 */
public final class KnownNames implements Handler<RoutingContext> {

  /** What a machine calls itself. */
  public static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

  private final Set<String> names;

  /**
   * @param names in lower case, without port
   */
  public KnownNames(Set<String> names) {
    this.names = Set.copyOf(names);
  }

  @Override
  public void handle(RoutingContext ctx) {
    HostAndPort asked = ctx.request().authority();
    if (asked != null && names.contains(asked.host().toLowerCase(Locale.ROOT))) {
      ctx.next();
    } else {
      ctx.response()
          .setStatusCode(421)
          .end("This listener does not go by that name; see FRAMDRIFT_OPERATOR_NAMES.\n");
    }
  }
}
