package se.framdrift.catalogfiles;

import java.nio.file.Path;
import java.util.Comparator;

/**
 * Something in a catalog file that is not as it must be.
 *
 * @param line counted from 1
 * @param problem what is wrong, in words for the author of the file
 * @param expectation what was expected instead
 */
public record Finding(Path file, int line, String problem, String expectation)
    implements Comparable<Finding> {

  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::file)
          .thenComparingInt(Finding::line)
          .thenComparing(Finding::problem)
          .thenComparing(Finding::expectation);

  /** By file, then line. */
  @Override
  public int compareTo(Finding other) {
    return ORDER.compare(this, other);
  }

  /** {@code file:line: problem, expectation}. */
  @Override
  public String toString() {
    return file + ":" + line + ": " + problem + ", " + expectation;
  }
}
