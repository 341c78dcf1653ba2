package se.framdrift.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import se.framdrift.model.LocalizedText;

class RuleTextTest {

  private static LocalizedText of(String... facts) {
    Map<String, String> all =
        new HashMap<>(
            Map.of("kind", "reach-by", "target", "at most 50 kt", "deadline", "2030-12-31"));
    for (int i = 0; i < facts.length; i += 2) {
      all.put(facts[i], facts[i + 1]);
    }
    return RuleText.of(new Scenario(all).commitment());
  }

  @Test
  void tellsTheRuleOfTheKindAndWhatTheTargetAdds() {
    assertThat(of().en()).contains("The level at the deadline counts.", "the one required");
    assertThat(of("path", "linear").en()).contains("a straight line").doesNotContain("required");
    assertThat(of("path", "40 at the end of 2025-12-31").sv()).contains("genom målbanans punkter");
    assertThat(of("path", "-7 % a year").sv()).contains("ändrat med \u22127\u00a0% om året");
    assertThat(of("path", "budget").en()).contains("a budget for the whole time");
    assertThat(of("changed 2025-01-01", "to 60").sv()).contains("Målet har ändrats");
    assertThat(of("steady", "hysteresis 0.5, dwell 2, 2 of 3").en())
        .contains("2 periods in a row and 2 of the last 3", "at least 0.5 past the level");
  }

  @Test
  void aPromiseWithoutTargetHasTheRuleOfItsKind() {
    LocalizedText text = RuleText.of(new Scenario(Map.of("kind", "milestone")).commitment());
    assertThat(text.sv()).startsWith("Bara en daterad rapport");
  }
}
