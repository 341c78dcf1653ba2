package se.framdrift.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import se.framdrift.testing.Program;
import se.framdrift.testing.RunningServer;

/** What the README tells a stranger to type works as it stands there. */
class ReadmeIT {

  private static final Path README = Path.of("README.md");
  private static final Pattern SHELL = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

  /** A curl that fails on an HTTP error and says what was answered. */
  private static final String STRICT = "curl() { command curl -sS --fail-with-body \"$@\"; }\n";

  @Test
  void theFirstTwoBlocksAreTheRunAndTheTestCommand() throws IOException {
    Matcher blocks = SHELL.matcher(Files.readString(README));
    List<String> commands = new ArrayList<>();
    while (blocks.find()) {
      commands.add(blocks.group(1).strip());
    }

    assertThat(commands).containsExactly("./framdrift", "mvn -B verify");
    assertThat(Path.of("framdrift")).isExecutable();
  }

  @Test
  void everyRequestIsTakenByARunningServer() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "bash is needed to run the commands");
    List<String> requests =
        blocks().stream()
            .filter(block -> block.startsWith("curl ") || block.startsWith("printf "))
            .toList();
    assertThat(requests).hasSizeGreaterThanOrEqualTo(3);

    try (RunningServer server = Program.fresh().start()) {
      for (String request : requests) {
        String here =
            request
                .replace("http://localhost:8080", server.address())
                .replace("http://localhost:8081", server.operatorAddress());
        assertThat(exitOf(STRICT + "set -e\n" + here)).as(here).isEqualTo("0");
      }
    }
  }

  @Test
  void everyCommandOfTheProgramIsKnownToIt() throws IOException {
    List<String> commands =
        Files.readString(README)
            .lines()
            .map(String::strip)
            .filter(line -> line.startsWith("./framdrift "))
            .toList();

    assertThat(commands).isNotEmpty();
    for (String command : commands) {
      List<String> words = List.of(command.substring("./framdrift ".length()).split(" "));
      assertThat(se.framdrift.cli.Arguments.read(words).command()).as(command).isNotBlank();
    }
  }

  /** Here the program has just been built, so the launcher only finds a JDK and hands over. */
  @Test
  void theLauncherFindsAJdkByItselfAndHandsOnTheExitCode() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "bash is needed to run the launcher");

    assertThat(exitOf("unset JAVA_HOME; ./framdrift version")).isEqualTo("0");
    assertThat(exitOf("unset JAVA_HOME; ./framdrift nonsense"))
        .startsWith("2: ")
        .contains("unknown command 'nonsense'");
  }

  /** Indented blocks, without their indent. */
  private static List<String> blocks() throws IOException {
    List<String> blocks = new ArrayList<>();
    StringBuilder block = new StringBuilder();
    for (String line : Files.readAllLines(README)) {
      if (line.startsWith("    ")) {
        block.append(line.substring(4)).append('\n');
      } else if (!block.isEmpty()) {
        blocks.add(block.toString());
        block.setLength(0);
      }
    }
    return blocks;
  }

  private static String exitOf(String script) throws IOException, InterruptedException {
    Path output = Files.createTempFile("readme", ".txt");
    ProcessBuilder bash = new ProcessBuilder("/bin/bash", "-c", script);
    bash.environment().put("TOKEN", Program.TOKEN);
    Process process = bash.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    boolean ended = process.waitFor(60, TimeUnit.SECONDS);
    if (!ended) {
      process.destroyForcibly();
      return "not ended within 60 s";
    }
    int code = process.exitValue();
    return code == 0 ? "0" : code + ": " + Files.readString(output);
  }
}
