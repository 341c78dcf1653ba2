package se.framdrift.model;

/**
 * How much of what should be there is there.
 *
 * @param present figures with a value, of the periods that should have one; not negative
 * @param expected how many there should be; at least 1
 */
public record Coverage(long present, long expected) {

  public Coverage {
    if (present < 0 || expected < 1) {
      throw new IllegalArgumentException("no coverage: %d of %d".formatted(present, expected));
    }
  }

  /** Whether at least {@code percent} of it is there. */
  public boolean isAtLeast(int percent) {
    return 100 * present >= percent * expected;
  }
}
