package se.framdrift.indicators;

import org.jspecify.annotations.Nullable;
import se.framdrift.model.LocalizedText;

/**
 * How much of what should be there is there.
 *
 * @param present periods of the series' {@link Grid} that have a value
 * @param expected how many there should be, 0 when nothing is expected
 * @param hole whether anything inside, expected or not, is said to be missing
 */
record Coverage(long present, long expected, boolean hole) {

  private static final int ALL = 100;

  boolean whole() {
    return present >= expected;
  }

  /** As it is told, null when nothing is expected. */
  se.framdrift.model.@Nullable Coverage told() {
    return expected == 0 ? null : new se.framdrift.model.Coverage(present, expected);
  }

  /**
   * What is said against a value that rests on too little, null when it rests on enough.
   *
   * @param minimum percent of the figures; with less nothing is said of the whole. When it is all
   *     of them, nothing at all may be missing
   */
  @Nullable LocalizedText note(int minimum) {
    if (ALL * present < minimum * expected) {
      return new LocalizedText(
          "Bara " + present + " av " + expected + " uppgifter finns",
          "Only " + present + " of " + expected + " figures are there");
    }
    return minimum == ALL && hole
        ? new LocalizedText("Alla uppgifter finns inte", "Not all figures are there")
        : null;
  }
}
