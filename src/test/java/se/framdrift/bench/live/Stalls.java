package se.framdrift.bench.live;

import java.util.ArrayList;
import java.util.List;

/**
 * What those who read feel of those who have stopped reading.
 *
 * @param alone windows in which everybody reads
 * @param beside windows of the same turns in which some take nothing more, and their sockets are
 *     full
 * @param stalled sockets that the program has marked as full, all turns together
 * @param before what it holds before the first
 * @param after and while the last are stalled
 */
record Stalls(
    List<Window> alone,
    List<Window> beside,
    long stalled,
    ProcessMemory before,
    ProcessMemory after) {

  static final int STALLED = 20;

  private static final String MARKS = "framdrift_live_stalls_total";
  private static final int RECEIVE_BUFFER = 2_048;
  /** What the hub lets a viewer ask at once, and then in each tenth of a second. */
  private static final int COMMANDS_AT_ONCE = 190;

  private static final int COMMANDS = 2;
  private static final int MAX_FILLS = 250;
  private static final long FILL_NANOS = 100_000_000;

  static Stalls measure(Stage stage) throws Exception {
    int others = LiveBenchmark.VIEWERS - STALLED;
    Traffic traffic = stage.options().single(LiveBenchmark.VIEWERS);
    double seconds = stage.options().seconds();
    ViewerGroup readers = stage.group(stage.framdrift());
    readers.open(others, Stage.AT_ONCE, 0);
    stage.window(readers, FanOut.BURSTS, 1);
    ProcessMemory before = ProcessMemory.of(stage.framdrift().pid());
    ProcessMemory after = before;
    double marked = stage.framdrift().meters().of(MARKS);
    List<Window> alone = new ArrayList<>();
    List<Window> beside = new ArrayList<>();
    for (int i = 0; i < stage.options().repeat(); i++) {
      alone.add(stage.window(readers, traffic, seconds));
      ViewerGroup stalling = stage.group(stage.framdrift());
      stalling.open(STALLED, STALLED, RECEIVE_BUFFER);
      stalling.reads(false);
      fill(stage, stalling);
      beside.add(stage.window(readers, traffic, seconds));
      after = ProcessMemory.of(stage.framdrift().pid());
      stage.say(
          "stall %d p99 ms %.2f alone, %.2f beside %d that read nothing"
              .formatted(
                  i + 1,
                  alone.getLast().all().millis(0.99),
                  beside.getLast().all().millis(0.99),
                  STALLED - stalling.lost()));
      stalling.closeAll();
    }
    long stalled = Math.round(stage.framdrift().meters().of(MARKS) - marked);
    readers.closeAll();
    return new Stalls(alone, beside, stalled, before, after);
  }

  /**
   * Has those who do not read ask until their sockets are full, which takes some megabytes each in
   * the system's buffers; publications alone would take minutes.
   */
  private static void fill(Stage stage, ViewerGroup stalling) throws Exception {
    double marked = stage.framdrift().meters().of(MARKS);
    for (int fills = 0; fills < MAX_FILLS; fills++) {
      stalling.askForAll(fills == 0 ? COMMANDS_AT_ONCE : COMMANDS);
      Stage.pause(FILL_NANOS);
      if (fills % 10 == 9 && stage.framdrift().meters().of(MARKS) - marked >= STALLED) {
        return;
      }
    }
    stage.say("not all of those who do not read have stalled");
  }

  /** p99 beside the stalled over p99 alone, turn by turn. */
  Quartiles ratio() {
    double[] ratios = new double[alone.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = beside.get(i).all().millis(0.99) / alone.get(i).all().millis(0.99);
    }
    return Quartiles.of(ratios);
  }

  double residentGrowthMegabytes() {
    return (after.resident() - before.resident()) / 1e6;
  }

  double heapGrowthMegabytes() {
    return (after.heap() - before.heap()) / 1e6;
  }
}
