package se.framdrift.bench.live;

import java.util.List;

/** The program's own timers along the way of an update, as Prometheus names them. */
final class ServerStages {

  static final List<String> TIMERS =
      List.of(
          "framdrift_parse",
          "framdrift_commit",
          "framdrift_engine",
          "framdrift_live_encode",
          "framdrift_live_write",
          "framdrift_live_push_latency");

  private ServerStages() {}
}
