package se.framdrift.catalog;

import java.time.LocalDate;
import java.util.List;

/** What a target asks for before its deadline. The formulas are in docs/judging.md. */
public sealed interface TargetPath {

  /** Only the end counts. */
  record Step() implements TargetPath {}

  /** A straight line from the baseline's value to the target's. */
  record Linear() implements TargetPath {}

  /**
   * Straight lines from the baseline's value, where the target has one, from point to point and on
   * to the target's value at the deadline. Before the first corner its level holds.
   *
   * @param points in calendar order, all before the deadline
   */
  record Curve(List<Point> points) implements TargetPath {
    public Curve {
      points = List.copyOf(points);
    }
  }

  /**
   * The baseline's value changed by so much every year, compound.
   *
   * @param percent a year; below zero for a fall
   */
  record YearlyRate(double percent) implements TargetPath {}

  /**
   * The target's value is all that may be used from the first day of evidence to the deadline: the
   * figures are added up.
   */
  record Budget() implements TargetPath {}

  /**
   * A corner of a curve.
   *
   * @param at the day at whose end the level is asked for
   * @param value in the indicator's unit
   */
  record Point(LocalDate at, double value) {}

  /** The word for it in files and on the wire. */
  default String code() {
    return switch (this) {
      case Step() -> "step";
      case Linear() -> "linear";
      case Curve(_) -> "curve";
      case YearlyRate(_) -> "yearly-rate";
      case Budget() -> "budget";
    };
  }
}
