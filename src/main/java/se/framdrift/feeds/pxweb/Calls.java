package se.framdrift.feeds.pxweb;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import se.framdrift.feeds.Run;

/** Calls to one server, never more in a window than it allows. For one thread. */
final class Calls {

  /** Servers count by their own clock, and what is sent evenly arrives unevenly. */
  private static final Duration MARGIN = Duration.ofMillis(100);

  private final Run run;
  private final Pause pause;
  private final Deque<Instant> recent = new ArrayDeque<>();
  private Limits limits = Limits.USUAL;

  Calls(Run run, Pause pause) {
    this.run = run;
    this.pause = pause;
  }

  /** From now on these limits hold, for the calls already made too. */
  void obey(Limits known) {
    limits = known;
  }

  byte[] get(URI address) {
    await();
    return run.get(address, Map.of("accept", "application/json")).body();
  }

  byte[] post(URI address, String json) {
    await();
    return run.post(address, "application/json", json.getBytes(StandardCharsets.UTF_8)).body();
  }

  private void await() {
    if (limits.calls() > 0) {
      while (recent.size() >= limits.calls()) {
        Instant free = recent.removeFirst().plus(limits.window()).plus(MARGIN);
        Duration left = Duration.between(run.now(), free);
        if (left.isPositive()) {
          pause.waitFor(left);
        }
      }
    }
    recent.addLast(run.now());
  }
}
