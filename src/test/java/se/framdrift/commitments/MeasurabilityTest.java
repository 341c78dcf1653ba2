package se.framdrift.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Commitment.Kind;
import se.framdrift.catalog.Target;
import se.framdrift.catalog.Target.Comparison;
import se.framdrift.model.Reason;

class MeasurabilityTest {

  private static Commitment promise(String... facts) {
    Map<String, String> all = new TreeMap<>();
    for (int i = 0; i < facts.length; i += 2) {
      all.put(facts[i], facts[i + 1]);
    }
    return new Scenario(all).commitment();
  }

  private static List<String> open(String... facts) {
    return Measurability.hindrances(promise(facts)).stream().map(Reason::code).toList();
  }

  @Test
  void unitsToAddAndAShareWithinATimeAreLowerBoundsUnlessTheWordsSayOtherwise() {
    Target unsaid =
        Objects.requireNonNull(promise("kind", "reach-by", "deadline", "2026-12-31").target());
    assertThat(Measurability.comparison(Kind.ADD_UNITS, unsaid)).isEqualTo(Comparison.AT_LEAST);
    assertThat(Measurability.comparison(Kind.SERVICE_TIME, unsaid)).isEqualTo(Comparison.AT_LEAST);
    for (Kind kind : List.of(Kind.REACH_BY, Kind.CHANGE_BY, Kind.KEEP_WITHIN, Kind.SURVEY_LEVEL)) {
      assertThat(Measurability.comparison(kind, unsaid)).isNull();
    }
    Target said =
        Objects.requireNonNull(promise("kind", "reach-by", "target", "at most 5").target());
    assertThat(Measurability.comparison(Kind.ADD_UNITS, said)).isEqualTo(Comparison.AT_MOST);
    assertThat(Measurability.comparison(Kind.REACH_BY, said)).isEqualTo(Comparison.AT_MOST);
  }

  @Test
  void aValueIsANumberTheBaselineOrAYearlyRate() {
    assertThat(open("kind", "reach-by", "target", "at most 5")).isEmpty();
    assertThat(open("kind", "reach-by", "target", "at most the baseline")).isEmpty();
    assertThat(open("kind", "reach-by", "target", "at most the path", "path", "-7 % a year"))
        .isEmpty();
    assertThat(open("kind", "reach-by", "target", "at most the path", "path", "linear"))
        .containsExactly("no-target-value");
    assertThat(open("kind", "service-time", "target", "at least 90 %")).isEmpty();
  }

  @Test
  void aLimitForTheWholeTimeMustBeginSomewhere() {
    assertThat(open("kind", "keep-within", "target", "at most 5")).containsExactly("no-start");
    for (String[] begun :
        new String[][] {
          {"from", "2023-01-01"},
          {"baseline", "2022"},
          {"counted from", "2022-10-15"},
          {"decided", "2022-11-21"}
        }) {
      assertThat(open("kind", "keep-within", "target", "at most 5", begun[0], begun[1])).isEmpty();
    }
    assertThat(
            open("kind", "reach-by", "target", "at most 5", "path", "budget", "from", "2023-01-01"))
        .containsExactly("no-deadline");
  }

  @Test
  void proxiesDoNotMeasureThePromise() {
    assertThat(open("kind", "reach-by", "target", "at most 5", "linked", "proxy"))
        .containsExactly("only-proxy");
    assertThat(open("kind", "reach-by", "target", "at most 5", "linked", "nothing"))
        .containsExactly("no-indicator");
    assertThat(open("kind", "reach-by", "linked", "proxy")).containsExactly("only-proxy");
    assertThat(open("kind", "reach-by", "linked", "nothing")).containsExactly("no-target");
    assertThat(open("kind", "reach-by")).containsExactly("no-target");
    assertThat(open("kind", "reach-by", "question", "När?")).containsExactly("open-question");
  }
}
