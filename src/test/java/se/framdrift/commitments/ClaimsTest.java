package se.framdrift.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Commitment.Check;
import se.framdrift.catalog.Commitment.Claim;
import se.framdrift.catalog.Target.Comparison;
import se.framdrift.model.ClaimFinding;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;
import se.framdrift.model.Statement;

class ClaimsTest {

  private static final Check FIVE_PERCENT =
      new Check("i", Comparison.AT_LEAST, 5, "%", Period.parse("2024"), null);
  private static final LocalDate DATED = LocalDate.of(2025, 3, 1);

  private static String figure(String figure) {
    return figure(figure, false, "2025-06-01");
  }

  private static String figure(String figure, boolean survey, String now) {
    List<IndicatorValue> values = List.of(Scenario.figure(figure));
    Evidence evidence = Known.figures(values, "P3M", "P1Y", survey);
    return said(
        Claims.judge(promise("done", FIVE_PERCENT), evidence, DATED, Scenario.instant(now)));
  }

  private static String reported(String says, @Nullable LocalDate dated, String... reports) {
    List<Statement> statements = new ArrayList<>();
    for (String report : reports) {
      String[] words = report.split(" ");
      Statement.State state =
          Statement.State.valueOf(words[1].toUpperCase(Locale.ROOT).replace('-', '_'));
      statements.add(
          new Statement("c", state, LocalDate.parse(words[0]), "KS 1", null, "nämnden", null));
    }
    return said(
        Claims.judge(
            promise(says, null),
            Evidence.stated(statements),
            dated,
            Scenario.instant("2026-01-01")));
  }

  private static String said(Optional<ClaimFinding> found) {
    return found
        .map(
            each ->
                each.verdict().code()
                    + " "
                    + String.join(", ", each.reasons().stream().map(Reason::code).toList()))
        .orElse("nothing");
  }

  private static Commitment promise(String says, @Nullable Check check) {
    Commitment any = new Scenario(Map.of("kind", "change-by")).commitment();
    return new Commitment(
        any.id(),
        any.document(),
        null,
        null,
        any.heading(),
        any.quote(),
        "",
        "",
        any.title(),
        any.kind(),
        any.area(),
        any.responsible(),
        any.issuer(),
        null,
        List.of(),
        null,
        new Claim("vi har minskat 5 %", says, "not-judgeable", check),
        List.of());
  }

  @Test
  void aNumberIsHeldAgainstTheFigureOfItsPeriodWithItsMargin() {
    assertThat(figure("2024 = 5.2")).isEqualTo("supported claim-supported");
    assertThat(figure("2024 = 5")).isEqualTo("supported claim-supported");
    assertThat(figure("2024 = 4.9")).isEqualTo("contradicted claim-contradicted");
    assertThat(figure("2024 = 5.2 ±0.5")).isEqualTo("not-judgeable claim-within-margin");
    assertThat(figure("2024 = 5.2 provisional"))
        .isEqualTo("supported claim-supported, provisional-figure");
  }

  @Test
  void withoutAFigureToTrustNothingIsSaidOfIt() {
    assertThat(figure("2023 = 9")).isEqualTo("not-judgeable no-figure");
    assertThat(figure("2024 = 9", false, "2024-12-31")).isEqualTo("not-judgeable no-figure");
    assertThat(figure("2024 = missing hidden")).isEqualTo("not-judgeable missing-hidden");
    assertThat(figure("2024 = 9 note unit mistaken")).isEqualTo("not-judgeable quality-note");
    assertThat(figure("2024 = 9", true, "2025-06-01")).isEqualTo("not-judgeable no-margin");
  }

  @Test
  void whatIsSaidToBeDoneIsHeldAgainstTheReportThatStoodOnTheDayOfTheDocument() {
    assertThat(reported("done", DATED)).isEqualTo("nothing");
    assertThat(reported("done", DATED, "2025-02-01 done")).isEqualTo("supported stated");
    assertThat(reported("done", DATED, "2025-03-01 done")).isEqualTo("supported stated");
    assertThat(reported("done", DATED, "2025-03-02 done")).isEqualTo("contradicted stated");
    assertThat(reported("done", DATED, "2024-01-01 started", "2025-09-01 done"))
        .isEqualTo("contradicted stated");
    assertThat(reported("done", DATED, "2024-01-01 started")).isEqualTo("nothing");
    assertThat(reported("done", DATED, "2024-01-01 done", "2024-06-01 withdrawn"))
        .isEqualTo("supported stated");
    assertThat(reported("done", null, "2024-01-01 withdrawn")).isEqualTo("nothing");
    assertThat(reported("done", null, "2024-01-01 done"))
        .isEqualTo("not-judgeable document-undated");
  }

  @Test
  void whatIsSaidToBeStartedIsSupportedByAnyReportThatItHasBegun() {
    assertThat(reported("started", DATED, "2025-02-01 stalled")).isEqualTo("supported stated");
    assertThat(reported("started", DATED, "2025-02-01 done")).isEqualTo("supported stated");
    assertThat(reported("started", DATED, "2025-02-01 not-started")).isEqualTo("nothing");
    assertThat(reported("started", DATED, "2025-04-01 started")).isEqualTo("contradicted stated");
    assertThat(reported("started", DATED, "2025-04-01 stalled")).isEqualTo("nothing");
    assertThat(reported("started", DATED, "2025-04-01 done")).isEqualTo("nothing");
    assertThat(reported("intensified", DATED, "2025-02-01 done")).isEqualTo("nothing");
    assertThat(reported("started", DATED, "2025-02-01 withdrawn")).isEqualTo("nothing");
  }
}
