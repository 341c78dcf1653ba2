package se.framdrift.commitments;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * @param target the version that counts now
 * @param versions of the target by now, oldest first
 * @param path of the version that counts now
 * @param paths of each version
 * @param from when the promise began: a period that begins earlier is baseline; null when nobody
 *     said
 * @param deadline the midnight that ends the last day; null for none
 * @param now the moment
 */
record Measured(
    Target target,
    List<Version> versions,
    Comparison comparison,
    Path path,
    Map<Version, Path> paths,
    Figures figures,
    @Nullable Instant from,
    @Nullable Instant deadline,
    Instant now) {

  /** The commitment must be measurable, see {@link Measurability}. */
  static Measured of(Commitment commitment, Target target, Evidence evidence, Instant now) {
    Kind kind = commitment.kind();
    Cadence cadence =
        new Cadence(evidence.resolution(), evidence.reportingLag(), evidence.measuredOn());
    Instant from = from(commitment, target);
    boolean survey = evidence.survey() || kind == Kind.SURVEY_LEVEL;
    Figures figures = Figures.of(evidence, cadence, from, survey, now);
    Comparison comparison = Objects.requireNonNull(Measurability.comparison(kind, target));
    Baseline baseline = Baseline.of(target, kind, figures);
    List<Version> versions = Version.upTo(target, now);
    Map<Version, Path> paths = new HashMap<>();
    for (Version version : versions) {
      paths.put(version, Path.of(kind, version.target(), comparison, baseline));
    }
    Version last = Version.last(versions);
    Path path = Objects.requireNonNull(paths.get(last));
    return new Measured(
        last.target(), versions, comparison, path, paths, figures, from, path.deadline(), now);
  }

  /** The path of the version in force on the last day of what the figure measures. */
  Path path(IndicatorValue figure) {
    return Objects.requireNonNull(paths.get(Version.on(versions, figures.end(figure))));
  }

  /** The level that this path asks of the figure, null when it is not known. */
  @Nullable Mark asked(IndicatorValue figure) {
    return path(figure).at(figures.end(figure));
  }

  /** The same at another moment, with other figures. */
  Measured with(Figures others) {
    return new Measured(
        target, versions, comparison, path, paths, others, from, deadline, others.now());
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
