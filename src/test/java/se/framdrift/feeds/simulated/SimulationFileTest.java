package se.framdrift.feeds.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SimulationFileTest {

  private static final String GOOD =
      "  - {series: '9999:a', history: {from: 2022-10-01, step: P1D}, level: 5, noise: 1}\n";

  @TempDir private Path folder;

  @Test
  void readsWhatTheFileSays() {
    Simulation simulation = Exempelby.simulation();
    assertThat(simulation.municipality()).isEqualTo("9999");
    assertThat(simulation.feed()).isEqualTo("exempelby-simulator");
    assertThat(simulation.seed()).isEqualTo("exempelby-63");
    assertThat(simulation.series()).hasSize(18);
    SimulatedSeries inTime = simulation.series().get(5);
    assertThat(inTime.id()).hasToString("9999:graffiti-cases-in-time");
    assertThat(inTime.history().step()).isEqualTo(Step.DAY);
    assertThat(inTime.live()).isEqualTo(new SimulatedSeries.Live(Duration.ofSeconds(10), 0));
    assertThat(inTime.course().rises())
        .containsExactly(
            new Course.Rise(LocalDate.of(2024, 3, 1), 7),
            new Course.Rise(LocalDate.of(2025, 10, 1), 9));
    assertThat(simulation.comparisons()).hasSize(1);
    assertThat(simulation.statements()).hasSize(2);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {history: {from: 2022-10-01, step: P1D}, level: 5, noise: 1} | series[].series is not given, expected this field
          {series: '9999:b', level: 5, noise: 1} | series[].history is not given, expected this field
          {series: '1441:b', history: {from: 2022-10-01, step: P1D}, level: 5, noise: 1} | series[].series is 1441:b, expected a series of 9999
          {series: '9999:b:z=1:a=2', history: {from: 2022-10-01, step: P1D}, level: 5, noise: 1} | series[].series is 9999:b:z=1:a=2, expected a series of 9999
          {series: '9999:a', history: {from: 2022-10-01, step: P1D}, level: 5, noise: 1} | 9999:a stands twice, expected once
          {series: '9999:b', history: {from: 2022-10-01, step: P2D}, level: 5, noise: 1} | series[].history.step is P2D, expected one of P1Y, P3M, P1M, P1D, PT1H
          {series: '9999:b', history: {from: 2022-10-02, step: P3M}, level: 5, noise: 1} | history.from is 2022-10-02, on which no period of P3M begins, expected the first day of a period
          {series: '9999:b', history: {from: 2022-13-02, step: P1D}, level: 5, noise: 1} | series[].history.from is 2022-13-02, expected a day such as 2022-10-01
          {series: '9999:b', history: {from: 2022-10-01, step: P1D}, noise: 1} | series[].level is not given, expected this field
          {series: '9999:b', history: {from: 2022-10-01, step: P1D}, level: five, noise: 1} | series[].level is five, expected a number
          {series: '9999:b', history: {from: 2022-10-01, step: P1D}, level: '5', noise: 1} | series[].level is 5, expected a number
          {series: '9999:b', history: {from: 2022-10-01, step: P1D}, level: .inf, noise: 1} | series[].level is .inf, expected a number
          {series: '9999:b', history: {from: 2022-10-01, step: P1D}, level: 5} | nothing says how a value is made, expected one of [noise, survey, of, events]
          {series: '9999:b', history: {from: 2022-10-01, step: P1D}, level: 5, noise: 1, survey: {n: 90}} | [noise, survey] stand together, expected one of [noise, survey, of, events]
          {series: '9999:b', history: {from: 2022-10-01, step: P1D}, level: 5, noise: -1} | series[].noise is -1, expected a number from 0 to 1000000000000
          {series: '9999:b', history: {from: 2022-10-01, step: P1D}, level: 5, survey: {n: 29}} | series[].survey.n is 29, expected a number from 30 to 1000000
          {series: '9999:b', history: {from: 2022-10-01, step: P1D}, level: 5, noise: 1, missing: 2} | series[].missing is 2, expected a number from 0 to 1
          {series: '9999:b', history: {from: 2022-10-01, step: P1D}, level: 5, noise: 1, min: 4, max: 3} | min is above max, expected min at most max
          {series: '9999:b', history: {from: 2022-10-01, step: P1D}, level: 5, noise: 1, level: 6} | series[].level stands twice, expected once
          {series: '9999:b', history: {from: 2022-10-01, step: P1D}, level: 5, noise: 1, every: PT0.5S} | series[].every is PT0.5S, expected a time from PT1S to PT24H in whole seconds
          {series: '9999:b', history: {from: 2022-10-01, step: P1D}, level: 5, noise: 1, every: PT25H} | series[].every is PT25H, expected a time from PT1S to PT24H in whole seconds
          {series: '9999:b', history: {from: 2022-10-01, step: P1D}, level: 5, noise: 1, delay: P-1D} | series[].delay is P-1D, expected a duration such as P20D
          {series: '9999:b', history: {from: 2022-10-01, step: P1D}, level: 5, noise: 1, delay: P400Y} | series[].delay is P400Y, expected a duration such as P20D
          {series: '9999:b', history: {from: 2022-10-01, step: P1D}, level: 5, of: '9999:c'} | of names no series of this file that is not itself a part, expected the series that is counted
          {series: '9999:b', history: {from: 2022-10-01, step: P1M}, level: 5, of: '9999:a'} | history.step is another than that of 9999:a, expected the same periods
          {series: '9999:b', history: {from: 2022-10-01, step: P1D}, level: 5, of: '9999:a', every: PT2S} | every is another than that of 9999:a, expected posts in the same round
          {series: '9999:b', history: {from: 2022-10-01, step: P1D}, events: {2022-10-01: 5}} | history.step of events is P1D, expected P1M
          {series: '9999:b', history: {from: 2022-10-01, step: P1M}, events: {2022-10-32: 5}} | events has 2022-10-32, expected a day such as 2023-08-16
          {series: '9999:b', history: {from: 2022-10-01, step: P1M}, events: {7: 5}} | a name that is not a text, expected a text; quote numbers
          {series: '9999:b', history: [2022-10-01, P1D], level: 5, noise: 1} | series[].history is not a mapping, expected fields with values
          {series: '9999:b', history: {from: 2022-10-01, step: P1D}, level: 5, noise: 1, steps: 5} | series[].steps is 5, expected a list
          """)
  void saysAtTheLineWhatIsWrongWithASeries(String entry, String words) {
    assertThatThrownBy(() -> Exempelby.read(folder, Exempelby.head() + GOOD + "  - " + entry))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(folder.resolve("simulation.yaml") + ":6: " + words);
  }

  @ParameterizedTest(name = "{0} does not go with {1}")
  @CsvSource({
    "'weekend: 1', P1M, 'noise: 1'",
    "'daily: {amplitude: 1, peak: 3}', P1D, 'noise: 1'",
    "'dayNoise: 1', P1D, 'noise: 1'",
    "'dayNoise: 1', PT1H, 'survey: {n: 90}'",
    "'live: 1', P1D, 'noise: 1'",
    "'every: PT2S', P1M, 'events: {2022-10-01: 5}'",
    "'trend: 1', P1M, 'events: {2022-10-01: 5}'",
    "'colour: red', P1D, 'noise: 1'"
  })
  void refusesWhatWouldHaveNoEffect(String field, String step, String rule) {
    String level = rule.startsWith("events") ? "" : ", level: 5";
    String entry =
        "  - {series: '9999:b', history: {from: 2022-10-01, step: %s}, %s%s, %s}"
            .formatted(step, rule, level, field);
    assertThatThrownBy(() -> Exempelby.read(folder, Exempelby.head() + entry))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(
            "simulation.yaml:5: series[].%s is not known here, expected one of ["
                .formatted(field.substring(0, field.indexOf(':'))));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          comparisons: [{kpi: a, group: g-h, history: {from: 2022-10-01, step: P1D}, members: {9991: {level: 1, noise: 1}}}] | a name that is not a text
          comparisons: [{kpi: a, group: g-h, history: {from: 2022-10-01, step: P1D}, members: {'9999': {level: 1, noise: 1}}}] | members has 9999, expected the quoted code of another municipality
          comparisons: [{kpi: a, group: g-h, history: {from: 2022-10-01, step: P1D}, members: {}}] | members is empty, expected a member at least
          comparisons: [{kpi: a, group: g-h, history: {from: 2022-10-01, step: P1D}, members: {'9991': {level: 1, events: {}}}}] | nothing says how a value is made, expected one of [noise, survey]
          comparisons: [{kpi: a, group: G, history: {from: 2022-10-01, step: P1D}, members: {'9991': {level: 1, noise: 1}}}] | comparisons[].group is G, expected the id of a comparison group
          statements: [{commitment: a-b, state: ready, date: 2023-03-20, evidence: e, link: null, by: b, comment: null}] | statements[].state is ready, expected one of not-started, started, stalled, done, withdrawn
          statements: [{commitment: a-b, state: done, date: 2023-03-20, evidence: ' ', link: null, by: b, comment: null}] | statements[].evidence is blank, expected a text
          statements: [{commitment: a-b, state: done, date: 2023-03-20, evidence: null, link: null, by: b, comment: null}] | statements[].evidence is null, expected a text
          statements: [{commitment: a-b, state: done, date: 2023-03-20, evidence: e, by: b, comment: null}] | statements[].link is not given, expected this field
          colour: red | colour is not known here
          """)
  void saysAtTheLineWhatIsWrongElsewhere(String line, String words) {
    assertThatThrownBy(() -> Exempelby.read(folder, Exempelby.head() + GOOD + line))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("simulation.yaml:6: " + words);
  }

  @Test
  void tellsTheFirstProblemOfEveryEntry() {
    assertThatThrownBy(
            () ->
                Exempelby.read(
                    folder,
                    Exempelby.head()
                        + "  - {series: '9999:b', level: five}\n"
                        + GOOD
                        + "  - {series: nine}\n"
                        + "statements: [{commitment: a-b}]\n"))
        .hasMessageMatching("(?s).*yaml:5: .*\n.*yaml:7: .*\n.*yaml:8: .*");
  }

  @Test
  void saysWhereAFileIsNotYaml() {
    assertThatThrownBy(() -> Exempelby.read(folder, "municipality: \"9999\"\nfeed: [a\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("simulation.yaml:3: not YAML: ")
        .hasMessageEndingWith(", expected YAML 1.2");
    assertThatThrownBy(() -> Exempelby.read(folder, ""))
        .hasMessageEndingWith("simulation.yaml:1: the file is empty, expected a simulation");
    assertThatThrownBy(() -> Exempelby.read(folder, "municipality: 9999\n"))
        .hasMessageEndingWith("municipality is 9999, expected a quoted code of four digits");
  }

  @Test
  void refusesAFileOrAListThatIsTooLong() {
    assertThatThrownBy(() -> Exempelby.read(folder, "#".repeat(SimulationFile.MAX_BYTES + 1)))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("at most 1048576");
    assertThatThrownBy(
            () ->
                Exempelby.read(
                    folder, Exempelby.head() + "  - {}\n".repeat(Fields.MAX_ENTRIES + 1)))
        .hasMessageEndingWith("series is too long, expected at most 1000 entries");
    assertThatThrownBy(() -> Simulation.read(folder.resolve("none.yaml")))
        .isInstanceOf(IOException.class);
    assertThat(Files.exists(folder.resolve("none.yaml"))).isFalse();
  }
}
