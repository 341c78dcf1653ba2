package se.framdrift.verify;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands beside a value.
 *
 * @param flag A, P, B or BP; with {@code latest} the row's own
 * @param present figures that are there of {@code expected}
 * @param expected 0 where nothing is, -1 when it cannot be counted
 * @param doubtful whether something is said against it; null when the rows do not tell
 * @param between whether a break may lie where no row stands in the proof
 */
record Marks(
    String flag,
    long present,
    long expected,
    @Nullable Double margin,
    @Nullable Long n,
    @Nullable Boolean doubtful,
    boolean between) {

  static String flag(boolean broken, boolean early) {
    if (broken && early) {
      return "BP";
    }
    String unbroken = early ? "P" : "A";
    return broken ? "B" : unbroken;
  }

  static boolean isBroken(String flag) {
    return flag.equals("B") || flag.equals("BP");
  }

  static boolean isEarly(String flag) {
    return flag.equals("P") || flag.equals("E") || flag.equals("BP");
  }

  /** Those of a formula over several inputs, or over one. */
  static Marks formula(List<Marks> inputs) {
    Marks least = inputs.getFirst();
    boolean broken = false;
    boolean early = false;
    boolean between = false;
    Boolean doubtful = false;
    for (Marks each : inputs) {
      broken |= isBroken(each.flag);
      early |= isEarly(each.flag);
      between |= each.between;
      doubtful = either(doubtful, each.doubtful);
      least = less(least, each);
    }
    String flag = inputs.size() == 1 ? inputs.getFirst().flag : flag(broken, early);
    return new Marks(flag, least.present, least.expected, null, null, doubtful, between);
  }

  private static @Nullable Boolean either(@Nullable Boolean one, @Nullable Boolean other) {
    if (Boolean.TRUE.equals(one) || Boolean.TRUE.equals(other)) {
      return true;
    }
    boolean known = one != null && other != null;
    return known ? Boolean.FALSE : null;
  }

  private static Marks less(Marks one, Marks other) {
    if (one.expected == 0 || other.expected == 0) {
      return one.expected == 0 ? other : one;
    }
    if (one.expected < 0 || other.expected < 0) {
      return one.expected < 0 ? one : other;
    }
    return other.present * one.expected < one.present * other.expected ? other : one;
  }
}
