package se.framdrift.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import se.framdrift.model.Fact;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.QuarantinedRow;
import se.framdrift.model.RawFact;
import se.framdrift.model.Rejection;
import se.framdrift.model.SeriesId;
import se.framdrift.model.StoredObservation;

class NewerFiguresTest {

  private static final SeriesId SERIES = SeriesId.of("0001", "N1");
  private static final Instant REFUSED = Instant.parse("2026-01-01T00:00:00Z");

  /** The newest first. */
  private final List<StoredObservation> series = new ArrayList<>();

  private int asked;

  private final NewerFigures newer =
      new NewerFigures(
          (_, limit, offset) -> {
            asked++;
            int from = Math.min(offset, series.size());
            return Future.succeededFuture(
                series.subList(from, Math.min(from + limit, series.size())));
          });

  private static StoredObservation figure(String period, double value, Instant at) {
    return new StoredObservation(
        Observation.of(Period.parse(period), value), at, 1, null, "smaby-push");
  }

  private void revisions(int count) {
    for (int i = count; i > 0; i--) {
      series.add(figure("2025", i, REFUSED.plusSeconds(60L + i)));
    }
  }

  /** Periods of the rows with the value 45, refused at once, that are overtaken. */
  private List<String> overtaken(String... periods) {
    List<QuarantinedRow> page = new ArrayList<>();
    List<RawFact> facts = new ArrayList<>();
    Map<RawFact, Fact.Observed> valid = new HashMap<>();
    for (int row = 1; row <= periods.length; row++) {
      String period = periods[row - 1];
      Rejection why = new Rejection(row, "value", "too much", "less", "45");
      page.add(
          new QuarantinedRow(row, "smaby-push", "0001", REFUSED, "smaby-push", "json", null, why));
      RawFact fact = new RawFact(row, SERIES.toString(), period, "45", null, null, null, null);
      facts.add(fact);
      valid.put(fact, new Fact.Observed(SERIES, Observation.of(Period.parse(period), 45)));
    }
    Set<RawFact> found = newer.than(page, facts, valid);
    return facts.stream().filter(found::contains).map(RawFact::period).toList();
  }

  @ParameterizedTest(name = "behind {0} others")
  @ValueSource(ints = {0, 999, 30_000, NewerFigures.MAX_VINTAGES, 2 * NewerFigures.MAX_VINTAGES})
  void aNewerFigureOvertakesHoweverManyHaveComeAfterIt(int others) {
    revisions(others);
    series.add(figure("2024", 31, REFUSED.plusSeconds(1)));

    assertThat(overtaken("2024")).containsExactly("2024");
  }

  @Test
  void aPeriodThatNoFigureHasComeForIsFreeWhenAllHaveBeenLookedAt() {
    revisions(30_000);
    series.add(figure("2024", 31, REFUSED.minusSeconds(1)));

    assertThat(overtaken("2023", "2024", "2025")).containsExactly("2025");
  }

  @Test
  void whoseSeriesHasMoreThanIsLookedAtCountsAsOvertakenUnlessItIsKnownNotToBe() {
    series.add(figure("2022", 45, REFUSED.plusSeconds(900_000)));
    revisions(NewerFigures.MAX_VINTAGES);

    assertThat(overtaken("2022", "2023")).containsExactly("2023");
    assertThat(asked).isEqualTo(10);
  }

  @Test
  void stopsWhenEveryPeriodIsFound() {
    revisions(NewerFigures.MAX_VINTAGES);

    assertThat(overtaken("2025")).containsExactly("2025");
    assertThat(asked).isEqualTo(1);
  }
}
