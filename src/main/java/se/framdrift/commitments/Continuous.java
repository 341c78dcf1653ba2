package se.framdrift.commitments;

import org.jspecify.annotations.Nullable;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Reason;
import se.framdrift.model.Statement;
import se.framdrift.model.Status.State;

/**
 * Something that goes on: {@code samverka, stärka, verka för …}. Nothing measures it: it carries
 * reports, and says what would have to be defined to measure it.
 */
record Continuous() implements StatedRule {

  @Override
  public Draft judge(Reports reports) {
    Draft draft = reported(reports, reports.newest());
    LocalizedText measurable = reports.commitment().measurable();
    return measurable == null
        ? draft
        : draft.and(Reason.of("to-measure", measurable.sv(), measurable.en()));
  }

  private static Draft reported(Reports reports, @Nullable Statement newest) {
    if (newest == null) {
      return Draft.unknown(null, Reasons.nothingReported());
    }
    State state =
        switch (newest.state()) {
          case DONE -> State.DONE;
          case STARTED -> State.STARTED;
          case STALLED -> State.STALLED;
          case NOT_STARTED -> State.NOT_STARTED;
          case WITHDRAWN -> State.WITHDRAWN;
        };
    Draft draft = Milestone.stated(state, reports.first(newest), newest);
    return state != State.WITHDRAWN && reports.old(newest)
        ? draft.and(Reasons.noReportSince(newest.date()))
        : draft;
  }
}
