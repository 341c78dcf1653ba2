package se.framdrift.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import se.framdrift.config.Settings;
import se.framdrift.live.LiveSettings;

class LiveDefaultsTest {

  /** The settings and the hub do not know each other, so both say what is usual. */
  @Test
  void whatIsNotSetIsWhatTheHubTakesByItself() {
    assertThat(Server.live(Settings.read(Map.of()))).isEqualTo(LiveSettings.defaults());
  }
}
