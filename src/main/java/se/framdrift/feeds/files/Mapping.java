package se.framdrift.feeds.files;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Span;

/**
 * What the cells of a file mean: the settings of a feed of kind {@code files}.
 *
 * @param series which series a row is of
 * @param n how many were counted; null for no such column; the next two likewise
 * @param unit in which values are; null for the KPI's own
 * @param factor what values are multiplied by
 * @param tables by name: what a cell stands for, such as a meter's number for a site
 * @param skipOthers whether rows whose cell is in no table are left out, and not refused
 * @param dates how dates are written, the first that fits decides; empty for ISO 8601
 * @param stretch how long a period is, and which end of it a stamp names
 * @param missing what stands for a missing figure, and its code
 * @param sum to which periods intervals are added up; null for not at all
 * @param incompleteIsMissing whether a period that lacks intervals is told to be missing, besides
 *     being refused
 */
public record Mapping(
    Source source,
    Layout layout,
    Template series,
    @Nullable Template n,
    @Nullable Template margin,
    @Nullable Template flag,
    @Nullable Template unit,
    BigDecimal factor,
    Map<String, Map<String, String>> tables,
    boolean skipOthers,
    List<DatePattern> dates,
    Stretch stretch,
    NumberText numbers,
    Map<String, String> missing,
    @Nullable Span sum,
    boolean incompleteIsMissing) {

  public Mapping {
    tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    dates = List.copyOf(dates);
    missing = Collections.unmodifiableMap(new LinkedHashMap<>(missing));
  }

  /** The same, where an incomplete period is only refused. */
  Mapping withoutMissing() {
    return new Mapping(
        source,
        layout,
        series,
        n,
        margin,
        flag,
        unit,
        factor,
        tables,
        skipOthers,
        dates,
        stretch,
        numbers,
        missing,
        sum,
        false);
  }

  /** The same for another way of becoming a table. */
  Mapping withSource(Source other) {
    return new Mapping(
        other,
        layout,
        series,
        n,
        margin,
        flag,
        unit,
        factor,
        tables,
        skipOthers,
        dates,
        stretch,
        numbers,
        missing,
        sum,
        incompleteIsMissing);
  }
}
