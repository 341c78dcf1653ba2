package se.framdrift.web;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import se.framdrift.model.Claim;

/** Remembers keys for as long as a test takes. */
final class MemoryRepeats {

  private final ConcurrentMap<String, Claim> claims = new ConcurrentHashMap<>();

  Repeats repeats() {
    return new Repeats(this::claim, this::renew, this::keep, this::giveUp);
  }

  private Future<Claim> claim(String scope, String key, String holder) {
    Claim before =
        claims.putIfAbsent(scope + " " + key, new Claim.UnderWay(Duration.ofSeconds(30)));
    return Future.succeededFuture(before == null ? new Claim.Held() : before);
  }

  private Future<Claim> renew(String scope, String key, String holder) {
    return Future.succeededFuture(new Claim.Held());
  }

  private Future<Void> keep(String scope, String key, String holder, Claim.Answered answer) {
    claims.put(scope + " " + key, answer);
    return Future.succeededFuture();
  }

  private Future<Claim> giveUp(String scope, String key, String holder) {
    claims.remove(scope + " " + key);
    return Future.succeededFuture(new Claim.Held());
  }
}
