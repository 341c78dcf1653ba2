package se.framdrift.indicators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import se.framdrift.catalog.Aggregate;
import se.framdrift.catalog.Aggregate.Gathered;
import se.framdrift.catalog.CalendarUnit;
import se.framdrift.catalog.Gathering;

/** Every story in {@code scenarios/indicators} is true. */
class ScenarioTest {

  private static final Path FOLDER = Path.of("src/test/resources/scenarios/indicators");

  static Stream<String> stories() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> !file.equals("README.txt"))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("stories")
  void isTrue(String story) throws IOException {
    List<String> lines = Files.readAllLines(FOLDER.resolve(story));
    assertThat(lines).as("says something").anyMatch(line -> line.startsWith("then "));
    new Scenario().tell(lines);
  }

  @Test
  void everyAggregateHasAStory() throws IOException {
    Set<String> told = new TreeSet<>();
    for (String story : stories().toList()) {
      for (String line : Files.readAllLines(FOLDER.resolve(story))) {
        if (line.startsWith("input ")) {
          Aggregate aggregate = ScenarioAggregates.read(line.substring(6)).aggregate();
          told.add(aggregate.code());
          if (aggregate instanceof Gathered(var gathering, var statistic)) {
            told.add(gathering.code() + " " + statistic.code());
            if (gathering instanceof Gathering.Calendar(var unit)) {
              told.add("calendar-period " + unit.code());
            }
          } else if (aggregate instanceof Aggregate.Distance(_, var to)) {
            told.add("distance to " + to);
          }
        }
      }
    }
    assertThat(told)
        .contains(
            "latest",
            "change-on-year",
            "index-to-baseline",
            "rank",
            "distance to median",
            "distance to mean",
            "distance to highest",
            "distance to lowest",
            "distance to 1480",
            "degree-day-corrected");
    for (CalendarUnit unit : CalendarUnit.values()) {
      assertThat(told).contains("calendar-period " + unit.code());
    }
    for (String gathering : List.of("calendar-period", "rolling-window", "cumulative-since")) {
      for (String statistic :
          List.of(
              "sum",
              "mean",
              "min",
              "max",
              "count",
              "percentile",
              "exceedances",
              "weighted-mean",
              "share",
              "degree-days")) {
        assertThat(told).contains(gathering + " " + statistic);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "then 2025 says 2.0",
        "then latest is 2025 2.0",
        "then latest is 2024 1.0",
        "then 2025 says about 1.2",
        "then 2025 says about 1.0 provisional",
        "then 2025 says 1.0 (1 of 1)",
        "then 2024 says 1.0",
        "then 2025 says nothing",
        "then 2025 says missing-hidden",
      })
  void saysSoWhenAStoryIsNotTrue(String untrue) {
    assertThatThrownBy(
            () -> new Scenario().tell(List.of("input x: x latest", "x 2025 is 1", untrue)))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(untrue);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x 2025-01-01..2025-01-03 is 1 2 daily",
        "x 2025-01..2025-03 is 1 2 3 daily",
        "x 2025-03..2025-01 is 1 monthly",
        "x 2025..2026 is 1 sometimes",
        "x 2025 is missing because",
        "x 2025 is 1 perhaps",
      })
  void takesNoFiguresThatItDoesNotUnderstand(String line) {
    assertThatThrownBy(() -> new Scenario().tell(List.of("input x: x latest", line)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void readsARangeAsTheFiguresOneByOne() {
    assertThat(ScenarioSeries.read("x 2024-02-28..2024-03-02 is 1 _ hidden 4 daily"))
        .isEqualTo(
            Stream.of("x 2024-02-28 is 1", "x 2024-03-01 is missing hidden", "x 2024-03-02 is 4")
                .flatMap(line -> ScenarioSeries.read(line).stream())
                .toList());
    assertThat(ScenarioSeries.read("x 2020-W52..2021-W01 is 5 3 … weekly"))
        .isEqualTo(
            Stream.of("x 2020-W52 is 5", "x 2020-W53 is 3", "x 2021-W01 is 1")
                .flatMap(line -> ScenarioSeries.read(line).stream())
                .toList());
    assertThat(ScenarioSeries.read("x 2025-03-30T00:00+01:00..2025-03-30T04:00+02:00 is 1 hourly"))
        .hasSize(4);
    assertThat(Arrays.asList("half-yearly", "quarterly", "yearly"))
        .allSatisfy(
            rhythm ->
                assertThat(ScenarioSeries.read("x 2024-07-01..2024-07-01 is 1 " + rhythm))
                    .hasSize(1));
  }
}
