package se.framdrift.commitments;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Target;
import se.framdrift.catalog.Target.Comparison;

/** Whether a later version of a target is easier to reach than the one before. */
enum Change {
  SOFTENED,
  SHARPENED,
  CHANGED;

  /**
   * By value and deadline: softened when either is easier and none is harder. Of two versions that
   * differ in their paths alone it cannot be told.
   */
  static Change of(@Nullable Comparison comparison, Target before, Target after) {
    int easier = easier(comparison, before, after);
    int longer = later(before.deadline(), after.deadline());
    if ((easier == 0 && longer == 0) || easier * longer < 0) {
      return CHANGED;
    }
    return easier + longer > 0 ? SOFTENED : SHARPENED;
  }

  /** 1 for a value that more figures reach, −1 for fewer, 0 when the same or not to be told. */
  private static int easier(@Nullable Comparison comparison, Target before, Target after) {
    Double from = before.share() == null ? before.value() : before.share();
    Double to = after.share() == null ? after.value() : after.share();
    if (from == null || to == null || comparison == null) {
      return 0;
    }
    return switch (comparison) {
      case AT_LEAST, ABOVE -> Double.compare(from, to);
      case AT_MOST, BELOW -> Double.compare(to, from);
      case EQUAL_TO -> 0;
    };
  }

  private static int later(@Nullable LocalDate before, @Nullable LocalDate after) {
    return before == null || after == null ? 0 : Integer.signum(after.compareTo(before));
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  String words(Wording in) {
    boolean swedish = in == Wording.SV;
    return switch (this) {
      case SOFTENED -> swedish ? "Målet mildrades" : "The target was softened";
      case SHARPENED -> swedish ? "Målet skärptes" : "The target was sharpened";
      case CHANGED -> swedish ? "Målet ändrades" : "The target was changed";
    };
  }
}
