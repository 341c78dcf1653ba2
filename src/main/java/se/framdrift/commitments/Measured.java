package se.framdrift.commitments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Commitment;
import se.framdrift.catalog.Commitment.Kind;
import se.framdrift.catalog.Target;
import se.framdrift.catalog.Target.Comparison;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Period;

/**
 * A commitment with a target in numbers, and its figures at a moment.
 *
 * @param from when the promise began: a period that begins earlier is baseline; null when nobody
 *     said
 * @param deadline the midnight that ends the last day; null for none
 * @param now the moment
 */
record Measured(
    Target target,
    Comparison comparison,
    Path path,
    Figures figures,
    @Nullable Instant from,
    @Nullable Instant deadline,
    Instant now) {

  /** The commitment must be measurable, see {@link Measurability}. */
  static Measured of(Commitment commitment, Target target, Evidence evidence, Instant now) {
    Cadence cadence =
        new Cadence(evidence.resolution(), evidence.reportingLag(), evidence.measuredOn());
    Instant from = from(commitment, target);
    boolean survey = evidence.survey() || commitment.kind() == Kind.SURVEY_LEVEL;
    Figures figures = Figures.of(evidence, cadence, from, survey, now);
    Comparison comparison =
        Objects.requireNonNull(Measurability.comparison(commitment.kind(), target));
    Instant deadline = midnightAfter(target.deadline());
    Baseline baseline = Baseline.of(target, commitment.kind(), figures);
    boolean straight =
        target.linear()
            && deadline != null
            && comparison != Comparison.EQUAL_TO
            && commitment.kind() != Kind.KEEP_WITHIN;
    Path path = new Path(baseline, goal(commitment.kind(), target, baseline), deadline, straight);
    return new Measured(target, comparison, path, figures, from, deadline, now);
  }

  private static @Nullable Mark goal(Kind kind, Target target, Baseline baseline) {
    if (target.valueFromBaseline()) {
      return baseline instanceof Baseline.Known(_, Mark mark) ? mark : null;
    }
    Double value = Measurability.value(kind, target);
    return value == null ? null : Mark.exactly(value);
  }

  /**
   * The later of the first day of evidence and the baseline's end; when the target says neither,
   * the day of the decision.
   */
  private static @Nullable Instant from(Commitment commitment, Target target) {
    Period baseline = target.baseline();
    Instant stated =
        Stream.of(
                startOf(target.from()),
                startOf(target.baselineDate()),
                baseline == null ? null : afterwards(baseline))
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .max(Instant::compareTo)
            .orElse(null);
    return stated == null ? startOf(commitment.issuer().decided()) : stated;
  }

  private static Instant afterwards(Period period) {
    boolean instant = period.start().equals(period.end());
    return instant ? period.end().plusNanos(1) : period.end();
  }

  static @Nullable Instant startOf(@Nullable LocalDate day) {
    return day == null ? null : day.atStartOfDay(Period.ZONE).toInstant();
  }

  static @Nullable Instant midnightAfter(@Nullable LocalDate day) {
    return day == null ? null : startOf(day.plusDays(1));
  }

  boolean reached(@Nullable Instant moment) {
    return moment != null && !now.isBefore(moment);
  }

  /** When a verdict after the deadline is final: the deadline and the reporting lag. */
  @Nullable Instant verdict() {
    return deadline == null ? null : figures.cadence().lag().after(deadline);
  }

  /** The figure held against a level. */
  Findings against(IndicatorValue figure, Mark level) {
    String unit = target.unit() == null ? "" : target.unit();
    return new Findings(figure, new Aim(comparison, level), unit);
  }

  /** Moments at which time alone may change what is found. */
  Stream<@Nullable Instant> moments() {
    Stream<@Nullable Instant> fixed =
        Stream.<@Nullable Instant>of(deadline, verdict(), figures.expectedNext());
    return Stream.concat(fixed, figures.unfinished().stream().map(figures::end));
  }
}
