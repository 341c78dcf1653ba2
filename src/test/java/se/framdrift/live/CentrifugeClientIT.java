package se.framdrift.live;

import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The protocol judged by somebody else: the npm package {@code centrifuge}. */
@ExtendWith(VertxExtension.class)
class CentrifugeClientIT {

  @Test
  void theNpmClientFollowsABoardThroughCutsAndRestarts(Vertx vertx) throws Exception {
    try (NodePeer peer = new NodePeer(vertx, LiveServer.PATIENT)) {
      peer.passes("centrifuge.test.mjs");
    }
  }

  @Test
  void theNpmClientFollowsAStateThatIsNotRecovered(Vertx vertx) throws Exception {
    try (NodePeer peer = new NodePeer(vertx, LiveServer.PATIENT)) {
      peer.passes("centrifuge-state.test.mjs");
    }
  }
}
