package se.framdrift.disclosure;

/**
 * How many there are, as far as whoever runs the program may know: rounded down to a multiple of
 * the threshold.
 *
 * @param atLeast 0 when there are fewer than the threshold, none included
 */
public record Rounded(long atLeast) {

  public static Rounded of(long count, int threshold) {
    return new Rounded(count - count % threshold);
  }
}
