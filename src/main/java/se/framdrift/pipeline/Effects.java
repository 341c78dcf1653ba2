package se.framdrift.pipeline;

import io.vertx.core.Future;
import java.util.LinkedHashMap;
import java.util.List;
import se.framdrift.commitments.ReformEffect;
import se.framdrift.commitments.ReformFigures;

/**
 * Estimates effects of reforms away from the threads that judge and answer, one at a time, and
 * keeps the newest {@value #KEPT} answers by the figures that they rest on. Thread-safe.
 */
public final class Effects {

  static final int KEPT = 32;

  private static final int AT_ONCE = 1;
  private static final int WAITING = 32;

  private final Bench bench = new Bench("effects", AT_ONCE, WAITING);
  private final LinkedHashMap<ReformFigures, Future<List<ReformEffect>>> kept =
      new LinkedHashMap<>(16, 0.75f, true);

  /**
   * The effects, in order of the reforms' dates; empty where none is declared. Fails with a problem
   * when too many wait. Never blocks; completes on any thread.
   */
  public Future<List<ReformEffect>> of(ReformFigures figures) {
    if (figures.reforms().indicator().reforms().isEmpty()) {
      return Future.succeededFuture(List.of());
    }
    synchronized (kept) {
      Future<List<ReformEffect>> known = kept.get(figures);
      if (known != null) {
        return known;
      }
      Future<List<ReformEffect>> asked = bench.run(figures::effects);
      if (asked.failed()) {
        return asked; // too many wait: the next one may have better luck
      }
      kept.put(figures, asked);
      if (kept.size() > KEPT) {
        kept.pollFirstEntry();
      }
      return asked;
    }
  }

  int kept() {
    synchronized (kept) {
      return kept.size();
    }
  }
}
