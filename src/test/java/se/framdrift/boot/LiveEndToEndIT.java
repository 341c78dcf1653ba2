package se.framdrift.boot;

import java.util.Map;
import org.junit.jupiter.api.Test;
import se.framdrift.testing.NodeScript;
import se.framdrift.testing.Program;
import se.framdrift.testing.RunningServer;

/** From a posted figure to a viewer's screen, through the whole program, with somebody's client. */
class LiveEndToEndIT {

  @Test
  void aPostedFigureReachesAViewerThroughCuts() throws Exception {
    try (RunningServer server = Program.fresh().start()) {
      NodeScript.passes(
          "endtoend.test.mjs",
          Map.of(
              "PUBLIC_URL", server.address(),
              "OPERATOR_URL", server.operatorAddress(),
              "TOKEN", Program.TOKEN));
    }
  }
}
