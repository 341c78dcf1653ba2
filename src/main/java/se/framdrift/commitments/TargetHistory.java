package se.framdrift.commitments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Beside;
import se.framdrift.catalog.Target;
import se.framdrift.catalog.TargetRevision;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;

/**
 * What the ledger knows of when a commitment's target was stated. A day that a catalog gives itself
 * can be any day; this is when the catalog that said it first was committed.
 *
 * @param trail the targets that were stated one after another, each asking for something else than
 *     the one before; what was taken back to an earlier one is left out, unless a revision that had
 *     been stated for more than a day was taken away. The first is the first that there ever was
 * @param seen when each revision was first stated
 */
public record TargetHistory(List<Stated> trail, Map<TargetRevision, Instant> seen) {

  /** Nothing is known: every day is taken as it is given. */
  public static final TargetHistory NONE = new TargetHistory(List.of(), Map.of());

  /** The newest edits that are told. */
  static final int MOST_EDITS = 5;

  /**
   * A target as a catalog stated it.
   *
   * @param at when that catalog was committed
   */
  public record Stated(Instant at, Target target) {}

  /**
   * A target that was replaced by another that does not name it as what it was before.
   *
   * @param at when the other was first stated
   */
  record Edit(Instant at, Target before, Target after) {}

  public TargetHistory {
    trail = List.copyOf(trail);
    seen = Map.copyOf(seen);
  }

  /**
   * Of all that was stated.
   *
   * @param stated in order of position
   */
  public static TargetHistory of(List<Stated> stated) {
    List<Stated> trail = new ArrayList<>();
    Map<TargetRevision, Instant> seen = new HashMap<>();
    for (Stated each : stated) {
      each.target()
          .revisions()
          .forEach(revision -> seen.putIfAbsent(nameless(revision), each.at()));
      Target asked = asked(each.target());
      int known = trail.size() - 1;
      while (known >= 0 && !asked(trail.get(known).target()).equals(asked)) {
        known--;
      }
      List<Stated> between = trail.subList(known + 1, trail.size());
      if (known < 0 || between.stream().anyMatch(other -> takesAway(other, each, seen))) {
        trail.add(each);
      } else {
        between.clear();
      }
    }
    return new TargetHistory(trail, seen);
  }

  /** Whether a revision is lost that had been there for longer than a slip of the pen. */
  private static boolean takesAway(Stated before, Stated after, Map<TargetRevision, Instant> seen) {
    LocalDate day = day(after.at());
    return added(after.target(), before.target()).stream()
        .map(each -> seen.getOrDefault(nameless(each), before.at()))
        .anyMatch(stated -> day.isAfter(day(stated).plusDays(1)));
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, Period.ZONE);
  }

  /** When a revision was first stated; null when that is not known. */
  public @Nullable Instant stated(TargetRevision revision) {
    return seen.get(nameless(revision));
  }

  /** The target that was stated first, without its revisions; null when nothing is known. */
  @Nullable Target first() {
    return trail.isEmpty() ? null : trail.getFirst().target().original();
  }

  /** The newest {@link #MOST_EDITS} replacements that no revision tells of, oldest first. */
  List<Edit> edits() {
    List<Edit> edits = new ArrayList<>();
    for (int i = 1; i < trail.size(); i++) {
      Stated before = trail.get(i - 1);
      Stated after = trail.get(i);
      if (!isContinued(before.target(), after.target())) {
        edits.add(new Edit(after.at(), before.target(), after.target()));
      }
    }
    return edits.subList(Math.max(0, edits.size() - MOST_EDITS), edits.size());
  }

  /** Whether the later is the earlier with revisions added. */
  static boolean isContinued(Target before, Target after) {
    return asked(before.original()).equals(asked(after.original()))
        && added(after, before).isEmpty();
  }

  /** The revisions of {@code told} that {@code other} does not have. */
  static List<TargetRevision> added(Target other, Target told) {
    Set<TargetRevision> known = new HashSet<>();
    other.revisions().forEach(each -> known.add(nameless(each)));
    return told.revisions().stream().filter(each -> !known.contains(nameless(each))).toList();
  }

  /** Without what is said of it in words, and what stands beside. */
  private static Target asked(Target target) {
    return new Target(
        true,
        null,
        target.indicator(),
        target.comparison(),
        target.value(),
        target.valueFromBaseline(),
        target.unit(),
        target.baseline(),
        target.baselineDate(),
        target.from(),
        target.deadline(),
        target.path(),
        target.within(),
        target.share(),
        target.revisions().stream().map(TargetHistory::nameless).toList(),
        target.steadiness(),
        Beside.NOTHING);
  }

  private static TargetRevision nameless(TargetRevision revision) {
    return new TargetRevision(
        revision.since(),
        LocalizedText.same(""),
        revision.value(),
        revision.deadline(),
        revision.path());
  }
}
