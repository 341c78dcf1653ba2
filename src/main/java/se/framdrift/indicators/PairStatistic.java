package se.framdrift.indicators;

import org.jspecify.annotations.Nullable;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Reason;

/** A number made of the values that two series have at the same periods. */
interface PairStatistic<S> extends Pair.PairFold<S> {

  /** Why no number can be made of it, null when one can. */
  @Nullable Reason missing(S folded);

  /** The number, when nothing is {@link #missing}. */
  double value(S folded);

  /** Half the width of its 95 % interval, null when not known. */
  @Nullable Double margin(S folded);

  /** The number of cases behind it, null when nothing is counted. */
  @Nullable Long n(S folded);

  /** What the other series is to it, as the field of the file: {@code weights}. */
  String role();

  /** In words. */
  LocalizedText words();
}
