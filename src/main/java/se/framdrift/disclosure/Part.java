package se.framdrift.disclosure;

import java.util.List;

/**
 * One respondent or case of a wave.
 *
 * @param now what it adds, at most once to each figure
 * @param marks what it added when it was last released, at most one for each figure
 */
public record Part(List<Contribution> now, List<Mark> marks) {

  public Part {
    now = List.copyOf(now);
    marks = List.copyOf(marks);
  }
}
