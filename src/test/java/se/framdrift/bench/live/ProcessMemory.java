package se.framdrift.bench.live;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a JVM holds right after a full collection, in bytes.
 *
 * @param resident of the whole process
 * @param heap in use
 */
record ProcessMemory(long resident, long heap) {

  private static final Pattern USED = Pattern.compile("used (\\d+)K");
  private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

  /** Collects twice, as references are cleared by the first, and looks. */
  static ProcessMemory of(long pid) throws IOException, InterruptedException {
    String _ = jcmd(pid, "GC.run");
    String _ = jcmd(pid, "GC.run");
    Matcher used = USED.matcher(jcmd(pid, "GC.heap_info").replaceAll("(?s)Metaspace.*", ""));
    long heap = 0;
    while (used.find()) {
      heap += Long.parseLong(used.group(1)) * 1024;
    }
    Matcher resident = RESIDENT.matcher(Files.readString(Path.of("/proc/" + pid + "/status")));
    if (!resident.find()) {
      throw new IOException("no memory of process " + pid);
    }
    return new ProcessMemory(Long.parseLong(resident.group(1)) * 1024, heap);
  }

  private static String jcmd(long pid, String command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid),
                command)
            .redirectErrorStream(true)
            .start();
    try (var said = process.getInputStream()) {
      String text = new String(said.readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException("jcmd " + command + ": " + text);
      }
      return text;
    }
  }
}
