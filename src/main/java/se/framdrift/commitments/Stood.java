package se.framdrift.commitments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Target;
import se.framdrift.catalog.TargetRevision;
import se.framdrift.commitments.TargetHistory.Stated;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;

/**
 * The target as it stood in the ledger on each day: the first that was stated, and each change of
 * value, deadline and path from the day on which that was stated, whatever day it gives itself.
 * Other changes (of the baseline, the comparison, the first day …) are not followed. What gave way
 * to another on the day on which it was stated or on the next was a slip of the pen, and never
 * stood.
 */
final class Stood {

  private Stood() {}

  /** Null when no other target ever stood that can be held against the same figures. */
  static @Nullable Target of(Commitment commitment, Target now, TargetHistory history) {
    List<Stated> trail = comparable(commitment, now, history.trail());
    if (trail.size() < 2) {
      return null;
    }
    Target first = trail.getFirst().target();
    List<TargetRevision> revisions = new ArrayList<>(first.revisions());
    for (int i = 1; i < trail.size(); i++) {
      Target target = trail.get(i).target();
      LocalDate begins = begins(trail.get(i - 1).target(), target, day(trail.get(i)));
      revisions.removeIf(each -> !each.since().isBefore(begins));
      Instant midnight = Objects.requireNonNull(Measured.startOf(begins));
      revisions.add(from(begins, Version.last(Version.upTo(target, midnight))));
      for (Version version : Version.upTo(target, Instant.MAX)) {
        TargetRevision by = version.by();
        if (by != null && !version.late() && by.since().isAfter(begins)) {
          revisions.add(from(by.since(), version));
        }
      }
    }
    return first.with(revisions, now.beside());
  }

  /** Those of the same figures, in the same unit, that say enough and were more than a slip. */
  private static List<Stated> comparable(Commitment commitment, Target now, List<Stated> trail) {
    List<Stated> comparable = new ArrayList<>();
    for (int i = 0; i < trail.size(); i++) {
      Target each = trail.get(i).target();
      boolean slip =
          i + 1 < trail.size() && !day(trail.get(i + 1)).isAfter(day(trail.get(i)).plusDays(1));
      boolean same =
          Objects.equals(each.indicator(), now.indicator())
              && Objects.equals(each.unit(), now.unit());
      if (same && !slip && says(commitment.with(each))) {
        comparable.add(trail.get(i));
      }
    }
    return comparable;
  }

  private static boolean says(Commitment commitment) {
    return switch (Rule.of(commitment.kind())) {
      case StatedRule _ -> true;
      case MeasuredRule _ -> Measurability.hindrances(commitment).isEmpty();
    };
  }

  /** What is written down on the day after it was decided is not dated back. */
  private static LocalDate begins(Target before, Target after, LocalDate stated) {
    LocalDate eve = stated.minusDays(1);
    boolean decided =
        TargetHistory.isContinued(before, after)
            && TargetHistory.added(before, after).stream()
                .anyMatch(each -> each.since().equals(eve));
    return decided ? eve : stated;
  }

  private static LocalDate day(Stated stated) {
    return LocalDate.ofInstant(stated.at(), Period.ZONE);
  }

  /** A deadline that has passed before it was stated is none. */
  private static TargetRevision from(LocalDate day, Version version) {
    Target target = version.target();
    Double value = target.share() == null ? target.value() : target.share();
    LocalDate deadline = target.deadline();
    boolean passed = deadline != null && deadline.isBefore(day);
    return new TargetRevision(
        day, LocalizedText.same(""), value, passed ? null : deadline, target.path());
  }
}
