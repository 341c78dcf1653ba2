package se.framdrift.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs one of PostgreSQL's programs to its end. Since PostgreSQL refuses to run as root, it then
 * runs in a user namespace of its own, as nobody in particular; files still belong to root.
 */
final class PostgresProgram {

  private final Path home;

  /**
   * @param home folder that holds {@code bin}
   */
  PostgresProgram(Path home) {
    this.home = home;
  }

  /**
   * Blocks until the program has ended.
   *
   * @throws IOException with what it said when its exit code is not 0
   */
  void run(String program, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(home.resolve("bin").resolve(program).toString());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(Map.of("LC_ALL", "C", "PGCONNECT_TIMEOUT", "5"));
    Process process = start(builder);
    process.getOutputStream().close();
    String said;
    try (InputStream output = process.getInputStream()) {
      said = new String(output.readAllBytes(), StandardCharsets.UTF_8);
    }
    int code = process.waitFor();
    if (code != 0) {
      throw new IOException("%s ended with %d: %s".formatted(program, code, said.strip()));
    }
  }

  private static Process start(ProcessBuilder builder) throws IOException {
    try {
      return builder.start();
    } catch (IOException e) {
      throw new IOException(
          isRoot()
              ? "the built-in PostgreSQL cannot run as root here (no unshare): run Framdrift as"
                  + " another user, or set FRAMDRIFT_DATABASE_URL"
              : "the built-in PostgreSQL cannot be run: " + e.getMessage(),
          e);
    }
  }

  private static boolean isRoot() throws IOException {
    Path self = Path.of("/proc/self");
    return Files.exists(self) && Integer.valueOf(0).equals(Files.getAttribute(self, "unix:uid"));
  }
}
