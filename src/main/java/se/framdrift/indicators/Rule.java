package se.framdrift.indicators;

import java.util.Optional;
import se.framdrift.model.Comparison;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;
import se.framdrift.model.SeriesId;

/** What one aggregate takes out of the facts in force. {@link Rules} has the list of them. */
interface Rule {

  /** Where there is something to say; what comes may add to it. */
  Entries entries();

  /** Where there is something more to say because a series has an observation for a period. */
  default Optional<Period> entry(Period observed) {
    return Optional.empty();
  }

  /** Where there is something to say because of a comparison. */
  default Optional<Period> entry(Comparison comparison) {
    return Optional.empty();
  }

  /** Another thing is in force for a period of a series that the input rests on. */
  default void changed(SeriesId series, Period period) {}

  /** What there is at a period that has an entry. */
  InputValue at(Period period);

  /** What that rests on; nothing where there is no entry. */
  Evidence evidence(Period period);

  /** What is taken out of the series, in words. */
  LocalizedText words();
}
