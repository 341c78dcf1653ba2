package se.framdrift.commitments;

import java.time.temporal.ChronoUnit;
import se.framdrift.model.Reason;
import se.framdrift.model.Statement;
import se.framdrift.model.Status.State;

/**
 * A thing that gets done: {@code startat förstudien för ny ishall}. Only a dated report with
 * evidence says so; without one nobody is called idle, also after the deadline.
 */
record Milestone() implements StatedRule {

  @Override
  public Draft judge(Reports reports) {
    Statement newest = reports.newest();
    if (newest == null) {
      return overdue(reports, Draft.unknown(null, Reasons.nothingReported()));
    }
    Statement first = reports.first(newest);
    return switch (newest.state()) {
      case DONE -> done(reports, first);
      case WITHDRAWN -> stated(State.WITHDRAWN, first, newest);
      case STARTED -> open(reports, stated(State.STARTED, first, newest), newest);
      case STALLED -> open(reports, stated(State.STALLED, first, newest), newest);
      case NOT_STARTED -> open(reports, stated(State.NOT_STARTED, first, newest), newest);
    };
  }

  private static Draft done(Reports reports, Statement done) {
    if (reports.deadline() == null || !done.date().isAfter(reports.deadline())) {
      return stated(State.DONE, done, done);
    }
    long days = ChronoUnit.DAYS.between(reports.deadline(), done.date());
    return stated(State.KEPT_LATE, done, done).secured().late(Math.toIntExact(days));
  }

  private static Draft open(Reports reports, Draft draft, Statement newest) {
    Draft aged = reports.old(newest) ? draft.and(Reasons.noReportSince(newest.date())) : draft;
    return overdue(reports, aged);
  }

  private static Draft overdue(Reports reports, Draft draft) {
    return reports.deadline() != null && reports.deadlinePassed()
        ? draft.and(Reasons.deadlinePassed(reports.deadline()))
        : draft;
  }

  static Draft stated(State state, Statement first, Statement newest) {
    Reason reason = Reasons.stated(newest);
    return Draft.of(state, null, reason).since(Reports.begins(first));
  }
}
