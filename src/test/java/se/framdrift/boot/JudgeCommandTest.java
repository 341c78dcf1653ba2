package se.framdrift.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import se.framdrift.formula.CelFormulas;

class JudgeCommandTest {

  private static final Pattern DAY = Pattern.compile("judge --on ([0-9-]+)`");

  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void theRealFiguresAreJudgedAsThePageInDocsSays() throws IOException {
    String page = Files.readString(Path.of("docs", "judged.md"));
    Matcher day = DAY.matcher(page);
    assertThat(day.find()).isTrue();
    assertThat(judge(LocalDate.parse(day.group(1)))).isZero();
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .as("made by: ./framdrift judge --on %s > docs/judged.md", day.group(1))
        .isEqualTo(page);
  }

  @Test
  void anotherDayGivesAnotherVerdict() {
    judge(LocalDate.of(2022, 6, 1));
    String early = printed.toString(StandardCharsets.UTF_8);
    printed.reset();
    judge(LocalDate.of(2026, 6, 1));
    assertThat(printed.toString(StandardCharsets.UTF_8).lines().skip(7).toList())
        .isNotEqualTo(early.lines().skip(7).toList());
  }

  @Test
  void howOftenStatusesWouldHaveChangedIsAPageOfItsOwn() {
    assertThat(command().flapping(LocalDate.of(2026, 11, 22), out())).isZero();
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .startsWith("# How often the statuses would have changed\n")
        .contains("## Lund\n", "## Borlänge\n", "## Lerum\n", "## Mjölby\n");
  }

  private PrintStream out() {
    return new PrintStream(printed, true, StandardCharsets.UTF_8);
  }

  private static JudgeCommand command() {
    return new JudgeCommand(Path.of("seeds"), Path.of("dashboards"), new CelFormulas());
  }

  private int judge(LocalDate day) {
    return command().judge(day, out());
  }
}
