package se.framdrift.disclosure;

import java.util.List;
import java.util.Set;

/**
 * What comes out of a survey or of cases.
 *
 * @param id unique in its plan
 * @param subject the question or kind of cases that it is about
 * @param counted answers that are counted at all; who said something else is left out
 * @param yes those of them that count as yes
 * @param dimensions groups by which it is shown, each for itself, beside the total
 * @param sample whether those who are counted stand for others, so that a share has a margin
 * @param outputs the KPIs that it becomes
 */
public record Figure(
    String id,
    String subject,
    Set<String> counted,
    Set<String> yes,
    List<String> dimensions,
    boolean sample,
    List<Output> outputs) {

  public Figure {
    counted = Set.copyOf(counted);
    yes = Set.copyOf(yes);
    dimensions = List.copyOf(dimensions);
    outputs = List.copyOf(outputs);
  }

  /** What is told of a cell. */
  public enum Measure {
    /** Yes of all, in percent. */
    SHARE,
    /** How many there are. */
    COUNT,
    /** How many of them are yes. */
    YES,
    /** The median of the amounts, rounded to halves. */
    MEDIAN
  }

  /** A measure and the KPI as which it is shown. */
  public record Output(Measure measure, String kpi) {}

  boolean counts(Contribution contribution) {
    return counted.contains(contribution.said());
  }

  boolean isYes(Contribution contribution) {
    return yes.contains(contribution.said());
  }

  /** Whether a shown cell rests on amounts. */
  boolean hasMedian() {
    return outputs.stream().anyMatch(each -> each.measure() == Measure.MEDIAN);
  }
}
