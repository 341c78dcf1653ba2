package se.framdrift.bench.live;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Everybody comes back at once, while updates go on to some who stayed.
 *
 * @param viewers that were cut and came back
 * @param seconds until each of them had its snapshot
 * @param calm windows of those who stayed, before it
 * @param during and while it lasted
 * @param calmReads of the database before it
 * @param stormReads and while it lasted
 */
record Storm(
    int viewers,
    double seconds,
    List<Window> calm,
    List<Window> during,
    DatabaseReads calmReads,
    DatabaseReads stormReads) {

  private static final int STAYING = 200;
  private static final int ON_THEIR_WAY = 1_000;
  private static final int MAX_WINDOWS = 120;
  private static final Traffic TRAFFIC = new Traffic(5, 1);
  private static final long STATISTICS_NANOS = 2_000_000_000; // PostgreSQL's lag behind by a second

  static Storm measure(Stage stage) throws Exception {
    int viewers = LiveOptions.IDLE_VIEWERS;
    ViewerGroup staying = stage.group(stage.framdrift());
    staying.open(STAYING, Stage.AT_ONCE, 0);
    ViewerGroup crowd = stage.group(stage.framdrift());
    crowd.open(viewers, Stage.AT_ONCE, 0);
    DatabaseReads first = reads(stage);
    List<Window> calm = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      calm.add(stage.window(staying, TRAFFIC, 1));
    }
    DatabaseReads second = reads(stage);
    List<Window> during = new ArrayList<>();
    long nanos;
    try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
      Future<Long> back =
          thread.submit(
              () -> {
                crowd.closeAll();
                return crowd.open(viewers, ON_THEIR_WAY, 0);
              });
      do {
        during.add(stage.window(staying, TRAFFIC, 1));
      } while (!back.isDone() && during.size() < MAX_WINDOWS);
      nanos = back.get();
    }
    DatabaseReads third = reads(stage);
    Stage.leave(List.of(staying, crowd));
    Storm storm =
        new Storm(viewers, nanos / 1e9, calm, during, second.since(first), third.since(second));
    stage.say(
        "storm × %d: %.1f s until all have a snapshot; %d transactions for %d posts, %d for %d before"
            .formatted(
                viewers,
                storm.seconds,
                storm.stormReads.transactions(),
                posts(during),
                storm.calmReads.transactions(),
                posts(calm)));
    return storm;
  }

  private static DatabaseReads reads(Stage stage) throws Exception {
    Stage.pause(STATISTICS_NANOS);
    return stage.framdrift().reads();
  }

  private static int posts(List<Window> windows) {
    return windows.stream().mapToInt(Window::moments).sum();
  }

  /** Transactions beyond those that as many posts and seconds took before, for each viewer. */
  double transactionsPerViewer() {
    double usual = (double) calmReads.transactions() * during.size() / calm.size();
    return Math.max(0, stormReads.transactions() - usual) / viewers;
  }

  /** From sending to those who stayed, a quantile over several windows. */
  static double millis(List<Window> windows, double quantile) {
    return Spread.of(
            windows.stream()
                .flatMapToLong(each -> java.util.Arrays.stream(each.all().nanos()))
                .toArray())
        .millis(quantile);
  }
}
