package se.framdrift.commitments;

import java.util.ArrayList;
import java.util.List;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Target;
import se.framdrift.model.Reason;
import se.framdrift.model.Status.State;

/** What is said when a target has been changed since it was first promised. */
final class Revised {

  private Revised() {}

  /** One reason for every later version, in calendar order. */
  static List<Reason> reasons(Commitment commitment, List<Version> versions) {
    List<Reason> reasons = new ArrayList<>();
    Target before = versions.getFirst().target();
    for (Version version : versions) {
      if (version.by() != null) {
        Target after = version.target();
        Change change =
            Change.of(Measurability.comparison(commitment.kind(), before), before, after);
        reasons.add(
            version.late()
                ? Remarks.revisedLate(version.by(), change, before, after)
                : Remarks.revised(version.by(), change, before, after));
      }
      before = version.late() ? before : version.target();
    }
    return reasons;
  }

  /** What the target as first promised would have given, when that is another state. */
  static List<Reason> byOriginal(State original, State now) {
    return original == now ? List.of() : List.of(Remarks.byOriginal(original));
  }
}
