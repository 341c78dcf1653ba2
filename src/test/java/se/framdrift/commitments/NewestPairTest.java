package se.framdrift.commitments;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.framdrift.commitments.Movement.Pair;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;
import se.framdrift.model.Span;

class NewestPairTest {

  private static final Instant NOW = Instant.parse("2024-05-15T10:00:00Z");

  private static NewestPair of(String resolution, boolean survey, String... figures) {
    Evidence evidence =
        Known.figures(Stream.of(figures).map(Scenario::figure).toList(), "P1M", resolution, survey);
    return NewestPair.of(evidence, NOW);
  }

  private static String periods(NewestPair newest) {
    Pair pair = requireNonNull(newest.pair());
    return pair.before().period() + " " + pair.after().period();
  }

  private static LocalizedText words(@Nullable Pair pair) {
    return Movement.among(List.of(requireNonNull(pair)), 0.95).getFirst().words().text();
  }

  @Test
  void yearsAreHeldAgainstTheYearBeforeThatHasAFigure() {
    assertThat(periods(of("P1Y", false, "2021 = 1", "2022 = missing not-reported", "2023 = 2")))
        .isEqualTo("2021 2023");
    assertThat(of("P1Y", false, "2023 = 2").pair()).isNull();
    assertThat(of("P1Y", false).pair()).isNull();
  }

  @Test
  void monthsAreHeldAgainstTheSameMonthOfTheYearBefore() {
    String[] figures = {"2023-03 = 1", "2023-04 = 2", "2024-03 = 3", "2024-04 = 4"};
    assertThat(periods(of("P1M", false, figures))).isEqualTo("2023-04 2024-04");
    assertThat(of("P1M", false, "2024-03 = 3", "2024-04 = 4").pair()).isNull();
  }

  @Test
  void weeksAndDaysHaveNoPair() {
    assertThat(of("P7D", false, "2023-W10 = 1", "2024-W10 = 4"))
        .isEqualTo(new NewestPair(null, null));
    assertThat(NewestPair.comes(Span.parse("PT1H"))).isFalse();
  }

  @Test
  void aPeriodThatIsNotOverWaitsForItsEnd() {
    NewestPair newest = of("P1Y", false, "2022 = 1", "2023 = 2", "2024 = 3");
    assertThat(periods(newest)).isEqualTo("2022 2023");
    assertThat(newest.due()).isEqualTo(Period.ofYear(2024).end());
  }

  @Test
  void aBreakBetweenThemIsSaidAndGivesNoArrow() {
    NewestPair newest = of("P1M", false, "2023-04 = 2", "2023-09 = 2 break", "2024-04 = 9");
    assertThat(words(newest.pair()).en())
        .isEqualTo(
            "No certain change since April 2023: series break (September 2023): figures before and after cannot be compared");
  }

  @Test
  void wordsSayWhatIsCertainAndNothingElse() {
    assertThat(words(of("P1Y", true, "2022 = 70 ±3", "2023 = 75 ±3").pair()))
        .isEqualTo(
            new LocalizedText(
                "Säker ökning sedan 2022: från 70 till 75",
                "Certain rise since 2022: from 70 to 75"));
    assertThat(words(of("P1Y", true, "2022 = 75 ±3", "2023 = 70 ±3").pair()).sv())
        .isEqualTo("Säker minskning sedan 2022: från 75 till 70");
    assertThat(words(of("P1Y", true, "2022 = 70 ±3", "2023 = 73 ±3").pair()))
        .isEqualTo(
            new LocalizedText("Ingen säker förändring sedan 2022", "No certain change since 2022"));
    assertThat(words(of("P1Y", false, "2022 = 0.538483", "2023 = 0.538259").pair()).sv())
        .isEqualTo("Ned sedan 2022: från 0,538483 till 0,538259");
    assertThat(words(of("P1Y", false, "2022 = 0.3", "2023 = 0.30000000000000004").pair()).en())
        .isEqualTo("Unchanged since 2022");
    assertThat(words(of("P1Y", true, "2022 = 70", "2023 = 73 ±3").pair()).en())
        .isEqualTo(
            "No certain change since 2022: the survey figure for 2022 has no margin of error");
  }
}
