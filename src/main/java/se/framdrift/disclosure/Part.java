package se.framdrift.disclosure;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One respondent or case of a wave.
 *
 * @param now what it says, at most once to each subject, all of one leaf and weight
 * @param mark what it said when it was last looked at for a release, null before that
 */
public record Part(List<Contribution> now, @Nullable Mark mark) {

  public Part {
    now = List.copyOf(now);
  }

  boolean isUnchanged() {
    return mark != null && mark.contributions().equals(now);
  }
}
