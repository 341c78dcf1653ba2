package se.framdrift.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Target;
import se.framdrift.commitments.TargetHistory.Stated;

/** What target stood in the ledger on each day, and what light that gives. */
class StoodTest {

  private static final Map<String, String> PROMISE =
      Map.of(
          "kind", "reach-by",
          "target", "at least 600 platser",
          "from", "2023-01-01",
          "deadline", "2025-12-31",
          "published after", "P2M");

  private final List<Stated> stated = new ArrayList<>();

  private static Map<String, String> facts(String... changes) {
    Map<String, String> facts = new TreeMap<>(PROMISE);
    for (String change : changes) {
      String[] parts = change.split(": ", 2);
      facts.put(parts[0], parts[1]);
    }
    return facts;
  }

  private static Target target(String... changes) {
    return Objects.requireNonNull(new PromisedTarget(facts(changes)).read());
  }

  private StoodTest on(String day, String... changes) {
    stated.add(new Stated(noon(day), target(changes)));
    return this;
  }

  private static Instant noon(String day) {
    return Instant.parse(day + "T11:00:00Z");
  }

  private TargetHistory history() {
    return TargetHistory.of(stated);
  }

  private static Scenario story(String... changes) {
    return new Scenario(facts(changes));
  }

  /** {@code day value until deadline} of each change as it stood; empty when nothing else did. */
  private List<String> stood(String... now) {
    Commitment commitment = story(now).commitment();
    Target stood = Stood.of(commitment, Objects.requireNonNull(commitment.target()), history());
    return stood == null
        ? List.of()
        : stood.revisions().stream()
            .map(each -> each.since() + " " + each.value() + " until " + each.deadline())
            .toList();
  }

  /** With 520 in 2025, in April 2026. */
  private String light(String... now) {
    Scenario story = story(now);
    story.learn(LocalDate.parse("2026-01-10"), "2025 = 520");
    Assessment found =
        Assessor.assess(story.commitment(), story.evidence(), history(), noon("2026-04-01"));
    return Scenario.said(found.status());
  }

  @Test
  void aRevisionInTheFirstCatalogIsTakenAsItIsGiven() {
    on("2026-03-01", "changed 2025-06-01: to 500");

    assertThat(stood("changed 2025-06-01: to 500")).isEmpty();
    assertThat(light("changed 2025-06-01: to 500"))
        .startsWith("met (kept, target-revised, by-original-target) secured");
  }

  @Test
  void aRevisionThatIsStatedOnTimeStandsFromItsDay() {
    on("2024-01-01").on("2025-05-20", "changed 2025-06-01: to 500");

    assertThat(stood("changed 2025-06-01: to 500"))
        .containsExactly("2025-05-20 600.0 until 2025-12-31", "2025-06-01 500.0 until 2025-12-31");
    assertThat(light("changed 2025-06-01: to 500")).startsWith("met (kept");
  }

  @Test
  void whatIsWrittenDownOnTheDayAfterStandsFromTheDayBefore() {
    on("2024-01-01").on("2026-01-01", "changed 2025-12-31: to 500");

    assertThat(stood("changed 2025-12-31: to 500"))
        .containsExactly("2025-12-31 500.0 until 2025-12-31");
    assertThat(light("changed 2025-12-31: to 500")).startsWith("met (kept");
  }

  @Test
  void twoDaysLaterIsDatedBack() {
    on("2024-01-01").on("2026-01-02", "changed 2025-12-31: to 500");

    assertThat(light("changed 2025-12-31: to 500"))
        .startsWith("missed (not-reached, target-revised, by-stated-target)");
  }

  @Test
  void aRevisionThatIsChangedAfterwardsCountsAsItWas() {
    on("2024-01-01")
        .on("2025-06-01", "changed 2025-06-01: to 550")
        .on("2026-02-01", "changed 2025-06-01: to 500");

    assertThat(stood("changed 2025-06-01: to 500"))
        .containsExactly("2025-06-01 550.0 until 2025-12-31", "2026-02-01 500.0 until null");
    assertThat(light("changed 2025-06-01: to 500"))
        .startsWith("missed (not-reached, target-revised, target-edited, by-stated-target)");
  }

  @Test
  void aSharpeningThatIsTakenAwayWhenItWasMissedIsToldAndCounts() {
    on("2024-01-01", "target: at least 500 platser")
        .on("2024-06-01", "target: at least 500 platser", "changed 2024-06-01: to 600")
        .on("2026-02-01", "target: at least 500 platser");

    assertThat(light("target: at least 500 platser"))
        .isEqualTo(
            "missed (not-reached, target-edited, by-stated-target, by-original-target) since 2026-01-01");
  }

  @Test
  void aSharpeningThatIsTakenAwayOnTheNextDayWasASlipOfThePen() {
    on("2024-01-01", "target: at least 500 platser")
        .on("2025-12-30", "target: at least 500 platser", "changed 2025-06-01: to 600")
        .on("2025-12-31", "target: at least 500 platser");

    assertThat(light("target: at least 500 platser"))
        .isEqualTo("met (kept) secured since 2026-01-01");
  }

  @Test
  void toSayNothingForSomeDaysDoesNotMakeThePastForgotten() {
    on("2024-01-01")
        .on("2026-02-01", "target: at least 600 kr")
        .on("2026-02-10", "target: at least 500 platser");

    assertThat(light("target: at least 500 platser")).startsWith("missed (not-reached");
  }

  @Test
  void aChangeThatWasToComeFallsAwayWhenItIsTakenBackInTime() {
    on("2024-01-01", "changed 2025-06-01: to 700").on("2025-01-01", "target: at least 500 platser");

    assertThat(stood("target: at least 500 platser"))
        .containsExactly("2025-01-01 500.0 until 2025-12-31");
    assertThat(light("target: at least 500 platser"))
        .isEqualTo("met (kept, target-edited, by-original-target) secured since 2026-01-01");
  }

  @Test
  void aDeadlineThatIsMovedEarlierAfterwardsSecuresNothing() {
    on("2024-01-01", "target: at least 500 platser", "deadline: 2027-12-31")
        .on("2026-03-01", "target: at least 500 platser");

    assertThat(light("target: at least 500 platser"))
        .isEqualTo("met (reached, target-edited, by-stated-target)");
  }

  @Test
  void nothingIsEverBetterForHavingBeenStatedAfterwards() {
    for (String later : List.of("to 1", "until 2030-12-31", "to 1; until 2030-12-31", "to 900")) {
      for (String since : List.of("2023-02-01", "2025-12-31", "2026-02-01")) {
        stated.clear();
        String change = "changed " + since + ": " + later;
        on("2024-01-01").on("2026-03-01", change);
        assertThat(light(change)).as(change).startsWith("missed");
      }
    }
  }
}
