package se.framdrift.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.framdrift.boot.Figures.Row;
import se.framdrift.testing.Program;
import se.framdrift.testing.RunningServer;

/** {@code framdrift shadow} beside a running server. */
class ShadowIT {

  private static final Program PROGRAM = Program.fresh();
  private static RunningServer server;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    server = PROGRAM.start();
    for (double result : new double[] {2.5, 3.5}) {
      List<Row> rows =
          Stream.of(2023, 2024, 2025).map(year -> new Row("2081:N03102", year, result)).toList();
      assertThat(server.post("/api/v1/observations", Figures.body(rows)).statusCode())
          .isEqualTo(200);
    }
    List<Row> leave = List.of(sickLeave(2023, 10.0), sickLeave(2024, 12.5), sickLeave(2025, 10.0));
    assertThat(server.post("/api/v1/observations", Figures.body(leave)).statusCode())
        .isEqualTo(200);
  }

  private static Row sickLeave(int year, double percent) {
    return new Row("2081:N00090", year, percent);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void theCatalogInForceDiffersInNothingFromItself() {
    Program.Ended ended = PROGRAM.run("shadow");
    assertThat(ended.out())
        .contains("2081 Borlänge: 0 of 86 commitments would stand otherwise now, 0 would have")
        .contains("1441 Lerum: 0 of 68 commitments");
    assertThat(ended.code()).isZero();
  }

  @Test
  void aStricterRuleIsSeenFromTheCommitOnAtWhichItWouldHaveSaidSomethingElse() throws IOException {
    Program.Ended ended =
        PROGRAM.run(
            "shadow", "--municipality", "2081", "--seeds", seeds("value: 2\n", "value: 3\n"));
    assertThat(ended.out())
        .startsWith("2081 Borlänge: 0 of 86 commitments would stand otherwise now, 1 would have")
        .containsPattern("borlange-resultatmal: ([a-z-]+) -> \\1 now; ")
        .containsPattern("position [0-9]+ {2}[a-z-]+ -> missed {2}\\(The promise was broken: 2.5%")
        .containsPattern("position [0-9]+ {2}both ");
    assertThat(ended.code()).isZero();
  }

  @Test
  void whatWouldStandOtherwiseNowIsSaidByTheExitCode() throws IOException {
    Program.Ended ended =
        PROGRAM.run(
            "shadow", "--municipality", "2081", "--seeds", seeds("value: 2\n", "value: 4\n"));
    assertThat(ended.out())
        .startsWith("2081 Borlänge: 1 of 86 commitments would stand otherwise now");
    assertThat(ended.code()).isOne();
  }

  @Test
  void aSteadinessSaysBeforehandHowOftenItWouldHaveChangedItsMind() throws IOException {
    String steady =
        seeds("borlange-sjuktal", "path: step\n", "path: step\n      steadiness: {dwell: 3}\n");
    Program.Ended ended = PROGRAM.run("shadow", "--municipality", "2081", "--seeds", steady);
    assertThat(ended.out())
        .contains("borlange-sjuktal: ")
        .contains("from period to period (3 looked at): 2 changes -> 1; 2 without steadiness");
  }

  @Test
  void aCatalogWithFindingsIsNotTried() throws IOException {
    Program.Ended ended = PROGRAM.run("shadow", "--seeds", seeds("value: 2\n", "value: two\n"));
    assertThat(ended.problems()).contains("commitments.yaml:").contains("is not valid");
    assertThat(ended.code()).isOne();
  }

  /** The real catalog with another word in one of Borlänge's promises: that of a yearly result. */
  private String seeds(String before, String after) throws IOException {
    return seeds("borlange-resultatmal", before, after);
  }

  private String seeds(String commitment, String before, String after) throws IOException {
    Path copy = folder.resolve("seeds");
    try (Stream<Path> files = Files.walk(Path.of("seeds"))) {
      for (Path file : files.toList()) {
        Path target = copy.resolve(Path.of("seeds").relativize(file));
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
    Path commitments = copy.resolve("borlange/commitments.yaml");
    String text = Files.readString(commitments);
    int promise = text.indexOf("id: " + commitment + "\n");
    int at = text.indexOf(before, promise);
    assertThat(at).isGreaterThan(promise);
    Files.writeString(
        commitments, text.substring(0, at) + after + text.substring(at + before.length()));
    return copy.toString();
  }
}
