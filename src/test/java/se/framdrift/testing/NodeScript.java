package se.framdrift.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Tests in JavaScript, of {@code src/test/js}, run by node. Skipped where there is no node, or no
 * registry to take the packages from that a script needs.
 */
public final class NodeScript {

  private static final Path SCRIPTS = Path.of("src/test/js");
  private static final Path FOLDER = Path.of("target/js");
  private static final int MINUTES = 10;

  private NodeScript() {}

  /** Runs {@code script} of the folder of JavaScript tests, and fails with what it said. */
  public static void passes(String script, Map<String, String> environment) throws Exception {
    passes(script, environment, List.of("centrifuge@5", "ws@8"));
  }

  /**
   * The same.
   *
   * @param packages of npm that the script imports, with their major versions
   */
  public static void passes(String script, Map<String, String> environment, List<String> packages)
      throws Exception {
    assumeTrue(
        run(Path.of("."), Map.of(), "node", "--version").succeeded(), "node is not installed");
    Files.createDirectories(FOLDER);
    Files.writeString(FOLDER.resolve("package.json"), "{\"private\":true,\"type\":\"module\"}");
    Files.copy(
        SCRIPTS.resolve(script), FOLDER.resolve(script), StandardCopyOption.REPLACE_EXISTING);
    List<String> command =
        new ArrayList<>(List.of("npm", "install", "--no-audit", "--ignore-scripts"));
    command.addAll(packages);
    Outcome install = run(FOLDER, Map.of(), command.toArray(String[]::new));
    assumeTrue(install.succeeded(), "npm cannot install packages here: " + install.output());

    Outcome outcome = run(FOLDER, environment, "node", "--test", script);

    assertThat(outcome.succeeded()).as(outcome.output()).isTrue();
    assertThat(outcome.output()).containsPattern("pass ([2-9]|[1-9][0-9])");
  }

  /** Runs every test of the page's pure modules: those that import nothing else. */
  public static void passesAllOfTheModules() throws Exception {
    Path here = Path.of(".");
    assumeTrue(run(here, Map.of(), "node", "--version").succeeded(), "node is not installed");
    List<String> command = new ArrayList<>(List.of("node", "--test"));
    try (DirectoryStream<Path> tests = Files.newDirectoryStream(SCRIPTS, "*.test.{js,mjs}")) {
      for (Path test : tests) {
        if (Files.readString(test).contains("from '../../../webroot/")) {
          command.add(test.toString());
        }
      }
    }
    assertThat(command).hasSizeGreaterThan(10);

    Outcome outcome = run(here, Map.of(), command.toArray(String[]::new));

    assertThat(outcome.succeeded()).as(outcome.output()).isTrue();
    assertThat(outcome.output()).containsPattern("pass ([2-9]|[1-9][0-9])");
  }

  private record Outcome(boolean succeeded, String output) {}

  private static Outcome run(Path folder, Map<String, String> environment, String... command)
      throws InterruptedException, IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(environment);
    builder.directory(folder.toFile());
    Path output = Files.createTempFile("framdrift-js", ".txt");
    Process process;
    try {
      process = builder.redirectOutput(output.toFile()).start();
    } catch (IOException e) {
      return new Outcome(false, e.toString());
    }
    try {
      boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
      if (!ended) {
        process.destroyForcibly();
      }
      String text = Files.readString(output, StandardCharsets.UTF_8);
      return new Outcome(ended && process.exitValue() == 0, text);
    } finally {
      Files.delete(output);
    }
  }
}
