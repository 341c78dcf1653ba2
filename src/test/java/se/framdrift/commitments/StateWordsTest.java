package se.framdrift.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import se.framdrift.catalog.Steadiness;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;
import se.framdrift.model.Status.State;

/** The words of what stories name by their codes alone. */
class StateWordsTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "ON_TRACK, i fas, on track",
    "AT_RISK, osäkert, at risk",
    "OFF_TRACK, inte i fas, off track",
    "MET, nått, met",
    "MISSED, inte hållet, missed",
    "KEPT_LATE, hållet för sent, kept late",
    "DONE, klart, done",
    "STARTED, påbörjat, started",
    "STALLED, har stannat av, stalled",
    "NOT_STARTED, inte påbörjat, not started",
    "CANNOT_BE_JUDGED, kan inte bedömas, cannot be judged",
    "NOT_YET_MEASURABLE, går inte att mäta än, not yet measurable",
    "WITHDRAWN, tillbakadraget, withdrawn",
    "SUPERSEDED, ersatt, superseded"
  })
  void statesHaveWordsInBothLanguages(State state, String sv, String en) {
    LocalizedText text = RevisedWords.byOriginal(state).text();
    assertThat(text.sv()).isEqualTo("Enligt det ursprungliga målet: " + sv);
    assertThat(text.en()).isEqualTo("By the original target: " + en);
  }

  @Test
  void aDampedStateNamesTheOtherInBothLanguages() {
    LocalizedText text = Remarks.damped(State.MET, State.ON_TRACK, Steadiness.NONE).text();
    assertThat(text.sv())
        .isEqualTo(
            "Dämpat: siffran i sig säger nått, men det räcker inte för att ändra omdömet i fas");
    assertThat(text.en())
        .isEqualTo(
            "Damped: the figure by itself says met, but that is not enough to change the verdict on track");
  }

  @Test
  void reasonsThatNameADayOrAPeriodSaySoInBothLanguages() {
    LocalizedText last = Reasons.finalAt(Scenario.instant("2026-03-01")).text();
    assertThat(last.sv())
        .isEqualTo("Siffran kan ännu ändras; omdömet blir slutligt den 1 mars 2026");
    assertThat(last.en())
        .isEqualTo("The figure may still change; the verdict is final on 1 March 2026");
    LocalizedText infinite = Reasons.notFinite(Period.parse("2026-Q1")).text();
    assertThat(infinite.sv()).isEqualTo("Siffran för kvartal 1 2026 går inte att räkna ut");
    assertThat(infinite.en())
        .isEqualTo("The figure for the first quarter of 2026 cannot be computed");
    LocalizedText withdrawn = Reasons.withdrawnAfter(java.time.LocalDate.of(2026, 3, 1)).text();
    assertThat(withdrawn.sv())
        .isEqualTo("Löftet togs tillbaka den 1 mars 2026, efter att det avgjorts");
    assertThat(withdrawn.en())
        .isEqualTo("The promise was withdrawn on 1 March 2026, after it had been decided");
    LocalizedText none = ClaimWords.noFigure(Period.parse("2026-03")).text();
    assertThat(none.sv()).isEqualTo("Det finns ingen färdig siffra för mars 2026");
    assertThat(none.en()).isEqualTo("There is no finished figure for March 2026");
    assertThat(Reasons.onlyBaseline(null).text().en())
        .isEqualTo("All figures are from before the promise");
    assertThat(Wording.SV.of(new LocalizedText("ett", "one"))).isEqualTo("ett");
    assertThat(Wording.EN.of(new LocalizedText("ett", "one"))).isEqualTo("one");
  }
}
