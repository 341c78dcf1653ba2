package se.framdrift.commitments;

import java.util.Comparator;
import java.util.Objects;
import se.framdrift.model.Status;
import se.framdrift.model.Status.State;

/** Which of two statuses is the less favourable to whoever promised. */
final class Favour {

  private static final Comparator<Status> BY_FAVOUR =
      Comparator.<Status>comparingInt(status -> rank(status.state()))
          .thenComparing(Status::secured)
          .thenComparing(Favour::days, Comparator.reverseOrder())
          .thenComparing(status -> !overdue(status));

  private Favour() {}

  static boolean isLess(Status one, Status other) {
    return BY_FAVOUR.compare(one, other) < 0;
  }

  private static int days(Status status) {
    return Objects.requireNonNullElse(status.daysLate(), 0);
  }

  private static boolean overdue(Status status) {
    return status.reasons().stream().anyMatch(each -> each.code().equals("deadline-passed"));
  }

  private static int rank(State state) {
    return switch (state) {
      case MISSED -> 0;
      case OFF_TRACK -> 1;
      case AT_RISK -> 2;
      case CANNOT_BE_JUDGED -> 3;
      case NOT_YET_MEASURABLE -> 4;
      case NOT_STARTED, STALLED, STARTED, WITHDRAWN, SUPERSEDED -> 5;
      case KEPT_LATE -> 6;
      case ON_TRACK -> 7;
      case MET -> 8;
      case DONE -> 9;
    };
  }
}
