package se.framdrift.disclosure;

import java.util.List;

/**
 * What comes out of a survey or of cases.
 *
 * @param id unique in its plan
 * @param dimensions groups by which it is shown, each for itself, beside the total
 * @param sample whether those who are counted stand for others, so that a share has a margin
 * @param outputs the KPIs that it becomes
 */
public record Figure(String id, List<String> dimensions, boolean sample, List<Output> outputs) {

  public Figure {
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
}
