package se.framdrift.commitments;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.Missing;
import se.framdrift.model.Period;
import se.framdrift.model.Reason;

/**
 * The figures of an indicator as a commitment sees them at a moment. A figure that is said to be
 * not yet published is none, and so is one that is both provisional and doubtful until it is due:
 * more of what it rests on is still to come. One whose period is not over is set aside.
 *
 * @param finished whose period is over, in calendar order
 * @param unfinished whose period is not over
 * @param evidence the finished ones whose period begins when the promise holds, not earlier
 * @param survey whether a figure without margin says nothing
 */
record Figures(
    List<IndicatorValue> finished,
    List<IndicatorValue> unfinished,
    List<IndicatorValue> evidence,
    Cadence cadence,
    boolean survey,
    Instant now) {

  /** With fewer answers the margin is as uncertain as the figure. */
  static final int SMALLEST_SURVEY = 30;

  static Figures of(
      Evidence evidence, Cadence cadence, @Nullable Instant from, boolean survey, Instant now) {
    List<IndicatorValue> published =
        evidence.values().stream()
            .filter(figure -> !unpublished(figure) && !growing(figure, cadence, now))
            .toList();
    List<IndicatorValue> finished =
        published.stream().filter(figure -> !end(cadence, figure).isAfter(now)).toList();
    return new Figures(
        finished,
        published.stream().filter(figure -> end(cadence, figure).isAfter(now)).toList(),
        finished.stream()
            .filter(figure -> from == null || !figure.period().start().isBefore(from))
            .toList(),
        cadence,
        survey,
        now);
  }

  private static boolean unpublished(IndicatorValue figure) {
    Reason missing = figure.missing();
    return missing != null && missing.code().endsWith(Missing.NOT_YET_PUBLISHED.code());
  }

  private static boolean growing(IndicatorValue figure, Cadence cadence, Instant now) {
    return figure.qualityNote() != null
        && !figure.flag().equals("E")
        && figure.isProvisional()
        && now.isBefore(cadence.due(cadence.slot(figure.period())));
  }

  private static Instant end(Cadence cadence, IndicatorValue figure) {
    return cadence.slot(figure.period()).end();
  }

  /** Where the figure stands on a target path. */
  Instant end(IndicatorValue figure) {
    return end(cadence, figure);
  }

  /** The last finished one, with or without a value. */
  @Nullable IndicatorValue newest() {
    return finished.isEmpty() ? null : finished.getLast();
  }

  /** The last finished one that has a value, be it one that decides nothing. */
  @Nullable IndicatorValue shown() {
    return finished.reversed().stream()
        .filter(figure -> figure.value() != null)
        .findFirst()
        .orElse(null);
  }

  /** When the next figure is due, null when none has come. */
  @Nullable Instant expectedNext() {
    IndicatorValue newest = newest();
    return newest == null ? null : cadence.due(cadence.next(newest.period()));
  }

  /** Whether a figure is overdue. */
  boolean stale() {
    Instant expected = expectedNext();
    return expected != null && !now.isBefore(expected);
  }

  /** Whether the figure may decide something. */
  boolean usable(IndicatorValue figure) {
    return obstacle(figure) == null;
  }

  /** Why the figure decides nothing, null when it does. */
  @Nullable Reason obstacle(IndicatorValue figure) {
    return obstacle(figure, survey);
  }

  static @Nullable Reason obstacle(IndicatorValue figure, boolean survey) {
    Double value = figure.value();
    if (value == null) {
      return figure.missing();
    }
    if (figure.qualityNote() != null) {
      return Reasons.qualityNote(figure.period(), figure.qualityNote());
    }
    if (!Double.isFinite(value)) {
      return Reasons.notFinite(figure.period());
    }
    Double margin = figure.margin();
    if (margin == null ? survey : !Double.isFinite(margin) || margin < 0) {
      return Reasons.noMargin(figure.period());
    }
    Long n = figure.n();
    return survey && n != null && n < SMALLEST_SURVEY
        ? Remarks.smallGroup(figure.period(), n, SMALLEST_SURVEY)
        : null;
  }

  /**
   * A figure in force that breaks the series after {@code from} and up to {@code to}, or that of
   * the baseline's own period, which is partly of the old series then.
   */
  @Nullable IndicatorValue seriesBreak(@Nullable Period baseline, Instant from, Instant to) {
    return finished.stream()
        .filter(IndicatorValue::isBreak)
        .filter(
            figure ->
                figure.period().equals(baseline)
                    || (end(figure).isAfter(from) && !end(figure).isAfter(to)))
        .findFirst()
        .orElse(null);
  }
}
