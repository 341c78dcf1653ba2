package se.framdrift.indicators;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every story in {@code scenarios/indicators} is true. */
class ScenarioTest {

  private static final Path FOLDER = Path.of("src/test/resources/scenarios/indicators");

  static Stream<String> stories() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("stories")
  void isTrue(String story) throws IOException {
    List<String> lines =
        Files.readAllLines(FOLDER.resolve(story)).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .toList();
    assertThat(lines).as("says something").anyMatch(line -> line.startsWith("then "));
    new Scenario().tell(lines);
  }

  @Test
  void everyAggregateHasAStory() throws IOException {
    assertThat(stories().map(story -> story.replace(".txt", "")))
        .contains(
            "latest",
            "change-on-year",
            "cumulative-since",
            "index-to-baseline",
            "calendar-period-sum",
            "window-min",
            "window-max",
            "rank");
  }
}
