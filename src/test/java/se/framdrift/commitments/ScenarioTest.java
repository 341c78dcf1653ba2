package se.framdrift.commitments;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import se.framdrift.catalog.Commitment.Kind;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Reason;
import se.framdrift.model.Status.State;

/** Runs every story under {@code scenarios/commitments}; its notation is in README.txt there. */
class ScenarioTest {

  private static final Path FOLDER = Path.of("src/test/resources/scenarios/commitments");

  static List<Path> stories() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> !file.endsWith("README.txt")).sorted().toList();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("stories")
  void saysWhatTheStoryExpects(Path story) throws IOException {
    Map<String, String> facts = new LinkedHashMap<>();
    Scenario scenario = null;
    Assessment last = null;
    int expectations = 0;
    for (String line : lines(story)) {
      if (line.startsWith("on ")) {
        scenario = scenario == null ? new Scenario(facts) : scenario;
        String[] parts = line.substring(3).split(" => ", 2);
        last = scenario.on(parts[0].strip());
        assertThat(Scenario.said(last.status())).as(line).isEqualTo(parts[1].strip());
        expectations++;
      } else if (line.matches("\\d{4}-\\d{2}-\\d{2} .*")) {
        scenario = scenario == null ? new Scenario(facts) : scenario;
        scenario.learn(LocalDate.parse(line.substring(0, 10)), line.substring(11).strip());
      } else if (last != null) {
        more(line.strip(), last);
      } else {
        String[] parts = line.split(":", 2);
        facts.put(parts[0].strip(), parts[1].strip());
      }
    }
    assertThat(expectations).as("expectations in " + story).isPositive();
  }

  @Test
  void hasStoriesOfEveryKindAndEveryStateThatCanBeFound() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path story : stories()) {
      all.append(Files.readString(story));
    }
    for (Kind kind : Kind.values()) {
      assertThat(all).contains("kind: " + kind.code() + "\n");
    }
    for (State state : State.values()) {
      assertThat(state == State.SUPERSEDED || all.indexOf("=> " + state.code() + " (") >= 0)
          .as(state.code())
          .isTrue();
    }
  }

  private static List<String> lines(Path story) throws IOException {
    return Files.readString(story)
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .toList();
  }

  /** What stands indented under an expectation. */
  private static void more(String line, Assessment last) {
    String[] parts = line.split(":", 2);
    String found =
        switch (parts[0]) {
          case "sv" -> last.status().reasons().getFirst().text().sv().replace('\u00a0', ' ');
          case "en" -> last.status().reasons().getFirst().text().en().replace('\u00a0', ' ');
          case "rests on" -> last.judged() == null ? "nothing" : last.judged().period().text();
          case "asked for" -> last.targetNow() == null ? "nothing" : "" + last.targetNow();
          case "observed until" -> Scenario.moment(last.observedAt());
          case "next figure" -> Scenario.moment(last.expectedNext());
          case "look again" -> Scenario.moment(last.due());
          case String named when named.matches("(sv|en) [-a-z]+") -> words(named, last);
          case String named when named.matches("[-a-z]+\\.[A-Za-z-]+") -> number(named, last);
          default -> throw new IllegalArgumentException("not understood: " + line);
        };
    assertThat(found).as(line).isEqualTo(parts[1].strip());
  }

  /** The words of the reason with this code. */
  private static String words(String named, Assessment last) {
    LocalizedText text = reason(named.substring(3), last).text();
    return (named.startsWith("sv") ? text.sv() : text.en()).replace('\u00a0', ' ');
  }

  /** A number or word behind the reason with this code. */
  private static String number(String named, Assessment last) {
    String[] parts = named.split("\\.", 2);
    return String.valueOf(reason(parts[0], last).params().get(parts[1]));
  }

  private static Reason reason(String code, Assessment last) {
    return last.status().reasons().stream()
        .filter(reason -> reason.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no reason " + code));
  }
}
