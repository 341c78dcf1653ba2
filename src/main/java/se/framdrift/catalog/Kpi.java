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
    Source source,
    @Nullable LocalizedText seriesBreak) {

  /** Who publishes it, how the source wants to be named, and under what terms. */
  public record Source(String name, @Nullable String licence, @Nullable String url) {}
}
