package se.framdrift.web;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import se.framdrift.catalog.Catalog;
import se.framdrift.web.Moment.Now;
import se.framdrift.web.Moment.Then;
import se.framdrift.web.Standing.Seen;

/** How municipalities stand, or stood; the present is written once per position. Thread-safe. */
final class Standings {

  private final Times times;
  private final Map<String, Standing> written = new ConcurrentHashMap<>();

  Standings(Times times) {
    this.times = times;
  }

  private Future<Standing> of(Vertx vertx, Moment moment) {
    return switch (moment) {
      case Now now -> present(vertx, now);
      case Then then -> past(vertx, then);
    };
  }

  private Future<Standing> present(Vertx vertx, Now now) {
    String code = now.municipality();
    Standing known = written.get(code);
    return times
        .ask(
            now,
            view ->
                known != null && known.position() == view.position()
                    ? Optional.<Seen>empty()
                    : Optional.of(Seen.of(view)))
        .compose(
            seen ->
                seen.isEmpty() && known != null
                    ? Future.succeededFuture(known)
                    : vertx.executeBlocking(() -> keep(code, seen.orElseThrow()), false));
  }

  private Standing keep(String code, Seen seen) {
    Standing standing = Standing.of(seen);
    written.put(code, standing);
    return standing;
  }

  /** Written for each who asks, so that nothing but the archive keeps the past. */
  private Future<Standing> past(Vertx vertx, Then then) {
    return times
        .ask(then, Seen::of)
        .compose(seen -> vertx.executeBlocking(() -> Standing.of(seen), false));
  }

  /** Answers a list that is made of how the municipalities stand that the request means. */
  void listed(
      RoutingContext ctx,
      Parameters parameters,
      Municipalities shown,
      Function<List<Standing>, JsonObject> answer) {
    Future<List<Moment>> moments = times.listed(parameters, shown);
    Answers.when(
        ctx,
        moments.compose(each -> of(ctx.vertx(), each)),
        all ->
            PastAnswers.json(
                ctx,
                answer.apply(all),
                moments.result(),
                all.stream().anyMatch(Standing::rebuilt)));
  }

  /** Answers one thing of the municipality {@code owner}. */
  void one(
      RoutingContext ctx,
      Parameters parameters,
      Catalog owner,
      Function<Standing, JsonObject> answer) {
    Future<Moment> moment = times.of(parameters, owner);
    Answers.when(
        ctx,
        moment.compose(each -> of(ctx.vertx(), each)),
        standing ->
            PastAnswers.json(ctx, answer.apply(standing), moment.result(), standing.rebuilt()));
  }

  /** In the order of {@code moments}. */
  private Future<List<Standing>> of(Vertx vertx, List<Moment> moments) {
    List<Future<Standing>> all = moments.stream().map(each -> of(vertx, each)).toList();
    return Future.all(all).map(_ -> all.stream().map(Future::result).toList());
  }
}
