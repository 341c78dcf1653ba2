package se.framdrift.feeds;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Real files of others, below {@code data/} in the resources; each folder has a README. */
public final class RealFile {

  private RealFile() {}

  /** The bytes as they came. */
  public static byte[] read(String name) {
    try (InputStream in = RealFile.class.getResourceAsStream("/data/" + name)) {
      if (in == null) {
        throw new IllegalArgumentException("no file " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
