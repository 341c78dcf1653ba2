package se.framdrift.feeds.files;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Period;
import se.framdrift.model.RawText;

/**
 * A figure as a layout has found it.
 *
 * @param column that it stands in
 * @param value null when it is missing
 * @param missing the code why; null when there is a value
 */
record Figure(
    int row,
    RawText raw,
    String column,
    String series,
    Period period,
    @Nullable BigDecimal value,
    @Nullable String missing,
    @Nullable String n,
    @Nullable String margin,
    @Nullable String flag,
    @Nullable String unit) {

  /** The same for another period with another value. */
  Figure with(Period other, BigDecimal number) {
    return new Figure(row, raw, column, series, other, number, null, n, margin, flag, unit);
  }
}
