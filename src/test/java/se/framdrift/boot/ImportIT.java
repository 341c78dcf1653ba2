package se.framdrift.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.framdrift.testing.Program;
import se.framdrift.testing.RunningServer;
import se.framdrift.testing.Wait;

/** {@code framdrift import} beside a running server. */
class ImportIT {

  private static final Duration SOON = Duration.ofMinutes(2);
  private static final Program PROGRAM = Program.fresh();
  private static RunningServer server;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    server = PROGRAM.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void takesLinesOfJsonShowsRefusedRowsAndIsSeenByTheServer() throws IOException {
    List<String> lines = new ArrayList<>(rows(6_000, 1_800, 11));
    lines.set(5_500, "{\"series\":\"1441:N00610\",\"period\":\"2021-13\",\"value\":1}");
    Path file = Files.write(folder.resolve("figures.ndjson"), lines);

    Program.Ended first = PROGRAM.run("import", file.toString());
    Program.Ended second = PROGRAM.run("import", file.toString());

    assertThat(first.out())
        .isEqualTo("figures.ndjson: 600 new, 5,399 unchanged, 0 revised, 1 refused\n");
    assertThat(first.problems()).contains("row 5,501: period: ").contains("100 %");
    assertThat(first.code()).isEqualTo(1);
    assertThat(second.out()).startsWith("figures.ndjson: 0 new, 5,999 unchanged");
    Wait.until(
        SOON,
        () -> "the last row",
        () -> Figures.stored(server, "1441:N00610").get("1849").equals(11.0));
  }

  @Test
  void goesOnWhereItWasStopped() throws IOException {
    Path file = folder.resolve("many.ndjson");
    List<String> lines = rows(6_000, 1_750, 12);
    for (int i = 0; i < 20; i++) {
      Files.write(
          file,
          lines,
          java.nio.file.StandardOpenOption.CREATE,
          java.nio.file.StandardOpenOption.APPEND);
    }

    RunningServer importing = PROGRAM.begin("import", file.toString());
    Wait.until(SOON, importing::said, () -> importing.said().contains(" %  "));
    int code = importing.terminate();
    Program.Ended rest = PROGRAM.run("import", file.toString());

    assertThat(importing.said()).contains("Stopped. The same command goes on from here.");
    assertThat(code).isNotZero();
    assertThat(rest.out()).contains("pieces of an earlier command");
    assertThat(rest.code()).isZero();
    assertThat(Figures.stored(server, "1441:N00610").get("1755")).isEqualTo(12.0);
  }

  @Test
  void takesTheApisOwnJsonAndCsv() throws IOException {
    Path csv = folder.resolve("figures.csv");
    Files.writeString(csv, "series;period;value\n0586:N00610;1901;61,5\n0586:N00610;1902;\n");
    Path json = folder.resolve("figures.json");
    Files.writeString(
        json,
        "{\"observations\":[{\"series\":\"0586:N00610\",\"period\":\"1903\",\"value\":60.5}]}");

    assertThat(PROGRAM.run("import", csv.toString()).out()).contains("1 new").contains("1 refused");
    assertThat(PROGRAM.run("import", json.toString()).out()).contains("1 new");

    Wait.until(
        SOON,
        () -> "both rows",
        () ->
            Figures.stored(server, "0586:N00610").get("1901").equals(61.5)
                && Figures.stored(server, "0586:N00610").get("1903").equals(60.5));
  }

  @Test
  void saysWhatItDoesNotUnderstand() {
    assertThat(PROGRAM.run("import").code()).isEqualTo(2);
    Program.Ended unknown = PROGRAM.run("import", "no-such-thing");
    assertThat(unknown.code()).isEqualTo(2);
    assertThat(unknown.problems()).contains("there is no file no-such-thing, and no feed");
    Program.Ended noFeed = PROGRAM.run("import", "pom.xml", "--feed", "no-such-feed");
    assertThat(noFeed.code()).isEqualTo(2);
  }

  /** Of twelve series, fifty years again and again. */
  private static List<String> rows(int count, int year, double value) {
    List<String> lines = new ArrayList<>();
    List<String> series = new ArrayList<>();
    for (String municipality : List.of("1441", "0586", "2081", "1281")) {
      series.addAll(Figures.shares(server, municipality));
    }
    for (int i = 0; i < count; i++) {
      lines.add(
          "{\"series\":\"%s\",\"period\":\"%04d\",\"value\":%s}"
              .formatted(series.get(i % series.size()), year + i / series.size() % 50, value));
    }
    return lines;
  }
}
