package se.framdrift.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.framdrift.model.ClaimFinding.Verdict;

class ClaimFindingTest {

  private static final Reason REASON =
      new Reason("rule", Collections.emptySortedMap(), LocalizedText.same("37 av 40"));

  @Test
  void alwaysGivesItsReasons() {
    List<Reason> reasons = new ArrayList<>(List.of(REASON));
    ClaimFinding finding = new ClaimFinding(Verdict.SUPPORTED, reasons);
    reasons.clear();

    assertThat(finding.reasons()).containsExactly(REASON);
    assertThat(REASON.text()).isEqualTo(new LocalizedText("37 av 40", "37 av 40"));
    assertThatThrownBy(() -> new ClaimFinding(Verdict.SUPPORTED, reasons))
        .hasMessage("a verdict gives its reasons");
  }

  @Test
  void isOneOfThreeWords() {
    assertThat(Arrays.stream(Verdict.values()).map(Verdict::code))
        .containsExactly("supported", "contradicted", "not-judgeable");
  }
}
