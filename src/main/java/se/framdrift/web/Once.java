package se.framdrift.web;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Claim;
import se.framdrift.problem.Problem;

/**
 * Does what a request asks once, however often it comes with the same {@value #HEADER}: the answer
 * is kept and given again. The key belongs to the token, or the signed-in person, that sends it.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/">The
 *     Idempotency-Key HTTP Header Field, draft of the IETF</a>
 */
final class Once {

  static final String HEADER = "Idempotency-Key";
  static final String REPLAYED = "Idempotent-Replayed";
  static final int MAX_KEY = 255;

  private static final System.Logger LOG = System.getLogger(Once.class.getName());

  /** Well within the time for which a claim is held. */
  private static final Duration RENEW = Duration.ofSeconds(10);

  /** What is sent back. */
  record Answer(int status, String body) {}

  /** An answer, and of what it is the answer. */
  record Done(Answer answer, String fingerprint) {}

  /** What a request asks. One of the two is called, once. */
  interface Work {

    /** Reads what is asked, and does nothing. */
    Future<String> fingerprint();

    /** Does it. A failure is not kept: it may be tried again with the same key. */
    Future<Done> perform();
  }

  private final Repeats repeats;

  Once(Repeats repeats) {
    this.repeats = repeats;
  }

  /**
   * The key of the request, null for none.
   *
   * @throws Problem.Failure malformed, for one that is empty, too long or not of ASCII characters
   */
  static @Nullable String key(RoutingContext ctx) {
    String header = ctx.request().getHeader(HEADER);
    if (header == null) {
      return null;
    }
    String key = header.strip();
    if (key.length() >= 2 && key.startsWith("\"") && key.endsWith("\"")) {
      key = key.substring(1, key.length() - 1);
    }
    if (key.isEmpty() || key.length() > MAX_KEY || !key.chars().allMatch(c -> c > 32 && c < 127)) {
      throw new Problem.Malformed(
              HEADER + " is a text of 1 to " + MAX_KEY + " visible ASCII characters.")
          .asFailure();
    }
    return key;
  }

  /** Completes with the answer, the one of before where the request was answered before. */
  Future<Answer> answer(RoutingContext ctx, @Nullable String key, Work work) {
    if (key == null) {
      return work.perform().map(Done::answer);
    }
    String scope = Access.caller(ctx);
    String holder = UUID.randomUUID().toString();
    return Outages.answered(repeats.claim().of(scope, key, holder))
        .compose(
            claim ->
                switch (claim) {
                  case Claim.Held _ -> perform(ctx.vertx(), scope, key, holder, work);
                  case Claim.Answered before -> again(ctx, before, work);
                  case Claim.UnderWay(Duration retryAfter) ->
                      Future.failedFuture(
                          new Problem.Conflict(
                                  "A request with this " + HEADER + " is under way.", retryAfter)
                              .asFailure());
                });
  }

  private Future<Answer> perform(Vertx vertx, String scope, String key, String holder, Work work) {
    long timer = vertx.setPeriodic(RENEW.toMillis(), _ -> repeats.renew().of(scope, key, holder));
    return work.perform()
        .onComplete(_ -> vertx.cancelTimer(timer))
        .compose(
            done ->
                Outages.answered(repeats.keep().keep(scope, key, holder, kept(done)))
                    .otherwise(Once::notKept)
                    .map(_ -> done.answer()),
            failure ->
                Outages.answered(repeats.giveUp().of(scope, key, holder))
                    .transform(_ -> Future.failedFuture(failure)));
  }

  private static Claim.Answered kept(Done done) {
    return new Claim.Answered(done.fingerprint(), done.answer().status(), done.answer().body());
  }

  /** What was asked is done all the same; asked again it would be done again. */
  @SuppressWarnings("NullAway") // the Future holds nothing
  private static Void notKept(Throwable e) {
    LOG.log(Level.WARNING, "An answer could not be kept for its " + HEADER, e);
    return null;
  }

  private static Future<Answer> again(RoutingContext ctx, Claim.Answered before, Work work) {
    return work.fingerprint()
        .map(
            fingerprint -> {
              if (!fingerprint.equals(before.fingerprint())) {
                throw new Problem.Invalid(
                        "This " + HEADER + " came with another body before; take a new key.",
                        java.util.List.of())
                    .asFailure();
              }
              ctx.response().putHeader(REPLAYED, "true");
              return new Answer(before.status(), before.answer());
            });
  }
}
