package se.framdrift.commitments;

import java.time.MonthDay;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import se.framdrift.catalog.Overlap;
import se.framdrift.model.IndicatorValue;
import se.framdrift.model.LocalizedText;
import se.framdrift.model.Span;
import se.framdrift.model.Statement;

/** What tests know of a commitment: figures that each rest on observations of their own. */
final class Known {

  private Known() {}

  /** Register figures of a declared feed, and no reports. */
  static Evidence figures(List<IndicatorValue> values, String lag, String resolution) {
    return figures(values, lag, resolution, false);
  }

  /** The same, which may be answers of a sample. */
  static Evidence figures(
      List<IndicatorValue> values, String lag, String resolution, boolean survey) {
    return of(values, Span.parse(lag), Span.parse(resolution), null, survey, true, null, List.of());
  }

  /** Everything, but for other indicators beside. */
  static Evidence of(
      List<IndicatorValue> values,
      Span lag,
      Span resolution,
      @Nullable MonthDay measuredOn,
      boolean survey,
      boolean feedDeclared,
      @Nullable LocalizedText feedMissing,
      List<Statement> statements) {
    return new Evidence(
        values,
        lag,
        resolution,
        measuredOn,
        survey,
        feedDeclared,
        feedMissing,
        statements,
        Map.of(),
        Overlap.NONE);
  }
}
