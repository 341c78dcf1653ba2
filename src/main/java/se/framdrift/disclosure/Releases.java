package se.framdrift.disclosure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import se.framdrift.model.Period;

/**
 * Makes releases: cells of which no one, together with all that were shown before of any figure,
 * gives away what single ones or fewer than the threshold have said.
 *
 * <p>A wave is looked at anew when at least the threshold (while its period runs, and it has many
 * answers, a twentieth of them) have certainly been added, changed or deleted since the last time.
 * Whether to look follows from who answered alone, never from what was said; and a look counts as
 * one whatever comes of it, so that it cannot be told from the moment of a release what the last
 * one to answer has said. What rests on too few is hidden at once.
 */
public final class Releases {

  private Releases() {}

  /**
   * The next release of a wave, empty when there is nothing to do.
   *
   * <p>A wave that was looked at with answers which the plan does not have any more is not looked
   * at again.
   *
   * <p>Cost: one pass over the parts for each figure, and the audit, which is bounded ({@link
   * LinearAudit#MOST_STEPS}, {@link WholeNumbers#MOST_STEPS}) and made at most twice for each place
   * of each figure.
   *
   * @param wave the reference period
   * @param over whether the period is over
   * @param parts everyone in the wave
   * @param gone everyone who was looked at in an earlier release and is so no more
   */
  public static Optional<Release> next(
      Plan plan, Period wave, boolean over, Standing standing, List<Part> parts, List<Gone> gone) {
    Attempt attempt = new Attempt(plan, wave, standing, parts, gone);
    attempt.hide();
    long n = parts.stream().filter(each -> !each.now().isEmpty()).count();
    long needed = Math.max(plan.threshold(), over ? 0 : n / 20);
    boolean known = parts.stream().allMatch(each -> isKnown(plan, each));
    if (known && n >= plan.threshold() && Churn.of(parts, gone).people() >= needed) {
      attempt.show();
      List<Optional<Mark>> marks =
          parts.stream().map(each -> marked(each, attempt.release())).toList();
      return Optional.of(
          new Release(
              attempt.standing(), attempt.cells(), marks, left(parts, gone, attempt.release())));
    }
    if (attempt.standingHidden().equals(standing)) {
      return Optional.empty();
    }
    List<Optional<Mark>> marks =
        parts.stream().map(each -> Optional.ofNullable(each.mark())).toList();
    return Optional.of(new Release(attempt.standingHidden(), attempt.cells(), marks, gone));
  }

  /**
   * Whether what somebody was looked at with is still an answer of the plan. Where a catalog has
   * changed what can be said, it is not known what old and new say of each other.
   */
  private static boolean isKnown(Plan plan, Part part) {
    Mark mark = part.mark();
    return mark == null
        || mark.contributions().stream()
            .allMatch(
                each ->
                    plan.subjects()
                        .getOrDefault(each.subject(), List.of(each.said()))
                        .contains(each.said()));
  }

  private static Optional<Mark> marked(Part part, int release) {
    Mark mark = part.mark();
    if (part.now().isEmpty()) {
      return Optional.empty(); // should it come back it is somebody new
    }
    if (part.isUnchanged()) {
      return Optional.ofNullable(mark);
    }
    return Optional.of(new Mark(part.now(), mark == null ? release : mark.first(), release));
  }

  private static List<Gone> left(List<Part> parts, List<Gone> gone, int release) {
    Map<Gone, Integer> counts = new HashMap<>();
    gone.forEach(each -> count(counts, each.leftAt(release)));
    for (Part part : parts) {
      Mark mark = part.mark();
      if (mark != null && !part.isUnchanged() && !mark.contributions().isEmpty()) {
        count(
            counts,
            new Gone(
                Block.subjects(mark.contributions()),
                mark.leaf(),
                part.now().isEmpty() ? mark.first() : 0,
                mark.entered(),
                release,
                1));
      }
    }
    List<Gone> all = new ArrayList<>();
    counts.forEach(
        (each, count) ->
            all.add(
                new Gone(
                    each.subjects(),
                    each.leaf(),
                    each.first(),
                    each.entered(),
                    each.left(),
                    count)));
    return all;
  }

  private static void count(Map<Gone, Integer> counts, Gone each) {
    counts.merge(
        new Gone(each.subjects(), each.leaf(), each.first(), each.entered(), each.left(), 0),
        each.count(),
        Integer::sum);
  }
}
