package se.framdrift.indicators;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;
import se.framdrift.model.SeriesId;

/** What is made of the observations in a stretch of time, of one series or of two. */
interface Measure {

  /** The series that it rests on. */
  List<Timeline> timelines();

  /** Why there is nothing at an observed period itself, null when there is. */
  @Nullable Reason missing(Period observed);

  /**
   * The value, or why there is none.
   *
   * @param asked the period of the value
   */
  InputValue of(Stretch stretch, Period asked);

  /** What that rests on. */
  Evidence evidence(Stretch stretch);

  /** In words, without the stretch. */
  LocalizedText words();

  /** Another thing is in force for a period of a series that it rests on. */
  default void changed(SeriesId series, Period period) {}
}
