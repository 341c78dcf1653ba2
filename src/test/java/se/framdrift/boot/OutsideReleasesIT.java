package se.framdrift.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static se.framdrift.boot.SurveyTool.DARK;
import static se.framdrift.boot.SurveyTool.answers;
import static se.framdrift.boot.SurveyTool.period;
import static se.framdrift.boot.SurveyTool.quartersAgo;

import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import se.framdrift.store.DatabaseAddress;
import se.framdrift.store.Leases;
import se.framdrift.testing.PostgresExtension;

/** When releases are tried, and by whom. */
@ExtendWith(PostgresExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutsideReleasesIT {

  private final OutsideNode node;
  private final SurveyTool tool;

  OutsideReleasesIT(DatabaseAddress address) {
    this.node = new OutsideNode(address, "a key for the tests only");
    this.tool = new SurveyTool(node);
  }

  @AfterAll
  void stop() throws Exception {
    node.close();
  }

  @Test
  void areLeftToTheNodeThatHoldsTheLease() {
    LocalDate day = quartersAgo(1);
    tool.posted(answers("l", 8, day, "K"));
    Leases other = node.foreignLeases();
    String name = "releases 9999 " + OutsideNode.SURVEY;
    assertThat(other.take(name).await()).isTrue();

    node.freshReleases().look();
    node.settled();
    assertThat(tool.told(DARK, period(day)).isEmpty()).isTrue();
    other.release(name).await();
    node.freshReleases().look();
    node.settled();

    assertThat(tool.told(DARK, period(day)).getInteger("n")).isEqualTo(8);
    assertThat(other.take(name).await()).as("given back").isTrue();
    other.release(name).await();
  }
}
