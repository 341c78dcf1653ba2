package se.framdrift.indicators;

import java.util.List;
import java.util.Optional;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;

/** Over which stretch of time a value is gathered. */
interface Reach {

  /** The observed periods of these series that have a value. */
  Entries entries(List<Timeline> series);

  /** A period that has a value because of an observation for {@code observed}, not its own. */
  Optional<Period> added(Period observed);

  /** What is gathered for a period that has a value. */
  Stretch stretch(Period asked);

  /** Whether a value belongs to an observation, and is missing when that is. */
  boolean isByObservation();

  /** These words of a statistic, with those that say over what it is. */
  LocalizedText words(LocalizedText statistic);
}
