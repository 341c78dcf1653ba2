package se.framdrift.commitments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Target;
import se.framdrift.catalog.TargetRevision;

/**
 * A target as it is in force from a moment on.
 *
 * @param by the revision that made it, null for what was first promised
 * @param target without revisions of its own
 * @param late whether the time of the version before it had run out by then: then it changes
 *     nothing
 */
record Version(@Nullable TargetRevision by, Target target, boolean late) {

  /** Every version that has come into force by {@code now}, oldest first. */
  static List<Version> upTo(Target target, Instant now) {
    List<Version> versions = new ArrayList<>();
    Version current = new Version(null, target.original(), false);
    versions.add(current);
    for (TargetRevision revision : target.revisions()) {
      Instant since = begins(revision);
      if (since.isAfter(now)) {
        break;
      }
      Instant deadline = Measured.midnightAfter(current.target().deadline());
      boolean late = deadline != null && !since.isBefore(deadline);
      Version next = new Version(revision, current.target().revised(revision), late);
      versions.add(next);
      current = late ? current : next;
    }
    return versions;
  }

  /** The last of them that counts. */
  static Version last(List<Version> versions) {
    return versions.reversed().stream()
        .filter(version -> !version.late())
        .findFirst()
        .orElseThrow();
  }

  /** The one in force on the day that ends at {@code end}. */
  static Version on(List<Version> versions, Instant end) {
    return versions.reversed().stream()
        .filter(version -> !version.late())
        .filter(version -> version.by() == null || begins(version.by()).isBefore(end))
        .findFirst()
        .orElseThrow();
  }

  /** Local midnight at which its first day begins. */
  static Instant begins(TargetRevision revision) {
    return Objects.requireNonNull(Measured.startOf(revision.since()));
  }
}
