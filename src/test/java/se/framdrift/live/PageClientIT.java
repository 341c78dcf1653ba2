package se.framdrift.live;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import se.framdrift.testing.NodeScript;

/** The page's own client, the module that browsers load, run by node. */
@ExtendWith(VertxExtension.class)
class PageClientIT {

  private static final Duration LONG = Duration.ofMinutes(5);

  @Test
  void thePageFollowsABoardThroughRestartsAndFindsItsOwnErrors(Vertx vertx) throws Exception {
    LiveSettings settings =
        LiveSettings.defaults().withTimeouts(Duration.ofMillis(200), LONG, LONG, LONG, LONG);
    try (NodePeer peer = new NodePeer(vertx, settings)) {
      peer.passes("stream.test.mjs");
    }
  }

  @Test
  void thePureModulesPassTheirTests() throws Exception {
    NodeScript.passesAllOfTheModules();
  }
}
