package se.framdrift.boot;

import io.vertx.core.Future;
import java.util.List;
import se.framdrift.model.FeedRun;
import se.framdrift.web.FeedRunRoutes;

/** Where no feed fetches. */
record NoRuns() implements FeedRunRoutes.Runs {

  @Override
  public Future<FeedRunRoutes.Begun> begin(String municipality, String feed) {
    return Future.succeededFuture(FeedRunRoutes.Begun.NOT_FETCHED);
  }

  @Override
  public Future<List<FeedRun>> newest(String municipality, String feed, int limit) {
    return Future.succeededFuture(List.of());
  }
}
