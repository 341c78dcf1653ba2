package se.framdrift.feeds.mqtt;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.Decoded;
import se.framdrift.feeds.Sink;
import se.framdrift.feeds.SubscribingFeed;

/**
 * A feed whose broker is not among the hosts that the program may reach: it says so, and connects
 * nowhere. The other feeds go on.
 */
record UnreachableFeed(String host, Translator translator) implements SubscribingFeed {

  @Override
  public Future<Subscription> subscribe(Vertx vertx, Sink sink, Health health) {
    health.cut("%s is not among the hosts of FRAMDRIFT_FEED_HOSTS".formatted(host));
    return Future.succeededFuture(Future::succeededFuture);
  }

  @Override
  public Decoded again(String format, @Nullable String heading, String raw) {
    return translator.again(heading, raw);
  }
}
