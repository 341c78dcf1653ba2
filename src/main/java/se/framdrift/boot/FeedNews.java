package se.framdrift.boot;

import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.FeedActivity;
import se.framdrift.model.FeedActivity.Phase;
import se.framdrift.model.FeedRun;

/**
 * Passes on what the running of feeds tells: how far a run has come, how it ended, and when a
 * connection was made or cut. What is told again is passed on once. Thread-safe.
 */
record FeedNews(Consumer<FeedActivity> activity, Consumer<FeedRun> ended) {

  /** For feeds that nobody watches. */
  static FeedNews none() {
    return new FeedNews(_ -> {}, _ -> {});
  }

  /** To the watch over all feeds. */
  static FeedNews to(FeedWatch watch) {
    return new FeedNews(new Activities(watch), run -> ended(watch, run));
  }

  /** A run that was cut short is nobody's fault: it says nothing of the feed. */
  private static void ended(FeedWatch watch, FeedRun run) {
    switch (run.outcome()) {
      case DONE -> watch.attemptSucceeded(run.municipality(), run.feed());
      case FAILED ->
          watch.attemptFailed(
              run.municipality(), run.feed(), Objects.requireNonNullElse(run.problem(), ""));
      case CUT -> {}
    }
  }

  private static final class Activities implements Consumer<FeedActivity> {

    private record Feed(String municipality, String id) {}

    private record Connection(Phase phase, @Nullable String words) {}

    private final FeedWatch watch;
    private final Map<Feed, Connection> connections = new ConcurrentHashMap<>();

    Activities(FeedWatch watch) {
      this.watch = watch;
    }

    @Override
    public void accept(FeedActivity activity) {
      FeedActivity.Progress progress = activity.progress();
      switch (activity.phase()) {
        case RUNNING -> {
          if (progress != null) {
            watch.progress(
                activity.municipality(),
                activity.feed(),
                progress.done(),
                progress.total(),
                progress.unit());
          }
        }
        case CONNECTED, DISCONNECTED -> connection(activity);
        case OFF, WAITING, ELSEWHERE ->
            connections.remove(new Feed(activity.municipality(), activity.feed()));
      }
    }

    private void connection(FeedActivity activity) {
      String words = activity.words();
      Connection now = new Connection(activity.phase(), words);
      Connection before = connections.put(new Feed(activity.municipality(), activity.feed()), now);
      if (now.equals(before)) {
        return;
      }
      if (activity.phase() == Phase.CONNECTED) {
        watch.attemptSucceeded(activity.municipality(), activity.feed());
      } else if (words != null) {
        watch.attemptFailed(activity.municipality(), activity.feed(), words);
      }
    }
  }
}
