package se.framdrift.indicators;

import java.util.Objects;
import se.framdrift.model.Observation;
import se.framdrift.model.Period;

/**
 * A rule by which each observation of the input's own series gets a value, which is missing when
 * the observation is.
 */
interface ByObservation extends Rule {

  /** The input's own series. */
  Rows rows();

  /** What is made of an observation that has this value. */
  InputValue of(Observation own, double value);

  @Override
  default Entries entries() {
    return rows().entries();
  }

  @Override
  default InputValue at(Period period) {
    Observation own = Objects.requireNonNull(rows().get(period));
    Double value = own.value();
    return value == null ? InputValue.missing(Reasons.missing(own)) : of(own, value);
  }
}
