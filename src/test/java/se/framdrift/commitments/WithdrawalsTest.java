package se.framdrift.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;
import se.framdrift.model.SeriesId;
import se.framdrift.model.Status;
import se.framdrift.model.Withdrawal;

class WithdrawalsTest {

  private static final SeriesId ONE = SeriesId.of("1441", "N1");
  private static final SeriesId TWO = SeriesId.of("1441", "N2");
  private static final Status STATUS =
      new Status(
          Status.State.KEPT_LATE,
          true,
          3,
          Instant.parse("2026-01-01T00:00:00Z"),
          List.of(Reason.of("kept-late", "för sent", "late")));

  private static Withdrawal withdrawal(Withdrawal.Code why, String at) {
    return new Withdrawal(why, "fel kolumn", "ekonomienheten", Instant.parse(at));
  }

  private static Observation withdrawn(String period, String at) {
    return Observation.withdrawn(Period.parse(period), withdrawal(Withdrawal.Code.ERROR, at));
  }

  private static List<String> named(Withdrawals withdrawals, SeriesId... series) {
    return withdrawals.named(STATUS, List.of(series)).reasons().stream()
        .skip(1)
        .map(reason -> reason.params().get("series") + " " + reason.params().get("period"))
        .toList();
  }

  @Test
  void namesWhatWasTakenBackByWhomAndWhyAndChangesNothingElse() {
    Withdrawals withdrawals = new Withdrawals();
    withdrawals.apply(ONE, withdrawn("2024", "2026-03-31T22:30:00Z"));
    Status named = withdrawals.named(STATUS, List.of(ONE));
    assertThat(named.state()).isEqualTo(STATUS.state());
    assertThat(named.secured()).isTrue();
    assertThat(named.daysLate()).isEqualTo(3);
    assertThat(named.since()).isEqualTo(STATUS.since());
    assertThat(named.reasons()).hasSize(2).startsWith(STATUS.reasons().getFirst());
    Reason reason = named.reasons().getLast();
    assertThat(reason.code()).isEqualTo("figure-withdrawn");
    assertThat(reason.params())
        .containsEntry("series", ONE.toString())
        .containsEntry("period", "2024")
        .containsEntry("reason", "error")
        .containsEntry("withdrawnAt", "2026-03-31T22:30:00Z")
        .containsEntry("by", "ekonomienheten");
    assertThat(reason.text().sv())
        .isEqualTo(
            "Uppgiften för 2024 togs tillbaka den 1 april 2026 av ekonomienheten, felaktig: fel kolumn");
    assertThat(reason.text().en())
        .isEqualTo(
            "The figure for 2024 was taken back on 1 April 2026 by ekonomienheten, wrong: fel kolumn");
  }

  @Test
  void namesNothingOfOtherSeriesOrOfWhatHasComeBack() {
    Withdrawals withdrawals = new Withdrawals();
    assertThat(withdrawals.named(STATUS, List.of(ONE))).isSameAs(STATUS);
    withdrawals.apply(ONE, withdrawn("2024", "2026-03-01T00:00:00Z"));
    withdrawals.apply(ONE, withdrawn("2025", "2026-03-01T00:00:00Z"));
    assertThat(withdrawals.named(STATUS, List.of(TWO))).isSameAs(STATUS);
    withdrawals.apply(TWO, Observation.of(Period.parse("2024"), 7));
    withdrawals.apply(ONE, Observation.of(Period.parse("2024"), 7));
    assertThat(named(withdrawals, ONE, TWO)).containsExactly(ONE + " 2025");
    withdrawals.apply(ONE, Observation.of(Period.parse("2025"), 7));
    assertThat(withdrawals.named(STATUS, List.of(ONE, TWO))).isSameAs(STATUS);
  }

  @Test
  void namesTheThreeThatWereTakenBackLast() {
    Withdrawals withdrawals = new Withdrawals();
    withdrawals.apply(ONE, withdrawn("2021", "2026-03-02T00:00:00Z"));
    withdrawals.apply(ONE, withdrawn("2022", "2026-03-04T00:00:00Z"));
    withdrawals.apply(TWO, withdrawn("2020", "2026-03-03T00:00:00Z"));
    withdrawals.apply(TWO, withdrawn("2019", "2026-03-01T00:00:00Z"));
    assertThat(named(withdrawals, ONE, TWO, ONE))
        .containsExactly(ONE + " 2022", TWO + " 2020", ONE + " 2021");
  }

  @Test
  void orderOfThoseTakenBackAtOnceIsBySeriesAndPeriod() {
    Withdrawals withdrawals = new Withdrawals();
    withdrawals.apply(TWO, withdrawn("2019", "2026-03-01T00:00:00Z"));
    withdrawals.apply(ONE, withdrawn("2022", "2026-03-01T00:00:00Z"));
    withdrawals.apply(ONE, withdrawn("2021", "2026-03-01T00:00:00Z"));
    assertThat(named(withdrawals, TWO, ONE))
        .containsExactly(ONE + " 2021", ONE + " 2022", TWO + " 2019");
  }

  @Test
  void keepsWhichAreConfidentialNowAndNeverChangesWhatItGaveOut() {
    Withdrawals withdrawals = new Withdrawals();
    Set<Withdrawals.Figure> before = withdrawals.confidential();
    withdrawals.apply(ONE, withdrawn("2024", "2026-03-01T00:00:00Z"));
    assertThat(withdrawals.confidential()).isEmpty();
    Withdrawal secret = withdrawal(Withdrawal.Code.CONFIDENTIAL, "2026-03-02T00:00:00Z");
    withdrawals.apply(ONE, Observation.withdrawn(Period.parse("2023"), secret));
    withdrawals.apply(TWO, Observation.withdrawn(Period.parse("2023"), secret));
    Set<Withdrawals.Figure> both = withdrawals.confidential();
    assertThat(both)
        .containsExactlyInAnyOrder(
            new Withdrawals.Figure(ONE, Period.parse("2023")),
            new Withdrawals.Figure(TWO, Period.parse("2023")));
    withdrawals.apply(ONE, Observation.of(Period.parse("2023"), 7));
    assertThat(withdrawals.confidential())
        .containsExactly(new Withdrawals.Figure(TWO, Period.parse("2023")));
    assertThat(both).hasSize(2);
    assertThat(before).isEmpty();
  }
}
