package se.framdrift.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Files of the pages. Blocking; thread-safe. */
@FunctionalInterface
public interface PageFiles {

  /** The largest file that is served, in bytes. */
  int MAX_BYTES = 4 * 1024 * 1024;

  /** Plain names below the root: nothing hidden, no way up. */
  Pattern PATH =
      Pattern.compile("[A-Za-z0-9@_-][A-Za-z0-9@._-]*(/[A-Za-z0-9@_-][A-Za-z0-9@._-]*)*");

  /**
   * The bytes of a file; empty for a folder and for what is not there.
   *
   * @param path matches {@link #PATH}
   */
  Optional<byte[]> read(String path) throws IOException;

  /** Files of a folder, read anew each time, so that an edit shows at once. */
  static PageFiles folder(Path folder) {
    return path -> {
      Path file = folder.resolve(path);
      return Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES
          ? Optional.of(Files.readAllBytes(file))
          : Optional.empty();
    };
  }

  /** Files on the class path, below {@code prefix}, which ends with a slash. */
  static PageFiles classPath(String prefix) {
    ClassLoader loader = PageFiles.class.getClassLoader();
    return path -> {
      try (InputStream in = loader.getResourceAsStream(prefix + path)) {
        if (in == null || loader.getResource(prefix + path + "/") != null) {
          return Optional.empty();
        }
        return Optional.of(in.readNBytes(MAX_BYTES));
      }
    };
  }
}
