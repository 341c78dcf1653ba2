package se.framdrift.commitments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Target;
import se.framdrift.catalog.TargetRevision;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;
import se.framdrift.model.Status.State;

/** What is said when a target has been changed since it was first promised. */
final class Revised {

  private Revised() {}

  /** One reason for every later version, in calendar order. */
  static List<Reason> reasons(
      Commitment commitment, List<Version> versions, TargetHistory history) {
    List<Reason> reasons = new ArrayList<>();
    Target before = versions.getFirst().target();
    for (Version version : versions) {
      if (version.by() != null) {
        Target after = version.target();
        Change change =
            Change.of(Measurability.comparison(commitment.kind(), before), before, after);
        LocalDate stated = datedBack(version.by(), history);
        reasons.add(
            version.late()
                ? RevisedWords.late(version.by(), change, before, after, stated)
                : RevisedWords.revised(version.by(), change, before, after, stated));
      }
      before = version.late() ? before : version.target();
    }
    return reasons;
  }

  /** One reason for every target that was replaced without a revision, oldest first. */
  static List<Reason> edits(Commitment commitment, List<TargetHistory.Edit> edits) {
    return edits.stream()
        .map(
            edit -> {
              Target before = newest(edit.before());
              Target after = newest(edit.after());
              Change change =
                  Change.of(Measurability.comparison(commitment.kind(), before), before, after);
              return RevisedWords.edited(day(edit.at()), change, before, after);
            })
        .toList();
  }

  private static Target newest(Target target) {
    Target newest = target.original();
    for (TargetRevision revision : target.revisions()) {
      newest = newest.revised(revision);
    }
    return newest;
  }

  /**
   * The day on which a revision was first stated, when that is more than a day after the one on
   * which it says that it began; otherwise, and when it is not known, null.
   */
  private static @Nullable LocalDate datedBack(TargetRevision revision, TargetHistory history) {
    Instant stated = history.stated(revision);
    return stated == null || !day(stated).isAfter(revision.since().plusDays(1))
        ? null
        : day(stated);
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, Period.ZONE);
  }

  /** What the target as first promised would have given, when that is another state. */
  static List<Reason> byOriginal(State original, State now) {
    return original == now ? List.of() : List.of(RevisedWords.byOriginal(original));
  }
}
