package se.framdrift.catalog;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Period;

/**
 * What the words promise, in numbers.
 *
 * @param quoted whether the number stands in the words; otherwise it is assumed
 * @param assumption what was assumed, null when nothing was
 * @param indicator the indicator that is judged; null for a milestone
 * @param comparison which side of the value is the good one; null for a milestone
 * @param value in the indicator's unit; null when it is the baseline's value, or for a milestone
 * @param valueFromBaseline the target value is the indicator's value at the baseline
 * @param baseline the period of the baseline, null when there is none
 * @param baselineDate the day of the baseline for things that are counted from a day on
 * @param from first day that counts as evidence; a period that begins earlier is baseline
 * @param deadline last day, inclusive; null for none
 * @param path what is asked for before the deadline
 * @param within the promised time, for {@code service-time}
 * @param share the share (%) that must be within it, for {@code service-time}
 * @param revisions later versions, in calendar order
 * @param steadiness what it takes for the status to change before the deadline
 * @param beside what is shown and checked beside the figure
 */
public record Target(
    boolean quoted,
    @Nullable LocalizedText assumption,
    @Nullable String indicator,
    @Nullable Comparison comparison,
    @Nullable Double value,
    boolean valueFromBaseline,
    @Nullable String unit,
    @Nullable Period baseline,
    @Nullable LocalDate baselineDate,
    @Nullable LocalDate from,
    @Nullable LocalDate deadline,
    TargetPath path,
    @Nullable Duration within,
    @Nullable Double share,
    List<TargetRevision> revisions,
    Steadiness steadiness,
    Beside beside) {

  public Target {
    revisions = revisions.stream().sorted(Comparator.comparing(TargetRevision::since)).toList();
  }

  /** A target that nobody has changed, judged by every figure at once. */
  public Target(
      boolean quoted,
      @Nullable LocalizedText assumption,
      @Nullable String indicator,
      @Nullable Comparison comparison,
      @Nullable Double value,
      boolean valueFromBaseline,
      @Nullable String unit,
      @Nullable Period baseline,
      @Nullable LocalDate baselineDate,
      @Nullable LocalDate from,
      @Nullable LocalDate deadline,
      TargetPath path,
      @Nullable Duration within,
      @Nullable Double share) {
    this(
        quoted,
        assumption,
        indicator,
        comparison,
        value,
        valueFromBaseline,
        unit,
        baseline,
        baselineDate,
        from,
        deadline,
        path,
        within,
        share,
        List.of(),
        Steadiness.NONE,
        Beside.NOTHING);
  }

  /** As it stands after a revision; without revisions of its own. */
  public Target revised(TargetRevision by) {
    boolean another = by.value() != null;
    return new Target(
        quoted,
        assumption,
        indicator,
        comparison,
        another ? by.value() : value,
        valueFromBaseline && !another,
        unit,
        baseline,
        baselineDate,
        from,
        by.deadline() == null ? deadline : by.deadline(),
        by.path() == null ? path : by.path(),
        within,
        another && share != null ? by.value() : share,
        List.of(),
        steadiness,
        beside);
  }

  /** As it was first promised. */
  public Target original() {
    return with(List.of(), steadiness, beside);
  }

  /** The same with another steadiness. */
  public Target with(Steadiness other) {
    return with(revisions, other, beside);
  }

  /** The same with other later versions, in any order, and other things beside. */
  public Target with(List<TargetRevision> others, Beside another) {
    return with(others, steadiness, another);
  }

  private Target with(List<TargetRevision> others, Steadiness other, Beside another) {
    return new Target(
        quoted,
        assumption,
        indicator,
        comparison,
        value,
        valueFromBaseline,
        unit,
        baseline,
        baselineDate,
        from,
        deadline,
        path,
        within,
        share,
        others,
        other,
        another);
  }

  /** Which values keep the promise. */
  public enum Comparison {
    AT_LEAST,
    AT_MOST,
    EQUAL_TO,
    BELOW,
    ABOVE;

    /** The code in files and on the wire: {@code at-least}. */
    public String code() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** Whether {@code value} keeps a promise of {@code target}, both in the same unit. */
    public boolean holds(double value, double target) {
      return switch (this) {
        case AT_LEAST -> value >= target;
        case AT_MOST -> value <= target;
        case EQUAL_TO -> value == target;
        case BELOW -> value < target;
        case ABOVE -> value > target;
      };
    }
  }
}
