package se.framdrift.commitments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Reason;
import se.framdrift.model.Status;
import se.framdrift.model.Status.State;

/**
 * What a rule found.
 *
 * @param judged the value that it rests on, null for none
 */
record Draft(Status status, @Nullable IndicatorValue judged) {

  static Draft of(State state, @Nullable IndicatorValue judged, Reason... reasons) {
    return new Draft(new Status(state, false, null, null, List.of(reasons)), judged);
  }

  static Draft unknown(@Nullable IndicatorValue shown, Reason... reasons) {
    return of(State.CANNOT_BE_JUDGED, shown, reasons);
  }

  /** The first reason is the one to show. */
  static Draft unknown(@Nullable IndicatorValue shown, List<Reason> reasons) {
    return new Draft(new Status(State.CANNOT_BE_JUDGED, false, null, null, reasons), shown);
  }

  static Draft unmeasurable(List<Reason> reasons) {
    return new Draft(new Status(State.NOT_YET_MEASURABLE, false, null, null, reasons), null);
  }

  Draft since(@Nullable Instant moment) {
    return new Draft(
        new Status(status.state(), status.secured(), status.daysLate(), moment, status.reasons()),
        judged);
  }

  Draft secured() {
    return new Draft(
        new Status(status.state(), true, status.daysLate(), status.since(), status.reasons()),
        judged);
  }

  /** As found, but said to rest on a figure that is not the last word, which secures nothing. */
  Draft provisional(Reason reason) {
    return new Draft(
            new Status(status.state(), false, status.daysLate(), status.since(), status.reasons()),
            judged)
        .and(reason);
  }

  Draft late(int days) {
    return new Draft(
        new Status(status.state(), status.secured(), days, status.since(), status.reasons()),
        judged);
  }

  /** With numbers beside the words of the first reason. */
  Draft pace(Map<String, String> numbers) {
    List<Reason> reasons = new ArrayList<>(status.reasons());
    Reason first = reasons.getFirst();
    TreeMap<String, String> params = new TreeMap<>(first.params());
    params.putAll(numbers);
    reasons.set(0, new Reason(first.code(), params, first.text()));
    return with(reasons);
  }

  Draft and(List<Reason> further) {
    List<Reason> reasons = new ArrayList<>(status.reasons());
    reasons.addAll(further);
    return with(reasons);
  }

  /** In another state than was found, which is said first. */
  Draft shownAs(State state, Reason why) {
    List<Reason> reasons = new ArrayList<>(status.reasons());
    reasons.addFirst(why);
    return new Draft(new Status(state, false, null, status.since(), reasons), judged);
  }

  private Draft with(List<Reason> reasons) {
    return new Draft(
        new Status(status.state(), status.secured(), status.daysLate(), status.since(), reasons),
        judged);
  }

  Draft and(Reason further) {
    return and(List.of(further));
  }
}
