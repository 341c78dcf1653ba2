package se.framdrift.indicators;

import org.jspecify.annotations.Nullable;
import se.framdrift.model.LocalizedText;

/**
 * How much of what should be there is there.
 *
 * @param present periods of the series' {@link Grid} that have a value
 * @param expected how many there should be, 0 when nothing is expected
 */
record Coverage(long present, long expected) {

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
   * @param minimum percent of the figures; with less nothing is said of the whole
   */
  @Nullable LocalizedText note(int minimum) {
    return 100 * present >= minimum * expected
        ? null
        : new LocalizedText(
            "Bara " + present + " av " + expected + " uppgifter finns",
            "Only " + present + " of " + expected + " figures are there");
  }
}
