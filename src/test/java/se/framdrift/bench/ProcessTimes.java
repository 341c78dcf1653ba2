package se.framdrift.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * CPU time so far, user and system, from {@code /proc}; in seconds.
 *
 * @param server of the JVM
 * @param postgres of the postmaster, its living children, and those that have ended
 */
public record ProcessTimes(double server, double postgres) {

  private static final double TICKS_PER_SECOND = 100;
  private static final int UTIME = 11;
  private static final int STIME = 12;
  private static final int CHILDREN_UTIME = 13;
  private static final int CHILDREN_STIME = 14;

  static ProcessTimes of(long server, long postmaster) {
    double postgres =
        ProcessHandle.of(postmaster).stream()
            .flatMap(ProcessHandle::descendants)
            .mapToDouble(child -> ticks(child.pid(), UTIME, STIME))
            .sum();
    return new ProcessTimes(
        ticks(server, UTIME, STIME) / TICKS_PER_SECOND,
        (postgres + ticks(postmaster, UTIME, STIME, CHILDREN_UTIME, CHILDREN_STIME))
            / TICKS_PER_SECOND);
  }

  public ProcessTimes since(ProcessTimes earlier) {
    return new ProcessTimes(server - earlier.server, postgres - earlier.postgres);
  }

  /** Sum of fields of {@code /proc/<pid>/stat}, counted after the name; 0 for one that is gone. */
  private static double ticks(long pid, int... fields) {
    try {
      String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
      String[] words = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
      double sum = 0;
      for (int field : fields) {
        sum += Long.parseLong(words[field]);
      }
      return sum;
    } catch (NoSuchFileException _) {
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The most memory that the process has had, in megabytes. */
  static long peakMegabytes(long pid) throws IOException {
    return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElse(0);
  }
}
