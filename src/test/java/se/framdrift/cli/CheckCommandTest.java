package se.framdrift.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.framdrift.formula.CelFormulas;

class CheckCommandTest {

  private static final Path SMALL = Path.of("src", "test", "resources", "catalogs", "small");

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void sumsUpACatalogThatIsAsItMustBe() {
    assertThat(run(SMALL.resolve("seeds"), SMALL.resolve("dashboards"), CheckCommandTest::check))
        .isZero();
    assertThat(text())
        .isEqualTo(
            "nothing to correct: 0001 Småby 1 documents, 6 commitments, 3 indicators, 1 proxies;"
                + " 0002 Storby 0 documents, 0 commitments, 0 indicators, 0 proxies\n");
  }

  @Test
  void printsFindingsByFileAndLineAndFails(@TempDir Path folder) throws IOException {
    Path town = Files.createDirectories(folder.resolve("seeds/ensby"));
    Files.writeString(town.resolve("municipality.yaml"), "x: 1\n");
    Path dashboards = Files.createDirectories(folder.resolve("dashboards"));
    assertThat(run(folder.resolve("seeds"), dashboards, CheckCommandTest::check)).isOne();
    assertThat(text().lines())
        .first()
        .asString()
        .startsWith(town.resolve("municipality.yaml") + ":1: ");
    assertThat(text().lines()).last().asString().matches("[0-9]+ findings in 1 files");
  }

  @Test
  void theRegisterInFiguresIsUpToDate() throws IOException {
    assertThat(run(Path.of("seeds"), Path.of("dashboards"), CheckCommandTest::report)).isZero();
    assertThat(text())
        .as("made by: ./framdrift check --report > docs/register.md")
        .isEqualTo(Files.readString(Path.of("docs", "register.md")));
  }

  private int run(Path seeds, Path dashboards, ToIntFunction<Run> how) {
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return how.applyAsInt(
        new Run(new CheckCommand(seeds, dashboards, null, new CelFormulas()), out));
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
  }

  private static int check(Run run) {
    return run.command().check(run.out());
  }

  private static int report(Run run) {
    return run.command().report(run.out());
  }

  private record Run(CheckCommand command, PrintStream out) {}
}
