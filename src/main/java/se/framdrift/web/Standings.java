package se.framdrift.web;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import se.framdrift.catalog.Catalog;
import se.framdrift.web.Standing.Seen;

/** How municipalities stand now; each is written once per position. Thread-safe. */
final class Standings {

  private final Views views;
  private final Map<String, Standing> written = new ConcurrentHashMap<>();

  Standings(Views views) {
    this.views = views;
  }

  Future<Standing> of(Vertx vertx, Catalog catalog) {
    String code = catalog.municipality().code();
    Standing known = written.get(code);
    return views
        .ask(
            code,
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

  /** In the order of {@code catalogs}. */
  Future<List<Standing>> of(Vertx vertx, List<Catalog> catalogs) {
    List<Future<Standing>> all = catalogs.stream().map(each -> of(vertx, each)).toList();
    return Future.all(all).map(_ -> all.stream().map(Future::result).toList());
  }
}
