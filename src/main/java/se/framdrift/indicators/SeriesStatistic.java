package se.framdrift.indicators;

import org.jspecify.annotations.Nullable;
import se.framdrift.model.LocalizedText;

/** A number made of the observations of one series. */
interface SeriesStatistic {

  /**
   * The number.
   *
   * @param summary of what is inside, of which at least one has a value
   */
  Figure of(Stretch stretch, Summary summary);

  /** In words. */
  LocalizedText words();

  /**
   * What came out.
   *
   * @param n number behind it, null when nothing is counted
   * @param approximate whether it is not exact
   */
  record Figure(double value, @Nullable Long n, boolean approximate) {

    static Figure of(double value) {
      return new Figure(value, null, false);
    }
  }
}
