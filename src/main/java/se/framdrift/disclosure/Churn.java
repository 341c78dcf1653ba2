package se.framdrift.disclosure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many have certainly changed since a release: those who said something else under the same id,
 * and by how many those who came and those who went differ. Who is deleted and sent again comes and
 * goes, so that it counts as nothing. Says nothing of what was said.
 *
 * @param people the fewest who can have changed
 * @param any whether anything did
 */
record Churn(long people, boolean any) {

  /** Of everyone, since they were last looked at. */
  static Churn of(List<Part> parts, List<Gone> gone) {
    long revised = 0;
    long came = 0;
    long went = 0;
    for (Part part : parts) {
      boolean before = part.mark() != null && !part.mark().contributions().isEmpty();
      boolean now = !part.now().isEmpty();
      came += now && !before ? 1 : 0;
      went += before && !now ? 1 : 0;
      revised += before && now && !part.isUnchanged() ? 1 : 0;
    }
    for (Gone each : gone) {
      went += each.isPending() && each.first() > 0 ? each.count() : 0;
    }
    return new Churn(revised + Math.abs(came - went), revised + came + went > 0);
  }

  /** Of who answered to a subject in a place, since a release. */
  static Churn of(String subject, Place place, int since, List<Part> parts, List<Gone> gone) {
    long revised = 0;
    long came = 0;
    long went = 0;
    boolean any = false;
    for (Part part : parts) {
      boolean now = isHere(part.now(), subject, place);
      Mark mark = part.mark();
      boolean before = mark != null && isHere(mark.contributions(), subject, place);
      if (now && (mark == null || mark.first() > since)) {
        came++;
      } else if (now && (isLater(mark, since) || !part.isUnchanged())) {
        revised++;
      } else if (before && !now) {
        any = true; // went elsewhere: it is not known whether anybody else came for it
      }
    }
    for (Gone each : gone) {
      boolean was =
          Block.hasSubject(each.subjects(), subject)
              && place.holds(each.leaf())
              && each.entered() <= since
              && (each.isPending() || each.left() > since);
      any |= was;
      went += was && each.first() > 0 ? each.count() : 0;
    }
    return new Churn(revised + Math.abs(came - went), any || revised > 0 || came > 0 || went > 0);
  }

  private static boolean isLater(@Nullable Mark mark, int since) {
    return mark != null && mark.entered() > since;
  }

  private static boolean isHere(List<Contribution> said, String subject, Place place) {
    return said.stream()
        .anyMatch(each -> each.subject().equals(subject) && place.holds(each.leaf()));
  }
}
