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

  /** Less than this share (%) of the figures says nothing of the whole. */
  private static final long ENOUGH = 90;

  boolean whole() {
    return present >= expected;
  }

  /** What is said against a value that rests on too little, null when it rests on enough. */
  @Nullable LocalizedText note() {
    return 100 * present >= ENOUGH * expected
        ? null
        : new LocalizedText(
            "Bara " + present + " av " + expected + " uppgifter finns",
            "Only " + present + " of " + expected + " figures are there");
  }
}
