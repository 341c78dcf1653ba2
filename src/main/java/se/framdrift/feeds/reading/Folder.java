package se.framdrift.feeds.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import se.framdrift.feeds.RunFailure;

/**
 * The folder of files that feeds may read; nothing outside of it can be reached.
 *
 * @param root null when no feed may read files
 */
public record Folder(@Nullable Path root) {

  /** The largest file that is read, in bytes. */
  public static final int MAX_BYTES = 64 << 20;

  /**
   * Checks a name out of settings; looks at no file.
   *
   * @throws IllegalArgumentException when it cannot lie in the folder, or there is none
   */
  public void check(String name) {
    if (root == null) {
      throw new IllegalArgumentException("file is given, but no folder of files is configured");
    }
    Path below = Path.of(name).normalize();
    if (below.isAbsolute() || below.startsWith("..") || below.toString().isEmpty()) {
      throw new IllegalArgumentException(
          "file is %s; expected a name below the folder of files".formatted(name));
    }
  }

  /**
   * Reads a file. Blocking.
   *
   * @throws RunFailure when it cannot be read, is too large, or leads out of the folder
   */
  public byte[] read(String name) {
    check(name);
    Path folder = root;
    try {
      Path real = folder == null ? null : folder.resolve(name).toRealPath();
      if (folder == null || real == null || !real.startsWith(folder.toRealPath())) {
        throw new RunFailure("%s leads out of the folder of files".formatted(name));
      }
      long size = Files.size(real);
      if (size > MAX_BYTES) {
        throw new RunFailure("%s has %,d bytes; at most %,d".formatted(name, size, MAX_BYTES));
      }
      return Files.readAllBytes(real);
    } catch (IOException e) {
      throw new RunFailure("%s cannot be read in the folder of files".formatted(name), e);
    }
  }
}
