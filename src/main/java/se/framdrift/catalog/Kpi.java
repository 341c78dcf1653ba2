package se.framdrift.catalog;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Span;

/**
 * What is measured.
 *
 * @param measured what a period of it means: {@code year-total}, {@code at:12-31}, {@code
 *     survey:08-15..10-15} …
 * @param resolution length of its periods
 * @param reportingLag from the end of a period until its figure is normally published
 * @param survey answers of a sample, so that a figure without margin cannot be judged
 * @param dimensions name to allowed values, besides the total
 * @param plausibleMin smallest value that can be true, null for none
 * @param plausibleMax largest value that can be true, null for none
 * @param plausibleStep largest credible difference from the period before, null for none
 * @param doubtful what becomes of a value that is outside of these
 * @param units other units in which values may come, and what they are multiplied by to become this
 *     one: {@code MWh} to 1000
 * @param threshold the fewest that a figure rests on when it may be shown, 5, 7 or 10: one with a
 *     smaller {@code n} is hidden before it enters the ledger; null where nobody is to be protected
 * @param seriesBreak why values before and after cannot be compared, null for none
 */
public record Kpi(
    String id,
    LocalizedText title,
    LocalizedText definition,
    String unit,
    int decimals,
    Span resolution,
    String measured,
    Span reportingLag,
    boolean survey,
    Map<String, List<String>> dimensions,
    @Nullable Double plausibleMin,
    @Nullable Double plausibleMax,
    @Nullable Double plausibleStep,
    Doubtful doubtful,
    Map<String, Double> units,
    Source source,
    @Nullable LocalizedText seriesBreak,
    @Nullable Integer threshold) {

  /** What is done with a value that is hardly credible. */
  public enum Doubtful {
    /** It is refused, and can be replayed from quarantine. */
    QUARANTINE,
    /** It is taken with the flag {@code U} (low reliability), shown, and never judged. */
    FLAG
  }

  /** A KPI whose figures protect nobody. */
  public Kpi(
      String id,
      LocalizedText title,
      LocalizedText definition,
      String unit,
      int decimals,
      Span resolution,
      String measured,
      Span reportingLag,
      boolean survey,
      Map<String, List<String>> dimensions,
      @Nullable Double plausibleMin,
      @Nullable Double plausibleMax,
      @Nullable Double plausibleStep,
      Doubtful doubtful,
      Map<String, Double> units,
      Source source,
      @Nullable LocalizedText seriesBreak) {
    this(
        id,
        title,
        definition,
        unit,
        decimals,
        resolution,
        measured,
        reportingLag,
        survey,
        dimensions,
        plausibleMin,
        plausibleMax,
        plausibleStep,
        doubtful,
        units,
        source,
        seriesBreak,
        null);
  }

  /** A KPI whose values come in its own unit, and are refused outside of what is plausible. */
  public Kpi(
      String id,
      LocalizedText title,
      LocalizedText definition,
      String unit,
      int decimals,
      Span resolution,
      String measured,
      Span reportingLag,
      boolean survey,
      Map<String, List<String>> dimensions,
      @Nullable Double plausibleMin,
      @Nullable Double plausibleMax,
      Source source,
      @Nullable LocalizedText seriesBreak) {
    this(
        id,
        title,
        definition,
        unit,
        decimals,
        resolution,
        measured,
        reportingLag,
        survey,
        dimensions,
        plausibleMin,
        plausibleMax,
        null,
        Doubtful.QUARANTINE,
        Map.of(),
        source,
        seriesBreak,
        null);
  }

  /** Who publishes it, how the source wants to be named, and under what terms. */
  public record Source(String name, @Nullable String licence, @Nullable String url) {}
}
