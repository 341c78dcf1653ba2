package se.framdrift.bench.live;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** CPU time of the threads of a JVM that compile, which a warm one would not spend. Linux. */
final class CompilerClock {

  private CompilerClock() {}

  /** Nanoseconds that the compiling threads of a JVM have used, those that still live. */
  static long of(long pid) throws IOException {
    List<Path> threads;
    try (Stream<Path> all = Files.list(Path.of("/proc/" + pid + "/task"))) {
      threads = all.toList();
    }
    long nanos = 0;
    for (Path thread : threads) {
      try {
        if (Files.readString(thread.resolve("comm")).matches("(?s)C[12] Compiler.*")) {
          nanos += Long.parseLong(Files.readString(thread.resolve("schedstat")).split(" ")[0]);
        }
      } catch (NoSuchFileException _) {
        continue; // it has just ended
      }
    }
    return nanos;
  }
}
