package se.framdrift.boot;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import se.framdrift.model.FeedActivity;
import se.framdrift.model.FeedActivity.Phase;
import se.framdrift.model.FeedRun;
import se.framdrift.web.FeedRunRoutes;

/** Runs declared feeds when somebody asks for it, and tells how their runs ended. */
record DeclaredRuns(Feeds feeds, Newest ended) implements FeedRunRoutes.Runs {

  /** How runs ended, the newest first. */
  @FunctionalInterface
  interface Newest {
    Future<List<FeedRun>> newest(String municipality, String feed, int limit);
  }

  @Override
  public Future<FeedRunRoutes.Begun> begin(String municipality, String feed) {
    boolean runs =
        feeds.activities().stream()
            .filter(each -> each.municipality().equals(municipality) && each.feed().equals(feed))
            .map(FeedActivity::phase)
            .anyMatch(phase -> phase == Phase.RUNNING || phase == Phase.ELSEWHERE);
    if (runs) {
      return Future.succeededFuture(FeedRunRoutes.Begun.UNDER_WAY);
    }
    Optional<Future<FeedRun>> begun = feeds.runNow(municipality, feed);
    return Future.succeededFuture(
        begun.isPresent() ? FeedRunRoutes.Begun.BEGUN : FeedRunRoutes.Begun.NOT_FETCHED);
  }

  @Override
  public Future<List<FeedRun>> newest(String municipality, String feed, int limit) {
    return ended.newest(municipality, feed, limit);
  }
}
