package se.framdrift.bench.live;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What viewers take who get nothing.
 *
 * @param residentBytes a viewer, beyond the empty server, by name of the server
 * @param heapBytes of them in the heap
 */
record IdleMemory(Map<String, Double> residentBytes, Map<String, Double> heapBytes) {

  private static final int FIRST = 300;
  private static final int AT_ONCE = 200;
  private static final long SETTLE_NANOS = 2_000_000_000;

  /** To be measured before the servers have worked: an empty one is one whom few have visited. */
  static IdleMemory measure(Stage stage) throws Exception {
    Map<String, Double> resident = new LinkedHashMap<>();
    Map<String, Double> heap = new LinkedHashMap<>();
    int viewers = LiveOptions.IDLE_VIEWERS;
    for (Subject subject : stage.subjects()) {
      ViewerGroup group = stage.group(subject);
      group.open(FIRST, AT_ONCE, 0);
      group.closeAll();
      Stage.pause(SETTLE_NANOS);
      ProcessMemory empty = ProcessMemory.of(subject.pid());
      long nanos = group.open(viewers, AT_ONCE, 0);
      Stage.pause(SETTLE_NANOS);
      ProcessMemory full = ProcessMemory.of(subject.pid());
      resident.put(subject.name(), (double) (full.resident() - empty.resident()) / viewers);
      heap.put(subject.name(), (double) (full.heap() - empty.heap()) / viewers);
      stage.say(
          "idle × %d %-9s %.1f s to open; resident %d → %d MB, heap %d → %d MB"
              .formatted(
                  viewers,
                  subject.name(),
                  nanos / 1e9,
                  empty.resident() >> 20,
                  full.resident() >> 20,
                  empty.heap() >> 20,
                  full.heap() >> 20));
      group.closeAll();
    }
    return new IdleMemory(resident, heap);
  }
}
