package se.framdrift.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.CalendarUnit;
import se.framdrift.catalog.Gathering;
import se.framdrift.catalog.Indicator;
import se.framdrift.catalog.Statistic;
import se.framdrift.model.Change;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Missing;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;
import se.framdrift.model.SeriesId;

/** What is said when the days of a month are not all there. */
@NullUnmarked
class DegreeDaysTest {

  private static final SeriesId AIR = SeriesId.of("1441", "air");
  private static final Period FEBRUARY = Period.parse("2025-02");

  private final Engine engine = engine();

  @Test
  void namesTheDayThatIsSaidToBeMissing() {
    for (int day = 1; day <= 28; day++) {
      put(Observation.of(day(day), -3));
    }
    assertThat(engine.at("cold", FEBRUARY).orElseThrow().value()).isEqualTo(560.0);
    put(Observation.missing(day(14), Missing.WITHDRAWN));
    assertThat(reason().params()).isEqualTo(Map.of("period", "2025-02-14", "missing", "withdrawn"));
  }

  @Test
  void countsTheDaysWhenNobodyHasSaidWhichIsMissing() {
    for (int day = 1; day <= 20; day++) {
      put(Observation.of(day(day), -3));
    }
    assertThat(reason().params()).isEqualTo(Map.of("present", "20", "expected", "28"));
  }

  /** An hour is none of the days that are added up. */
  @Test
  void doesNotBlameAnHourForADay() {
    for (int day = 1; day <= 20; day++) {
      put(Observation.of(day(day), -3));
    }
    Period hour = Period.parse("2025-02-03T05:00:00Z/PT1H");
    put(Observation.missing(hour, Missing.WITHDRAWN));
    assertThat(reason().params()).isEqualTo(Map.of("present", "20", "expected", "28"));
  }

  private Reason reason() {
    Reason reason = engine.at("cold", FEBRUARY).orElseThrow().missing();
    assertThat(reason.code()).isEqualTo("hole");
    return reason;
  }

  private static Period day(int number) {
    return Period.parse("2025-02-%02d".formatted(number));
  }

  private void put(Observation after) {
    engine.apply(new Change(AIR, after.period(), null, after));
  }

  private static Engine engine() {
    Aggregate gathered =
        new Aggregate.Gathered(
            new Gathering.Calendar(CalendarUnit.MONTH),
            new Statistic.DegreeDays(17, Collections.nCopies(12, 17.0)));
    Indicator indicator =
        new Indicator(
            "cold",
            LocalizedText.same("cold"),
            "1",
            1,
            Indicator.Direction.NONE,
            List.of(new Indicator.Input("x", AIR, gathered)),
            null);
    return new Engine(Catalogs.of("1441", List.of(indicator), List.of()), (_, _) -> _ -> 1);
  }
}
