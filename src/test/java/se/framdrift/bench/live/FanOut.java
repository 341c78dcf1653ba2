package se.framdrift.bench.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Windows of all servers in turn, again and again, so that what else the machine does hits all
 * alike; and of posts that nobody sees.
 *
 * @param traffic of the program and of Netty
 * @param judged whether there are goals for it
 * @param windows by name of the server, in pairs: the same number is the same turn
 * @param unseen the program's while its viewers follow nothing, in the same turns
 * @param before the program's meters before the first window
 * @param after and after the last
 */
record FanOut(
    String title,
    int viewers,
    Traffic traffic,
    boolean judged,
    Map<String, List<Window>> windows,
    List<Window> unseen,
    MeterPage before,
    MeterPage after) {

  /** A loop that writes each update to each socket cannot keep up with more than this. */
  private static final double VERTX_BURSTS_PER_SECOND = 2.5;

  /** Each after silence, so that nothing waits for the push interval. */
  static final Traffic ONE = new Traffic(4, 1);

  static final Traffic BURSTS = new Traffic(10, Framdrift.TILES);

  static FanOut measure(Stage stage, String title, int viewers, Traffic traffic, boolean judged)
      throws Exception {
    int repeat = stage.options().repeat();
    double seconds = stage.options().seconds();
    List<Window> unseen = new ArrayList<>();
    Map<Subject, ViewerGroup> groups = stage.audience(viewers);
    Map<String, List<Window>> windows = new LinkedHashMap<>();
    for (Map.Entry<Subject, ViewerGroup> each : groups.entrySet()) {
      stage.window(each.getValue(), suited(each.getKey(), traffic), Math.min(1, seconds));
    }
    for (Reference reference : stage.references()) {
      reference.frameBytes(singleBytes(stage, groups));
    }
    MeterPage before = stage.framdrift().meters();
    for (int i = 0; i < repeat; i++) {
      ViewerGroup program = program(stage, groups);
      program.follow(false);
      unseen.add(stage.window(program, traffic, seconds));
      program.follow(true);
      for (Map.Entry<Subject, ViewerGroup> each : groups.entrySet()) {
        Window window = stage.window(each.getValue(), suited(each.getKey(), traffic), seconds);
        windows.computeIfAbsent(each.getKey().name(), _ -> new ArrayList<>()).add(window);
        stage.say(
            "%s %d %-9s %7.2f µs a message, %6.2f an update; ms p50 %.2f p99 %.2f; %.3f of updates reached, %d lost"
                .formatted(
                    title,
                    i + 1,
                    each.getKey().name(),
                    window.microsPerMessage(),
                    window.microsPerUpdate(),
                    window.all().millis(0.5),
                    window.all().millis(0.99),
                    window.completeness(),
                    each.getValue().lost()));
      }
    }
    MeterPage after = stage.framdrift().meters();
    Stage.leave(groups.values());
    return new FanOut(title, viewers, traffic, judged, windows, unseen, before, after);
  }

  /** The references send messages of the size of one single update. */
  private static int singleBytes(Stage stage, Map<Subject, ViewerGroup> groups) throws Exception {
    Window window = stage.window(program(stage, groups), new Traffic(2, 1), 1.5);
    return (int) Math.round(window.singleBytes());
  }

  private static ViewerGroup program(Stage stage, Map<Subject, ViewerGroup> groups) {
    return Objects.requireNonNull(groups.get(stage.framdrift()));
  }

  private static Traffic suited(Subject subject, Traffic traffic) {
    return subject.name().equals("Vert.x") && traffic.burst() > 1
        ? new Traffic(Math.min(VERTX_BURSTS_PER_SECOND, traffic.perSecond()), traffic.burst())
        : traffic;
  }

  List<Window> of(String subject) {
    return windows.getOrDefault(subject, List.of());
  }

  /** The program's without what the same posts cost when nobody is there to see them. */
  List<Window> fanOutAlone() {
    List<Window> mine = of("Framdrift");
    List<Window> alone = new ArrayList<>();
    for (int i = 0; i < mine.size(); i++) {
      alone.add(mine.get(i).without(unseen.get(i).cpuNanos()));
    }
    return alone;
  }

  /**
   * CPU over that of the other's window in the same turn, message by message or update by update.
   */
  Quartiles ratio(List<Window> mine, String other) {
    List<Window> theirs = of(other);
    double[] ratios = new double[Math.min(mine.size(), theirs.size())];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = cost(mine.get(i)) / cost(theirs.get(i));
    }
    return Quartiles.of(ratios);
  }

  /** Microseconds of a single update's message, or of an update among many. */
  double cost(Window window) {
    return traffic.burst() > 1 ? window.microsPerUpdate() : window.microsPerMessage();
  }
}
