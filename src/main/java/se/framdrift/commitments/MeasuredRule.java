package se.framdrift.commitments;

import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A kind with a formula: figures decide. There is at least one figure when it is asked. */
sealed interface MeasuredRule extends Rule
    permits AddUnits, ChangeBy, ServiceTime, ReachBy, KeepWithin, SurveyLevel {

  Draft judge(Measured measured);

  /** Further moments at which time alone may change what is found. */
  default Stream<@Nullable Instant> moments(Measured measured) {
    return Stream.of();
  }
}
