package se.framdrift.feeds.simulated;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import se.framdrift.model.Period;
import se.framdrift.model.RawFact;
import se.framdrift.model.SeriesId;

/**
 * A made-up value as it is posted.
 *
 * @param value rounded to the decimals of the KPI
 * @param n how many answered, null when it is no survey
 * @param margin half the 95 % interval, in the value's unit, null when it is no survey
 */
record Figure(BigDecimal value, @Nullable Long n, @Nullable BigDecimal margin) {

  RawFact row(int row, SeriesId series, Period period, String flag) {
    return new RawFact(
        row,
        series.toString(),
        period.text(),
        value.toPlainString(),
        n == null ? null : n.toString(),
        margin == null ? null : margin.toPlainString(),
        flag,
        null);
  }
}
